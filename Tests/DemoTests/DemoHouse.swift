import Demo
import Foundation
import Lending
import Messaging
import SQLite
import Store

/// A temporary house filled with the demo portfolio on one day, read through a second connection.
final class DemoHouse {
    let store: Store
    let today: Day
    /// For questions that no screen asks.
    let books: Database
    private let directory: URL

    init(_ day: String = "2026-11-23", clients: Int = 300, loans: Int = 350) throws {
        directory = FileManager.default.temporaryDirectory.appending(path: "diamante-demo-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        let path = directory.path + "/diamante.db"
        let now = BusinessZone.bogota.instant(try Self.day(day), hour: 9)
        let clock = BusinessClock(zone: .bogota) { now }
        today = clock.today
        let business = Business(
            company: "DIAMANTE", phone: "300 111 2233", payLink: "", language: .es,
            templates: TemplateCatalogue(files: []),
            prices: try PriceList(csv: "canal,pais,precio,moneda,unidad\nsms,CO,0.05,USD,segmento\n"),
            policy: .colombia,
            senders: Business.Senders(sms: true, whatsapp: true, whatsappIsSandbox: true, unitsPerSecond: [:]))
        store = try Store(path: path, mode: .create, clock: clock, business: business, login: DemoPortfolio.owner.login)
        try DemoPortfolio.fill(store, clients: clients, loans: loans)
        books = try Database(path: path, mode: .readOnly)
    }

    deinit {
        books.close()
        store.close()
        try? FileManager.default.removeItem(at: directory)
    }

    static func day(_ text: String) throws -> Day {
        guard let day = Day(iso: text) else { throw CocoaError(.formatting) }
        return day
    }

    func count(_ sql: String) throws -> Int {
        try books.first(sql) { $0[0] } ?? -1
    }

    func texts(_ sql: String) throws -> [String] {
        try books.all(sql) { $0[0] }
    }

    func days(_ sql: String) throws -> [Day] {
        try books.all(sql) { $0[0] }
    }

    /// How many active loans show each colour today.
    func colours() throws -> [TrafficLight: Int] {
        let oldest = try days("SELECT past_due_since FROM loan WHERE status = 'active'")
        return Dictionary(
            oldest.map { (TrafficLight(daysPastDue: Arrears.daysPastDue(since: $0, on: today)), 1) },
            uniquingKeysWith: +)
    }

    /// Everything that was written, line by line.
    func everything() throws -> [String] {
        let tables = [
            "client": "document, name, phone, whatsapp, address, visit_order, balance, overdue",
            "loan": "number, client_id, principal, total, frequency, status, first_due, balance, overdue",
            "payment": "receipt, loan_id, amount, paid_on, method, reference",
            "consent_event": "client_id, what, state",
            "promise": "loan_id, amount, day",
        ]
        return try tables.sorted { $0.key < $1.key }.flatMap { table, columns in
            let list = columns.split(separator: ",").map { "quote(\($0))" }.joined(separator: " || ' ' || ")
            return try texts("SELECT '\(table) ' || \(list) FROM \(table) ORDER BY rowid")
        }
    }
}
