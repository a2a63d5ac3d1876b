import Lending
import Messaging
import Store

/// What Estado tells, read in one go.
struct StatusFacts {
    let problems: [String]
    let pauses: [Pause]
    let mensajero: Services.Mensajero
    let card: MensajeroCard?
    let counts: [MessageState: Int]
    /// Since when the oldest of those that wait for a person's answer has waited.
    let undecidedSince: Instant?
    let recalls: Int
    let inboundListedAt: Instant?
    /// As Twilio last said; nil: nobody asked, or its key may not know.
    let accountType: AccountType?
    /// What Twilio last showed of the account; nil: nobody asked.
    let check: AccountCheck?
    let balance: AccountBalance?
    let bytes: Int64
    let lastBackup: Instant?
    let hasClients: Bool
    let settings: [SettingLine]
    let errors: [(code: Int, text: String?, at: Instant, count: Int)]

    init(_ context: Context) throws {
        let (store, services) = (context.store, context.services)
        problems = services.problems() + [context.startFailure].compactMap { $0 }
        mensajero = services.mensajero()
        card = services.mensajeroCard()
        pauses = try store.pauses()
        counts = try store.messageCounts(MessageQuery(), scope: context.scope)
        undecidedSince = try store.undecidedSince(scope: context.scope)
        recalls = try store.openRecalls()
        inboundListedAt = try store.inboundListedAt()
        accountType = try store.accountType()
        check = try store.accountCheck()
        balance = try store.accountBalance()
        bytes = try store.databaseBytes()
        lastBackup = try store.lastBackup()
        hasClients = try !store.clients(ClientQuery(), position: .first, limit: 1, scope: .all).isEmpty
        settings = try store.settingLines()
        errors = try store.lastErrors(limit: 8, scope: context.scope)
    }

    /// All of sending stands still, whoever stopped it.
    var accountPause: Pause? { pauses.first { $0.scope == .account } }
    var queued: Int { counts[.queued, default: 0] }
    var isConfigured: Bool { mensajero != .unconfigured }
}
