import Foundation
import Lending
import Messaging
import SQLite
import Synchronization

@testable import Store

/// A small lender of its own for one test: a database in a temporary directory, a clock that only the test moves, a
/// company with short templates and prices. It is Monday, 23 November 2026, 9:00 in Bogotá, and nobody owes anything.
///
///     let house = try House()
///     let ana = try house.client("Ana Gómez", consents: [.sms])
///     try house.loan("1042", of: ana, firstDue: "2026-11-02")
final class House {
    let path: String
    let time: Time
    let store: Store
    /// Where clients live unless a test says otherwise.
    let center: RouteID
    private let directory: URL
    private let business: Business
    private var clients = 0

    /// `adjust` changes the business before it opens: another sender, a sandbox, a template.
    init(at start: String = "2026-11-23", hour: Int = 9, adjust: (inout Business) -> Void = { _ in }) throws {
        directory = FileManager.default.temporaryDirectory.appending(path: "diamante-store-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        path = directory.path + "/diamante.db"
        time = Time(Self.instant(start, hour))
        var business = try Business.diamante()
        adjust(&business)
        self.business = business
        let opened = try Store(path: path, mode: .create, clock: time.clock(), business: business, login: "ana")
        store = opened
        center = try opened.write { try opened.routeID(named: "Centro") }
    }

    deinit {
        store.close()
        try? FileManager.default.removeItem(at: directory)
    }

    /// Another process on the same file.
    func another(_ mode: Database.Mode = .readWrite, login: String = "bernardo") throws -> Store {
        try Store(path: path, mode: mode, clock: time.clock(), business: business, login: login)
    }

    func file(_ name: String) -> String { directory.path + "/" + name }

    func route(_ name: String) throws -> RouteID {
        try store.write { try store.routeID(named: name) }
    }

    /// A client with a mobile of the own, who allowed collection on `consents` and notices on `notices`.
    @discardableResult
    func client(
        _ name: String, route: RouteID? = nil, phone: String? = "", whatsapp: String? = nil,
        consents: [Channel] = [.sms],
        notices: [Channel] = []
    ) throws -> ClientID {
        clients += 1
        let id = try store.addClient(
            ClientCard(
                document: Document(type: .cc, number: String(1_000_000 + clients)), name: name,
                phone: phone == "" ? "+57300\(1_000_000 + clients)" : phone, whatsapp: whatsapp, address: "Calle 1",
                routeID: route ?? center, visitOrder: clients))
        for channel in consents { try consent(id, .message(channel)) }
        for channel in notices { try consent(id, .message(channel), .marketing) }
        return id
    }

    func consent(
        _ client: ClientID, _ means: ContactMeans, _ purpose: Consent.Purpose = .collection,
        _ state: Consent.State = .granted
    ) throws {
        try store.recordConsent(client, means: means, purpose: purpose, state: state, source: "contrato")
    }

    /// Ten weekly installments of $50.000, the first on `firstDue`.
    @discardableResult
    func loan(
        _ number: String, of client: ClientID, route: RouteID? = nil, total: Money = 500_000, count: Int = 10,
        frequency: Frequency = .weekly, firstDue: Day = "2026-11-02", status: LoanStatus = .active
    ) throws -> LoanID {
        try store.addLoan(
            LoanTerms(
                number: number, clientID: client, routeID: route ?? center, principal: total, total: total,
                installments: count, frequency: frequency, firstDue: firstDue, status: status),
            holidays: HolidayCalendar())
    }

    /// A client who is behind: three installments of $50.000 are overdue on the first Monday.
    @discardableResult
    func debtor(_ name: String, _ number: String, route: RouteID? = nil, consents: [Channel] = [.sms]) throws
        -> ClientID
    {
        let client = try client(name, route: route, consents: consents)
        try loan(number, of: client, route: route)
        return client
    }

    /// Registers a payment with a key of its own.
    @discardableResult
    func pay(
        _ number: String, _ amount: Money, key: String = UUID().uuidString, again: Bool = false,
        confirm: ChannelWish? = nil, scope: Scope = .all
    ) throws -> PaymentResult {
        try store.registerPayment(
            PaymentOrder(loanNumber: number, amount: amount, key: key, allowDuplicate: again, confirmation: confirm),
            scope: scope)
    }

    static func instant(_ day: String, _ hour: Int, _ minute: Int = 0) -> Instant {
        BusinessZone.bogota.instant(Day(stringLiteral: day), hour: hour, minute: minute)
    }
}

/// The house's clock: it stands still until the test moves it.
final class Time: Sendable {
    private let instant: Mutex<Instant>

    init(_ start: Instant) {
        instant = Mutex(start)
    }

    var now: Instant { instant.withLock { $0 } }

    func set(_ day: String, _ hour: Int, _ minute: Int = 0) {
        instant.withLock { $0 = House.instant(day, hour, minute) }
    }

    func pass(seconds: Int) {
        instant.withLock { $0 = $0.adding(seconds: seconds) }
    }

    func clock(offsetSeconds: Int = 0) -> BusinessClock {
        BusinessClock(zone: .bogota, offsetSeconds: offsetSeconds) { self.now }
    }
}
