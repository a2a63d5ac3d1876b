/// The rule behind what was sent and what was held back, as a proof names it. Colombia's, like `ContactPolicy.colombia`.
package enum LegalBasis {
    package static let collection = "Ley 2300 de 2023, art. 3"
    package static let consent = "Ley 1581 de 2012, art. 9; Ley 2300 de 2023, art. 2"
    /// A visit to home or work: microcredit only, with the client's own authorisation.
    package static let visit = "Ley 2300 de 2023, art. 6; Ley 1581 de 2012, art. 9"
    /// What asks for an authorisation to be kept with its proof.
    package static let authorisation = "Ley 1581 de 2012, art. 9; Decreto 1377 de 2013; Ley 2300 de 2023, art. 2"
    package static let revocation = "Ley 1581 de 2012, art. 8; Ley 2300 de 2023, art. 5"
    package static let advertising = "Ley 2300 de 2023, art. 5; Ley 1581 de 2012, art. 9"
    package static let advertisingAuthorisation =
        "Ley 1581 de 2012, art. 9; Decreto 1377 de 2013; Ley 2300 de 2023, art. 5"

    /// What allowed a message of this kind, and bound it.
    package static func of(_ kind: MessageKind) -> String? {
        switch kind.contactClass {
        case .collection: collection
        case .notice: advertising
        case .transactional: kind == .test ? nil : "Ley 2300 de 2023, art. 8"
        case .reply: "Ley 2300 de 2023, art. 8"
        }
    }

    /// What bound a visit or a call.
    package static func of(_ means: PersonalMeans) -> String {
        switch means {
        case .visit: "Ley 2300 de 2023, arts. 3 y 6"
        case .call: "Ley 2300 de 2023, arts. 2 y 3"
        }
    }

    /// What held a message back; nil where no law did: a number that does not work, a text that cannot be made.
    package static func of(_ reason: BlockReason) -> String? {
        switch reason {
        case .reference: "Ley 2300 de 2023, art. 4"
        case .optedOut, .optedOutOfAll, .consentRevoked, .refused: revocation
        case .noConsent, .noCallConsent: consent
        case .noVisitConsent: visit
        case .noMarketingConsent: advertising
        case .outsideHours, .sunday, .holiday, .noLegalHour, .alreadyContactedToday, .otherChannelThisWeek,
            .alreadyOpen:
            collection
        case .noPhone, .badPhone, .landline, .quietHours, .dayOver, .nothingOwed, .behind, .notBehind, .loanClosed,
            .noTemplate, .outsideWindow, .incompleteText:
            nil
        }
    }
}

extension ContactClass {
    /// What people call it.
    package var spanish: String {
        switch self {
        case .collection: "cobranza"
        case .transactional: "transaccional"
        case .notice: "aviso"
        case .reply: "respuesta"
        }
    }
}
