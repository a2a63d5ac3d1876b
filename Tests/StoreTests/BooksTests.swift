import Lending
import Messaging
import SQLite
import Testing

@testable import Store

@Suite("Settings, people, consents, pauses")
struct BooksTests {
    let house: House

    init() throws {
        house = try House()
    }

    @Test("the first run stores who it is; another configuration is refused until an owner adopts it")
    func identity() throws {
        try house.store.confirmIdentity([(.company, "DIAMANTE"), (.accountSID, "AC1")])
        try house.store.confirmIdentity([(.company, "DIAMANTE")])
        let differs = StoreError.settingDiffers(name: "account_sid", stored: "AC1", found: "AC2")
        #expect(throws: differs) { try house.store.confirmIdentity([(.company, "DIAMANTE"), (.accountSID, "AC2")]) }
        #expect(throws: differs) { try house.store.confirmIdentity([(.timeZone, "UTC"), (.accountSID, "AC2")]) }
        #expect(try house.store.setting(.timeZone) == nil)
        try house.store.confirmIdentity([(.accountSID, "AC2")], adopt: true)
        #expect(try house.store.setting(.accountSID) == "AC2")
        #expect(try house.number("SELECT count(*) FROM audit WHERE action = 'adopt'") == 1)
    }

    @Test("undo lasts ten seconds unless the house says otherwise")
    func undoSeconds() throws {
        #expect(try house.store.undoSeconds == 10)
        try house.store.set(.undoSeconds, "3")
        #expect(try house.store.undoSeconds == 3)
        try house.store.set(.undoSeconds, "never")
        #expect(try house.store.undoSeconds == 10)
    }

    @Test("whoever opens an empty house owns it; then only known people come in")
    func firstOwner() throws {
        #expect(try house.store.operatorNamed("ana").role == .owner)
        #expect(throws: StoreError.unknownUser("eva")) { try house.store.operatorNamed("eva") }
        try house.store.savePerson(login: "eva", name: "Eva", role: .collector, routes: ["Norte"])
        #expect(try house.store.operatorNamed("eva").role == .collector)
        try house.store.savePerson(login: "eva", name: "Eva", role: .collector, active: false, routes: [])
        #expect(throws: StoreError.unknownUser("eva")) { try house.store.operatorNamed("eva") }
    }

