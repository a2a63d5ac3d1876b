import Lending
import Messaging
import SQLite
import Testing

@testable import Store

@Suite("The settings of the house")
struct SettingsTests {
    let house: House

    init() throws {
        house = try House()
    }

    private func change(_ name: String, _ value: String, role: Role = .owner) throws -> Bool {
        try house.store.change(try #require(HouseSetting.named(name)), to: value, role: role)
    }

    private func shown(_ name: String, _ language: Language = .es) throws -> String {
        let line = try house.store.settingLines().first { $0.setting.name(language) == name }
        return try #require(line).setting.shown(line?.stored, language)
    }

    @Test("each has a name, a sentence, its values and a standard in both languages", arguments: Language.allCases)
    func described(language: Language) throws {
        for setting in HouseSetting.all {
            #expect(!setting.name(language).isEmpty && !setting.allowed(language).isEmpty)
            #expect(setting.sentence(language).hasSuffix("."))
            #expect(try setting.stored(setting.standard) == setting.standard)
            #expect(try setting.stored(setting.shown(nil, language)) == setting.standard)
            #expect(HouseSetting.named(setting.name(language))?.setting == setting.setting)
        }
        #expect(Set(HouseSetting.all.flatMap { [$0.spanish, $0.english] }).count == HouseSetting.all.count * 2)
    }

    @Test("what kind an account is holds for that account alone, and is written once")
    func accountType() throws {
        let store = house.store
        #expect(try store.accountType() == nil)
        try store.noteAccountType(.trial, of: "AC1")
        #expect(try store.accountType() == nil)
        try store.set(.accountSID, "AC1")
        #expect(try store.accountType() == .trial)
        let other = try house.another()
        let before = try other.dataVersion
        try store.noteAccountType(.trial, of: "AC1")
        #expect(try other.dataVersion == before)
        try store.noteAccountType(.full, of: "AC1")
        #expect(try store.accountType() == .full)
        try store.confirmIdentity([(.accountSID, "AC2")], adopt: true)
        #expect(try store.accountType() == nil)
    }

    @Test("is changed by an owner, in either language, and written into the audit")
    func changed() throws {
        #expect(try shown("semana") == "estricta")
        #expect(try change("semana", "Calendario"))
        #expect(try !change("week", "calendar"))
        #expect(try shown("semana") == "calendario")
        #expect(try shown("week", .en) == "calendar")
        #expect(try house.store.contactRules().policy.week == .calendar)
        #expect(try change("silencio", "21:00 - 7"))
        #expect(try shown("silencio") == "21-7")
        #expect(try change("silencio", "defecto"))
        #expect(try house.store.contactRules().policy.quiet == nil)
        let audit: [String] = try house.store.database.all(
            "SELECT by || ' ' || subject || ' ' || detail FROM audit WHERE action = 'setting' ORDER BY id"
        ) { $0[0] }
        #expect(
            audit == [
                "ana contact_week strict → calendar", "ana quiet_hours no → 21-7", "ana quiet_hours 21-7 → no",
            ])
    }

    @Test(
        "a value it does not take is refused with those that it does",
        arguments: [
            ("semana", "martes"), ("silencio", "siempre"), ("silencio", "7-7"), ("segundos-deshacer", "-1"),
            ("segundos-deshacer", "301"), ("segundos-deshacer", "1e2"), ("mover-festivos", "quizás"),
            ("dias-recordatorio", "16"), ("dias-recordatorio", ""),
        ])
    func refused(name: String, value: String) throws {
        let setting = try #require(HouseSetting.named(name))
        #expect(throws: StoreError.settingValue(setting.setting)) { try self.change(name, value) }
        #expect(StoreError.settingValue(setting.setting).sentence(.es).contains(setting.allowed(.es)))
        #expect(try house.number("SELECT count(*) FROM audit WHERE action = 'setting'") == 0)
    }

