import Lending
import Messaging
import SQLite

// What is exported to be looked at: who is behind, what was sent.

extension ExportQuery {
    static func overdue(_ scope: Scope, today: Day) -> ExportQuery {
        // Within a few routes their own index and a sort of what they hold are cheaper.
        let hint = scope == .all ? "INDEXED BY overdue_by_days" : ""
        return ExportQuery(
            columns: [
                "prestamo", "documento", "tipo_documento", "nombre", "telefono", "whatsapp", "ruta", "cuotas_vencidas",
                "vencido", "saldo", "vencido_desde", "dias",
            ],
            sql: """
                SELECT l.number, c.document, c.document_type, c.name, c.phone, c.whatsapp, r.name,
                       l.overdue_installments, l.overdue, l.balance, l.past_due_since
                FROM loan l \(hint)
                JOIN client c ON c.id = l.client_id JOIN route r ON r.id = l.route_id
                WHERE l.overdue > 0\(scope.sql("l.route_id")) ORDER BY l.past_due_since, l.id
                """
        ) { row in
            let since: Day = row[10]
            return [
                .text(row[0] as String), .word(row[1] as String), .word(row[2] as String), .text(row[3] as String),
                .word(row[4] as String?), .word(row[5] as String?), .text(row[6] as String), .number(row[7] as Int),
                .number(row[8] as Int), .number(row[9] as Int), .word(since.iso),
                .number(Arrears.daysPastDue(since: since, on: today)),
            ]
        }
    }

    static func messages(_ scope: Scope, of client: ClientID?, _ zone: BusinessZone) -> ExportQuery {
        ExportQuery(
            columns: [
                "id", "estado", "tipo", "canal", "telefono", "documento", "nombre", "prestamo", "sid", "codigo_error",
                "motivo", "segmentos", "creado", "creado_por", "cambiado", "texto",
            ],
            sql: """
                SELECT m.id, m.state, m.kind, m.channel, m.recipient, c.document, c.name, l.number, m.sid, m.error_code,
                       m.reason, m.segments, m.created_at, m.created_by, m.changed_at, m.body
                FROM message m LEFT JOIN client c ON c.id = m.client_id LEFT JOIN loan l ON l.id = m.loan_id
                WHERE \(client == nil ? "1" : "m.client_id = ?1")\(Store.reachOfMessage(scope, "m")) ORDER BY m.id
                """, parameters: client.map { [$0] } ?? []
        ) { row in
            let state: MessageState = row[1]
            let (created, changed): (Instant, Instant) = (row[12], row[14])
            return [
                .number(row[0] as Int), .word(state.spanish), .word(row[2] as String), .word(row[3] as String),
                .word(row[4] as String), .word(row[5] as String?), .text(row[6] as String?), .text(row[7] as String?),
                .word(row[8] as String?), .number(row[9] as Int?), .word(row[10] as String?), .number(row[11] as Int),
                .word(created.formatted(in: zone)), .text(row[13] as String), .word(changed.formatted(in: zone)),
                .text(row[15] as String),
            ]
        }
    }
}
