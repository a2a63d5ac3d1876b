import Lending
import Messaging
import SQLite

/// One kind of export: its columns, the statement that finds its rows, and how a row becomes cells.
struct ExportQuery {
    let columns: [String]
    let sql: String
    let parameters: [any Bindable]
    let values: (Row) -> [ExportValue]

    /// `client` is the one whose rows alone are wanted, where the kind can be had of one.
    init(_ what: ExportKind, of client: ClientID?, scope: Scope, clock: BusinessClock, holidays: HolidayCalendar) {
        let (zone, today) = (clock.zone, clock.today)
        switch what {
        case .clients: self = .clients(scope)
        case .loans: self = .loans(scope)
        case .payments: self = .payments(scope)
        case .overdue: self = .overdue(scope, today: today)
        case .messages: self = .messages(scope, of: client, zone)
        case .contacts: self = .contacts(scope, of: client, clock, holidays)
        case .consents: self = .consents(scope, of: client, clock, holidays)
        case .consentTexts: self = .consentTexts(scope, clock)
        }
    }

    init(
        columns: [String], sql: String, parameters: [any Bindable] = [], values: @escaping (Row) -> [ExportValue]
    ) {
        self.columns = columns
        self.sql = sql
        self.parameters = parameters
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

    /// `UTC-05:00`: how that clock stood at this instant.
    func offset(in zone: BusinessZone) -> String {
        let minutes = zone.secondsEastOfUTC(at: self) / 60
        let parts = [abs(minutes) / 60, abs(minutes) % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
        return (minutes < 0 ? "UTC-" : "UTC+") + parts.joined(separator: ":")
    }
}
