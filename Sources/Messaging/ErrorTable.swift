/// Twilio's error codes as sentences that a collector can act on (`data/errores-twilio.csv`).
///
/// Twilio calls its codes subject to change, so they are data: an unknown one is nil, to be shown with Twilio's own
/// text and not retried by the machine.
package struct ErrorTable: Sendable {
    /// Whose fault it is.
    package enum Fault: String, Sendable, CaseIterable, Hashable {
        case recipient, content, sender, account, transient
    }

    /// What must not be sent to, or with, until something changes; `message`: nothing but this one.
    package enum Scope: String, Sendable, CaseIterable, Hashable {
        case account, sender, country, template, pair, recipient, message
    }

    package enum Retry: String, Sendable, CaseIterable, Hashable {
        case yes
        case no
        /// Once a person has put something right.
        case afterFix = "after_fix"
        /// It may have been accepted: look in Twilio's list first.
        case reconcile
    }

    package struct Entry: Sendable, Hashable {
        package let code: Int
        package let fault: Fault
        package let pauses: Scope
        package let retry: Retry
        let spanish: String
        let english: String

        /// What to do about it.
        package func sentence(_ language: Language) -> String {
            language.choose(es: spanish, en: english)
        }
    }

    private let entries: [Int: Entry]

    /// Knows no code: every error is shown with Twilio's own text.
    package init() {
        entries = [:]
    }

    /// Reads `codigo,culpa,pausa,reintento,es,en`.
    package init(csv: String) throws(TableError) {
        let columns = ["codigo", "culpa", "pausa", "reintento", "es", "en"]
        let table = try TableOfNames(csv, needs: columns)
        var entries: [Int: Entry] = [:]
        for row in table.rows {
            guard let code = Int(row["codigo"]), entries[code] == nil else { throw .badValue(row.line, "codigo") }
            guard let fault = Fault(rawValue: row["culpa"]) else { throw .badValue(row.line, "culpa") }
            guard let scope = Scope(rawValue: row["pausa"]) else { throw .badValue(row.line, "pausa") }
            guard let retry = Retry(rawValue: row["reintento"]) else { throw .badValue(row.line, "reintento") }
            for column in ["es", "en"] where row[column].isEmpty { throw .badValue(row.line, column) }
            entries[code] = Entry(
                code: code, fault: fault, pauses: scope, retry: retry, spanish: row["es"], english: row["en"])
        }
        guard !entries.isEmpty else { throw .empty }
        self.entries = entries
    }

    package subscript(code: Int) -> Entry? { entries[code] }
    package var count: Int { entries.count }
    package var codes: [Int] { entries.keys.sorted() }
}
