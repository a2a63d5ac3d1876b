import Embedded
import Foundation
import Lending
import Messaging
import SQLite
import Store
import Synchronization
import Terminal
import Testing

@testable import Console

/// A small house of invented people in a directory of its own; its clock stands still until it is moved.
final class House {
    /// Monday 2026-11-23, 14:05 in Bogotá: a legal hour.
    static let opening = BusinessZone.bogota.instant(Day(number: 20_780), hour: 14, minute: 5)

    let directory: URL
    let time = Time(House.opening)
    private(set) var store: Store
    let user: Operator
    var queued = 0

    /// The time of the test.
    final class Time: Sendable {
        private let instant: Mutex<Instant>

        init(_ instant: Instant) {
            self.instant = Mutex(instant)
        }

        var now: Instant { instant.withLock { $0 } }

        func set(_ now: Instant) {
            instant.withLock { $0 = now }
        }

        func pass(seconds: Int) {
            pass(milliseconds: Int64(seconds) * 1000)
        }

        func pass(milliseconds: Int64) {
            instant.withLock { $0 = $0.adding(milliseconds: milliseconds) }
        }
    }

    init(seed: (House) throws -> Void = { _ in }, language: Language = .es, withoutPeople: Bool = false) throws {
        directory = FileManager.default.temporaryDirectory.appending(path: "diamante-console-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        store = try Self.open(directory, time, language)
        if withoutPeople {
            user = try store.operatorNamed("ana")
            return
        }
        try store.savePerson(login: "ana", name: "Ana Torres", role: .owner, routes: ["Centro"])
        try store.savePerson(login: "luis", name: "Luis Rojas", role: .collector, routes: ["Norte"])
        user = try store.operatorNamed("ana")
        try seed(self)
        try store.rollOver()
    }

    /// The same books in a directory of its own, at the same time of day.
    init(copyOf original: HouseKind.Original) throws {
        directory = FileManager.default.temporaryDirectory.appending(path: "diamante-console-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        try original.database.write(to: directory.appending(path: "diamante.db"))
        time.set(original.time)
        store = try Self.open(directory, time, .es)
        user = original.user
    }

    func original() throws -> HouseKind.Original {
        let copy = directory.appending(path: "copia.db")
        try store.backup(to: copy.path)
        return HouseKind.Original(database: try Data(contentsOf: copy), time: time.now, user: user)
    }

    deinit {
        store.close()
        try? FileManager.default.removeItem(at: directory)
    }

    /// The same books through another connection, as another process has them.
    func another(login: String = "luis") throws -> Store {
        try Self.open(directory, time, .es, login: login)
    }

    private static func open(_ directory: URL, _ time: Time, _ language: Language, login: String = "ana") throws
        -> Store
    {
        let prices = try PriceList(csv: Embedded.file("tarifas.csv")?.text ?? "")
        let business = Business(
            company: "DIAMANTE PRO", phone: "601 555 0100", payLink: "", language: language,
            templates: TemplateCatalogue(files: Embedded.files.map { ($0.name, $0.text) }), prices: prices,
            policy: .colombia,
            senders: Business.Senders(
                sms: true, whatsapp: true, whatsappIsSandbox: true, unitsPerSecond: [.sms: 10, .whatsapp: 20]),
            consentText: try ConsentText(
                file: Embedded.file("autorizacion.\(language.rawValue).txt")?.bytes ?? [], company: "DIAMANTE PRO",
                phone: "601 555 0100"))
        return try Store(
            path: directory.appending(path: "diamante.db").path, mode: .create,
            clock: BusinessClock(zone: .bogota) { time.now }, business: business, login: login)
    }

    // MARK: People and loans

    var today: Day { store.clock.today }

    func route(_ name: String) throws -> RouteID {
        try store.routes(scope: .all).first { $0.name == name }?.id ?? RouteID(0)
    }

    /// A client who allows both channels unless told otherwise.
    @discardableResult
    func client(
        _ name: String, document: Int, phone: String? = nil, route: String = "Centro",
        channels: [Channel] = Channel.allCases
    ) throws -> ClientID {
        let card = ClientCard(
            document: try Document(type: .cc, number: String(document)), name: name,
            phone: phone ?? "+57300\(1_000_000 + document % 1_000_000)", whatsapp: nil, address: "Calle 10 # 4-20",
            routeID: try self.route(route), visitOrder: 1)
        let id = try store.addClient(card)
        for channel in channels {
            try store.recordConsent(
                id, means: .message(channel), purpose: .collection, state: .granted, source: "contrato")
            try store.recordConsent(
                id, means: .message(channel), purpose: .marketing, state: .granted, source: "contrato")
        }
        return id
    }

    /// Weekly installments of which the first fell due so many days ago.
    @discardableResult
    func loan(
        _ number: String, of client: ClientID, installment: Int64 = 50_000, count: Int = 10, firstDueDaysAgo days: Int,
        route: String = "Centro"
    ) throws -> LoanID {
        let total = Money(installment * Int64(count))
        let terms = LoanTerms(
            number: number, clientID: client, routeID: try self.route(route), principal: total, total: total,
            installments: count, frequency: .weekly, firstDue: today.adding(days: -days), status: .active)
        return try store.addLoan(terms, holidays: HolidayCalendar())
    }

    /// Five who are behind: the list fits on the smallest screen.
    static func five(_ house: House) throws {
        let people: [(String, String, Int, Int64, [Channel])] = [
            ("María Fernanda Ríos", "1042", 21, 50_000, Channel.allCases),
            ("José Peña", "1077", 7, 50_000, [.sms]),
            ("Ana Lucía Gómez", "1090", 43, 30_000, []),
            ("Andrés Núñez Ibáñez", "1101", 95, 120_000, Channel.allCases),
            ("Óscar Iván Muñoz de la Espriella y Carvajal", "1102", 3, 25_000, Channel.allCases),
        ]
        for (index, (name, number, days, amount, channels)) in people.enumerated() {
            // Of those who are young a cédula has ten digits.
            let document = index == 3 ? 1_012_365_478 : 1_020_304 + index
            let client = try house.client(name, document: document, channels: channels)
            try house.loan(number, of: client, installment: amount, firstDueDaysAgo: days)
        }
    }

    /// Amounts of nine and ten digits, which must not look alike; one client is up to date, one owes nothing.
    static func wealthy(_ house: House) throws {
        for (index, amount) in [16_550_000, 16_550_001, 182_550_000, 999_999_999].enumerated() {
            let client = try house.client(
                "Hacienda La \(["Ceiba", "Palma", "Rosa", "Loma"][index])", document: 900_100 + index)
            try house.loan("\(2001 + index)", of: client, installment: Int64(amount), firstDueDaysAgo: 80 - index * 20)
        }
        let punctual = try house.client("Finca Puntual", document: 900_200)
        try house.loan("2010", of: punctual, installment: 100_000_000, firstDueDaysAgo: -5)
        try house.client("Finca Pagada", document: 900_201, channels: [])
    }

    /// Enough for many pages.
    static func many(_ count: Int) -> (House) throws -> Void {
        { house in
            let names = ["María", "José", "Ana", "Luis", "Rosa", "Iván", "Sofía", "Andrés", "Lucía", "Óscar"]
            let families = ["Ríos", "Peña", "Gómez", "Núñez", "Muñoz", "Díaz", "Castaño", "Vélez", "Mejía"]
            try house.store.write {
                for index in 0..<count {
                    let name = "\(names[index % 10]) \(families[index / 10 % 9]) \(families[index % 9])"
                    let route = index % 3 == 0 ? "Norte" : "Centro"
                    let channels: [Channel] = index % 11 == 0 ? [] : index % 4 == 0 ? [.sms] : Channel.allCases
                    let client = try house.client(
                        name, document: 10_200_000 + index * 37, route: route, channels: channels)
                    try house.loan(
                        String(1000 + index), of: client, installment: Int64(20_000 + index % 7 * 15_000),
                        firstDueDaysAgo: 1 + index * 13 % 120, route: route)
                }
            }
        }
    }

    // MARK: The console on it

    func services(isDemo: Bool = false, isReadOnly: Bool = false, mensajero: Services.Mensajero = .running) -> Services
    {
        var key = 0
        return Services(
            startMensajero: { [unowned self] in queued += 1 }, mensajero: { mensajero },
            newKey: {
                key += 1
                return "prueba-\(key)"
            }, isDemo: isDemo, isReadOnly: isReadOnly)
    }

    func context(language: Language = .es, services: Services? = nil) -> Context {
        Context(store: store, user: user, language: language, services: services ?? self.services())
    }
}

extension House {
    /// The first row of the list as it stands.
    func firstOverdue() throws -> OverdueLine {
        let first = try store.overdue(OverdueQuery(), position: .first, limit: 1, scope: .all).first
        return try #require(first)
    }
}

extension Store {
    /// A payment by somebody else, without a word to the client.
    func pay(_ loan: String, _ pesos: Int64) throws {
        let order = PaymentOrder(
            loanNumber: loan, amount: Money(pesos), key: "otro-\(loan)-\(pesos)", confirmation: nil)
        _ = try registerPayment(order, scope: .all)
    }
}
