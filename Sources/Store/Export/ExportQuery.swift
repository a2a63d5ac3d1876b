import Lending
import Messaging
import SQLite

/// One kind of export: its columns, the statement that finds its rows, and how a row becomes cells.
struct ExportQuery {
    let columns: [String]
    let sql: String
    let values: (Row) -> [ExportValue]

    init(_ what: ExportKind, scope: Scope, zone: BusinessZone, today: Day) {
        switch what {
        case .clients: self = .clients(scope)
        case .loans: self = .loans(scope)
        case .payments: self = .payments(scope)
        case .overdue: self = .overdue(scope, today: today)
        case .messages: self = .messages(scope, zone)
        case .contacts: self = .contacts(scope, zone)
        }
    }

    init(columns: [String], sql: String, values: @escaping (Row) -> [ExportValue]) {
        self.columns = columns
        self.sql = sql
        self.values = values
    }
}

extension Instant {
    /// `2026-11-23 09:05:00` on the clock of the business: what a spreadsheet takes for a time.
    func formatted(in zone: BusinessZone) -> String {
        let time = zone.civil(self)
        let parts = [time.hour, time.minute, time.secondOfDay % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
        return time.day.iso + " " + parts.joined(separator: ":")
    }
}
