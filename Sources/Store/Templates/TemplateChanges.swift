import Lending
package import Messaging
import SQLite

extension Store {
    /// Keeps who changed what is said to clients, in one transaction with the change itself: `change` writes the file, and
    /// where it cannot, nothing is recorded. Everybody who looks is woken and reads the templates again.
    package func changeTemplate(_ key: TemplateKey, to text: String?, role: Role, _ change: () throws -> Void) throws {
        guard role.mayEditTemplates else { throw StoreError.notAllowed(role) }
        try write {
            try audit(text == nil ? "template_restored" : "template", subject: key.fileName, detail: text ?? "")
            try change()
        }
        renewBusiness()
    }

    /// Templates changed: what waited for one that could not be read is looked at again. Returns how many.
    @discardableResult
    package func releaseWaitingForTemplates() throws -> Int {
        let waiting: Int =
            try database.first(
                "SELECT count(*) FROM message WHERE state = 'queued' AND reason = 'no_template'"
            ) { $0[0] } ?? 0
        guard waiting > 0 else { return 0 }
        return try write {
            try database.run(
                """
                UPDATE message SET not_before = ?, reason = NULL, changed_at = ?
                WHERE state = 'queued' AND reason = 'no_template'
                """, clock.businessNow, clock.now)
        }
    }
}
