import Messaging
import Store

// What a loan's page and a client's do with a visit or call that was written down.

extension Context {
    /// One's own anybody may correct, another's the office.
    func offForCorrecting(_ contact: PersonalContact) -> OffReason? {
        if let off = offWhenReadOnly { return off }
        if contact.correction != nil { return .desk(.alreadyCorrected) }
        return contact.by == user.login || user.role.mayCorrectContacts ? nil : .notYourRole
    }

    func correcting(_ contact: PersonalContact) -> [Effect] {
        trying { [.push(try CorrectionForm(self, contact: contact.id)), .dropTypedAhead] }
    }
}