    @Test("the last owner can neither leave nor step down")
    func lastOwner() throws {
        _ = try house.store.operatorNamed("ana")
        #expect(throws: StoreError.lastOwner) {
            try house.store.savePerson(login: "ana", name: "Ana", role: .office, routes: [])
        }
        #expect(throws: StoreError.lastOwner) {
            try house.store.savePerson(login: "ana", name: "Ana", role: .owner, active: false, routes: [])
        }
        try house.store.savePerson(login: "eva", name: "Eva", role: .owner, routes: [])
        try house.store.savePerson(login: "ana", name: "Ana", role: .office, routes: [])
        #expect(try house.store.people().map(\.role) == [.office, .owner])
    }

    @Test("a route has one collector; given to another it changes hands")
    func routes() throws {
        _ = try house.store.operatorNamed("ana")
        try house.store.savePerson(login: "eva", name: "Eva", role: .collector, routes: ["Norte", "Sur"])
        try house.store.savePerson(login: "teo", name: "Teo", role: .collector, routes: ["Sur"])
        #expect(try house.store.people().map(\.routes) == [[], ["Norte"], ["Sur"]])
        #expect(try house.store.routes(scope: .all).map(\.collector) == [nil, "Eva", "Teo"])
    }

    @Test("consent is kept with its proof, needs a source, and never lifts an opt-out")
    func consents() throws {
        let ana = try house.client("Ana", consents: [])
        #expect(throws: StoreError.reasonMissing) {
            try house.store.recordConsent(ana, means: .sms, purpose: .collection, state: .granted, source: " ")
        }
        #expect(throws: StoreError.reasonMissing) {
            try house.store.recordOptOut(ana, by: [.sms], scope: .reminders, source: "")
        }
        try house.consent(ana, .sms)
        try house.store.recordOptOut(ana, by: [.sms], scope: .reminders, source: "llamada")
        try house.consent(ana, .sms, .collection, .revoked)
        try house.consent(ana, .sms)
        #expect(try house.store.consents(of: ana).map(\.state) == [.granted])
        #expect(try house.store.optOuts(of: ana) == [OptOut(means: .sms, scope: .reminders)])
        #expect(throws: StoreError.reasonMissing) { try house.store.liftOptOut(ana, means: .sms, source: "") }
        try house.store.liftOptOut(ana, means: .sms, source: "carta")
        #expect(try house.store.optOuts(of: ana).isEmpty)
        let proof: [String] = try house.store.database.all(
            "SELECT what || ' ' || state || ' ' || source || ' ' || recorded_by FROM consent_event ORDER BY id"
        ) { $0[0] }
        #expect(
            proof == [
                "collection granted contrato ana", "opt_out reminders llamada ana", "collection revoked contrato ana",
                "collection granted contrato ana", "opt_out lifted carta ana",
            ])
    }

    @Test("a pause holds until its time or until somebody ends it")
    func pauses() throws {
        try house.store.pause(.sms, reason: "429", errorCode: 20429, until: house.time.now.adding(seconds: 60))
        try house.store.pause(.account, reason: "20003", errorCode: 20003)
        #expect(try house.store.pauses().map(\.scope) == [.account, .sms])
        house.time.pass(seconds: 60)
        #expect(try house.store.pauses().map(\.scope) == [.account])
        try house.store.pause(.account, reason: "persona")
        #expect(try house.store.pauses().first?.reason == "persona")
        #expect(try house.store.pauses().first?.errorCode == nil)
        try house.store.resume(.account)
        try house.store.resume(.account)
        #expect(try house.store.pauses().isEmpty)
        #expect(try house.number("SELECT count(*) FROM audit WHERE action = 'resume'") == 1)
    }

    @Test("a holiday added by hand closes the day, one taken away opens it")
    func holidays() throws {
        try house.store.changeHoliday("2026-11-24", name: "Día cívico", isHoliday: true, role: .owner)
        try house.store.changeHoliday("2026-12-08", name: "", isHoliday: false, role: .owner)
        let holidays = try house.store.holidays()
        #expect(holidays.isHoliday("2026-11-24"))
        #expect(!holidays.isHoliday("2026-12-08"))
        try house.store.changeHoliday("2026-11-24", name: "", isHoliday: false, role: .owner)
        #expect(try !house.store.holidays().isHoliday("2026-11-24"))
    }

    @Test(
        "what is append-only can be neither changed nor deleted",
        arguments: [
            "payment", "annulment", "allocation", "consent_event", "status_event", "audit",
        ])
    func appendOnly(table: String) throws {
        try house.debtor("Ana", "1")
        let receipt = try house.pay("1", 10_000, confirm: .automatic).receipt
        _ = try house.claim()
        try house.store.annulPayment(receipt: receipt, reason: "error", role: .owner, scope: .all)
        #expect(try house.number("SELECT count(*) FROM \(table)") > 0)
        let column = try #require(
            try house.store.database.first("SELECT name FROM pragma_table_info(?)", table) { $0[0] as String })
        #expect(throws: SQLiteError.self) { try house.store.database.execute("DELETE FROM \(table)") }
        #expect(throws: SQLiteError.self) {
            try house.store.database.execute("UPDATE \(table) SET \(column) = \(column)")
        }
    }

    @Test("messages and attempts are never deleted", arguments: ["message", "attempt"])
    func kept(table: String) throws {
        try house.remind(house.debtor("Ana", "1"))
        _ = try house.claim()
        #expect(throws: SQLiteError.self) { try house.store.database.execute("DELETE FROM \(table)") }
    }

    @Test("a client with a history cannot be deleted, not even by hand")
    func clientKept() throws {
        try house.debtor("Ana", "1")
        #expect(throws: SQLiteError.self) { try house.store.database.execute("DELETE FROM client") }
    }

    @Test("opened for reading, an older database is said to be older, a newer one newer")
    func versions() throws {
        try house.another(.readOnly).close()
        let known = Schema.migrations.latest
        try house.store.database.execute("PRAGMA user_version = 0")
        #expect(throws: StoreError.olderDatabase(found: 0, known: known)) { try house.another(.readOnly) }
        try house.store.database.execute("PRAGMA user_version = 99")
        let newer = MigrationError.newerThanProgram(found: 99, known: known)
        #expect(throws: newer) { try house.another(.readOnly) }
        #expect(throws: newer) { try house.another() }
    }

    @Test("every refusal has a sentence in both languages that ends as one", arguments: Language.allCases)
    func sentences(language: Language) throws {
        let errors: [StoreError] = [
            .unknownUser("x"), .lastOwner, .notAllowed(.collector), .loanNotFound("1"), .clientNotFound("1"),
            .messageNotFound(1), .loanNotPayable(number: "1", status: .void), .moreThanBalance(payoff: 5),
            .moreThanBalance(payoff: 0), .amountNotPositive, .possibleDuplicate(receipt: "R1"),
            .keyReused(receipt: "R1"), .receiptNotFound("R1"), .noSuchPayment(loan: "1", amount: 5),
            .notTheLastPayment(lastReceipt: "R1"), .alreadyAnnulled(receipt: "R1"), .reasonMissing,
            .loanNotApproved(number: "1", status: .paid), .loanNumberTaken("1"), .loanHasPayments("1"),
            .nothingOverdue("1"), .notWithdrawable(state: .sending), .notResendable(state: .sending),
            .notUndecided(state: .sending), .dayInThePast("2026-11-23"), .promiseNotFound,
            .settingUnknown("x"), .settingValue(.contactWeek), .noHoliday("2026-11-23"),
            .holidayAlready("2026-11-23", name: "x"),
            .contactNotFound(1), .contactToCome, .outcomeOfOther(.wrongNumber), .promiseIncomplete, .contactCorrected,
            .settingDiffers(name: "x", stored: "1", found: "2"), .olderDatabase(found: 0, known: 1),
        ]
        for error in errors {
            let sentence = error.sentence(language)
            #expect(sentence.count > 15)
            #expect(sentence.hasSuffix("."))
            #expect(!sentence.lowercased().contains("cancelad"))
        }
    }
}
