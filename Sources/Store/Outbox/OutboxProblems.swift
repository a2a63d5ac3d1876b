import Messaging
import SQLite

extension Store {
    /// Messages whose row and history do not agree, or that stand where they cannot. Empty when the outbox is sound.
    package func outboxProblems() throws -> [String] {
        let checks: [(String, String)] = [
            (
                "historia de mensajes",
                """
                SELECT m.id FROM message m
                WHERE m.state <> (SELECT e.state FROM status_event e WHERE e.message_id = m.id ORDER BY e.id DESC LIMIT 1)
                """
            ),
            (
                "mensajes sin historia",
                "SELECT m.id FROM message m WHERE NOT EXISTS (SELECT 1 FROM status_event e WHERE e.message_id = m.id)"
            ),
            (
                "intentos de mensajes",
                """
                SELECT m.id FROM message m
                WHERE m.attempt <> coalesce((SELECT max(a.number) FROM attempt a WHERE a.message_id = m.id), 0)
                """
            ),
            (
                "búsquedas pendientes",
                """
                SELECT m.id FROM message m
                WHERE (m.state = 'uncertain') <> (m.next_look_at IS NOT NULL)
                """
            ),
            ("retiros pedidos", "SELECT m.id FROM message m WHERE m.recall = 'asked' AND m.state = 'queued'"),
        ]
        var problems: [String] = []
        for (name, query) in checks {
            try database.forEach(query + " LIMIT 100") { problems.append("\(name): \($0[0] as Int64)") }
        }
        return problems
    }
}