    @Test("nobody but an owner changes one", arguments: [Role.supervisor, .office, .collector])
    func ownerOnly(role: Role) throws {
        #expect(throws: StoreError.notAllowed(role)) { try self.change("semana", "corrida", role: role) }
    }

    @Test("a damaged value reads as the standard")
    func damaged() throws {
        try house.store.set(.contactWeek, "nunca")
        try house.store.set(.quietHours, "x")
        #expect(try shown("semana") == "estricta")
        #expect(try house.store.contactRules().policy.week == .strict)
        #expect(try house.store.contactRules().policy.quiet == nil)
    }

    @Test("the week that another process sets holds from the next message on")
    func takesEffect() throws {
        let client = try house.debtor("Ana", "1", consents: Channel.allCases)
        // Written to by SMS on Friday; on Monday the calendar week is a new one, the rolling week is not.
        house.time.set("2026-11-20", 9)
        try house.store.rollOver()
        try house.remind(client, wish: .only(.sms))
        try house.finish(house.claimOne(), .accepted(TwilioReport(sid: "SM1", status: .delivered)))
        house.time.set("2026-11-23", 9)
        func outlook() throws -> ContactDecision {
            try house.store.outlook(.overdue, client: client, wish: .only(.whatsapp)).decision
        }
        #expect(try outlook().reason == .otherChannelThisWeek)
        let other = try house.another()
        let week = try #require(HouseSetting.named("semana"))
        try other.change(week, to: "calendario", role: .owner)
        #expect(try outlook() == .allow)
    }

    @Test("a confirmation in quiet hours stays queued until the morning, and goes then")
    func quietConfirmation() throws {
        _ = try change("silencio", "21-7")
        try house.debtor("Ana", "1")
        house.time.set("2026-11-23", 22)
        let queued = try house.pay("1", 50_000, confirm: .automatic).confirmation
        guard case .queued(let id, let later?) = queued else {
            Issue.record("\(String(describing: queued))")
            return
        }
        #expect(later == House.instant("2026-11-24", 7))
        #expect(try house.claim() == [])
        house.time.set("2026-11-24", 7)
        #expect(try house.claim().map(\.id) == [id])
    }

    @Test("a receipt that went late is not withdrawn: it is owed, whatever the hours")
    func neverTooLate() throws {
        try house.loan("2", of: house.client("Ana"), firstDue: "2026-12-01", status: .approved)
        let loan = try house.store.loan(number: "2", scope: .all)
        house.time.set("2026-11-28", 16)
        guard case .queued(let id, let later?) = try house.store.enqueue(.approval(of: loan, wish: .automatic)) else {
            Issue.record("an approval on a Saturday evening waits")
            return
        }
        #expect(later == House.instant("2026-11-30", 7))
        house.time.set("2026-12-09", 9)
        #expect(try house.claim().map(\.id) == [id])
    }
}

@Suite("What is kept of the account")
struct AccountCheckStoreTests {
    @Test("is given back as it was, of this account only")
    func round() throws {
        let house = try House()
        let store = house.store
        try store.set(.accountSID, "AC1")
        #expect(try store.accountCheck() == nil && store.accountBalance() == nil)
        let outcomes: [AccountCheck.Outcome] = [.authorised, .refused(20003), .unreachable("dns"), .unanswered]
        for outcome in outcomes {
            try store.noteAccountCheck(outcome, of: "AC1")
            #expect(try store.accountCheck() == AccountCheck(outcome, at: store.clock.now))
        }
        try store.noteAccountBalance(amount: "-1.50", currency: "USD", of: "AC1")
        #expect(try store.accountBalance()?.amount == "-1.50")
        try store.set(.accountSID, "AC2")
        #expect(try store.accountCheck() == nil && store.accountBalance() == nil)
    }

    @Test("a wish is granted once")
    func wish() throws {
        let house = try House()
        let store = house.store
        #expect(try !store.takeAccountWish())
        try store.wishForAccountCheck()
        try store.wishForAccountCheck()
        #expect(try store.takeAccountWish())
        #expect(try !store.takeAccountWish())
    }
}
