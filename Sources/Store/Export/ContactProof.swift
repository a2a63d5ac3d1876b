import Lending
import Messaging

/// One event between client and house as a piece of proof: what became of it, why, and by which rule.
protocol ContactProof {
    var event: String { get }
    var contactClass: ContactClass? { get }
    var state: String? { get }
    /// In a few words; nil for what went as it should.
    var why: String? { get }
    var basis: String? { get }
    /// nil: the text of the row itself.
    var text: String? { get }
}

struct MessageProof: ContactProof {
    private let kind: MessageKind
    private let messageState: MessageState
    private let reason: String?
    private let wasContact: Bool

    /// nil: no message that this program knows.
    init?(kind: String?, state: String?, reason: String?, wasContact: Bool) {
        guard let kind = kind.flatMap(MessageKind.init(rawValue:)),
            let state = state.flatMap(MessageState.init(rawValue:))
        else { return nil }
        (self.kind, messageState, self.reason, self.wasContact) = (kind, state, reason, wasContact)
    }

    var event: String {
        if wasContact { return "contacto" }
        return messageState == .queued ? "en_cola" : "no_enviado"
    }

    var contactClass: ContactClass? { kind.contactClass }
    var state: String? { messageState.spanish }
    var text: String? { nil }

    private var ruling: BlockReason? { reason.flatMap { BlockReason(rawValue: $0) } }

    var why: String? {
        guard !wasContact else { return nil }
        if let ruling { return ruling.label(.es) }
        return reason.flatMap { WithdrawReason(rawValue: $0) }?.spanish
    }

    var basis: String? {
        guard !wasContact else { return LegalBasis.of(kind) }
        if let ruling { return LegalBasis.of(ruling) }
        return reason.flatMap { WithdrawReason(rawValue: $0) }.flatMap { LegalBasis.of($0) }
    }
}

/// A visit or call: a contact where the client was reached, an attempt where not. Its reason is what it broke.
struct PersonalContactProof: ContactProof {
    let means: PersonalMeans
    let outcome: ContactOutcome
    let objections: [Objection]
    /// Of what was paid at it.
    let receipts: String?
    let isCorrected: Bool

    var event: String {
        if isCorrected { return "corregido" }
        return outcome.reachedClient ? "contacto" : "intento"
    }
    var contactClass: ContactClass? { .collection }
    var state: String? { outcome.label(means, .es) }

    var why: String? {
        guard !objections.isEmpty else { return nil }
        return objections.map { objection in
            objection.reason.label(.es) + (objection.earlier.map { " (\($0.spanish))" } ?? "")
        }.joined(separator: "; ")
    }

    /// What it broke; else what bound it.
    var basis: String? {
        var found: [String] = []
        for basis in objections.compactMap({ LegalBasis.of($0.reason) }) where !found.contains(basis) {
            found.append(basis)
        }
        return found.isEmpty ? LegalBasis.of(means) : found.joined(separator: "; ")
    }

    var text: String? {
        receipts ?? ""
    }
}

/// The row that says that a visit or call does not hold.
struct CorrectionProof: ContactProof {
    let reason: CorrectionReason

    var event: String { "correccion" }
    var contactClass: ContactClass? { .collection }
    var state: String? { nil }
    var why: String? { reason.label(.es) }
    var basis: String? { nil }
    var text: String? { nil }
}
