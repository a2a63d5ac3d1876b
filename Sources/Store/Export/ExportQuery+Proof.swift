import Lending
import Messaging
import SQLite

// What is exported to be shown to an authority or to the client: every contact, everything that was held back and by which
// rule, and who allowed what.

extension ExportQuery {
    /// Messages, visits and calls, what clients wrote and what they promised, one after the other so that a hundred thousand
    /// rows need no sort; of one client all of it in the order of time. Times are those of the business clock.
    static func contacts(_ scope: Scope, of client: ClientID?, _ clock: BusinessClock) -> ExportQuery {
        let offset = clock.offsetSeconds * 1000
        func chosen(_ column: String) -> String { client == nil ? "" : " AND \(column) = ?1" }
        // Visits and calls in the order in which they took place, or a client's own.
        let visits = "personal_contact v " + (client == nil ? "INDEXED BY personal_contact_time" : "")
        let sql = """
            SELECT coalesce(m.contact_at, \(offset) + iif(m.state = 'withdrawn', m.changed_at, m.created_at)),
                   c.document, c.document_type, c.name, 'mensaje', m.channel, m.kind, m.state, m.reason, m.created_by,
                   m.recipient, l.number, m.template, m.body, m.id, m.sid, m.contact_at IS NOT NULL, m.resend_of,
                   m.content_sid, NULL, NULL, NULL, NULL, 0
            FROM message m JOIN client c ON c.id = m.client_id LEFT JOIN loan l ON l.id = m.loan_id
            WHERE 1\(chosen("m.client_id"))\(Store.reachOfMessage(scope, "m"))
            UNION ALL
            SELECT v.at, c.document, c.document_type, c.name, 'en_persona', v.means, NULL, v.outcome, v.objections,
                   v.recorded_by, v.number, l.number, NULL, '', NULL, NULL, 0, NULL, NULL, p.amount, p.day, v.id,
                   (SELECT group_concat(y.receipt, ' ') FROM personal_contact_payment g
                    JOIN payment y ON y.id = g.payment_id WHERE g.contact_id = v.id), x.contact_id IS NOT NULL
            FROM \(visits) CROSS JOIN client c ON c.id = v.client_id LEFT JOIN loan l ON l.id = v.loan_id
            LEFT JOIN promise p ON p.id = v.promise_id
            LEFT JOIN personal_contact_correction x ON x.contact_id = v.id
            WHERE 1\(chosen("v.client_id"))\(scope.sql("v.route_id"))
            UNION ALL
            SELECT x.corrected_at + \(offset), c.document, c.document_type, c.name, 'correccion', v.means, NULL, NULL,
                   x.reason, x.corrected_by, v.number, l.number, NULL, '', NULL, NULL, 0, NULL, NULL, NULL, NULL, v.id, NULL, 0
            FROM personal_contact_correction x CROSS JOIN personal_contact v ON v.id = x.contact_id
            JOIN client c ON c.id = v.client_id LEFT JOIN loan l ON l.id = v.loan_id
            WHERE 1\(chosen("v.client_id"))\(scope.sql("v.route_id"))
            UNION ALL
            SELECT i.received_at + \(offset), c.document, c.document_type, c.name, 'entrante', i.channel, NULL, NULL, NULL,
                   NULL, i.sender, NULL, NULL, i.body, NULL, i.sid, 0, NULL, NULL, NULL, NULL, NULL, NULL, 0
            FROM inbound i JOIN client c ON c.id = i.client_id WHERE 1\(chosen("i.client_id"))\(Store.reach(scope))
            UNION ALL
            SELECT p.recorded_at + \(offset), c.document, c.document_type, c.name, 'promesa', NULL, NULL, NULL, NULL,
                   p.recorded_by, NULL, l.number, NULL, '', NULL, NULL, 0, NULL, NULL, p.amount, p.day, NULL, NULL, 0
            FROM promise p JOIN loan l ON l.id = p.loan_id JOIN client c ON c.id = l.client_id
            WHERE 1\(chosen("l.client_id"))\(scope.sql("l.route_id"))
            """
        return ExportQuery(
            columns: [
                "fecha_hora", "documento", "tipo_documento", "nombre", "evento", "canal", "tipo", "clase", "estado",
                "motivo", "norma", "quien", "telefono", "prestamo", "plantilla", "plantilla_whatsapp", "texto",
                "mensaje", "sid", "reenvio_de", "gestion",
            ],
            sql: client == nil ? sql : sql + " ORDER BY 1, 15, 22",
            parameters: client.map { [$0] } ?? []
        ) { row in
            let at: Instant = row[0]
            let words = proof(row)
            let means = (row[5] as String?).flatMap { ContactMeans(rawValue: $0) }
            return [
                .word(at.formatted(in: clock.zone)), .word(row[1] as String), .word(row[2] as String),
                .text(row[3] as String), .word(words?.event ?? row[4] as String), .word(means?.spanish),
                .word(row[6] as String?), .word(words?.contactClass?.spanish), .word(words?.state),
                .word(words?.why), .word(words?.basis), .text(row[9] as String?), .word(row[10] as String?),
                .text(row[11] as String?), .word(row[12] as String?), .word(row[18] as String?),
                .text(words?.text ?? promise(row) ?? row[13]),
                .number(row[14] as Int?), .word(row[15] as String?), .number(row[17] as Int?), .number(row[21] as Int?),
            ]
        }
    }

    /// nil: what the client said.
    private static func proof(_ row: Row) -> (any ContactProof)? {
        switch row[4] as String {
        case "mensaje": MessageProof(kind: row[6], state: row[7], reason: row[8], wasContact: row[16])
        case "en_persona":
            PersonalContactProof(
                means: row[5], outcome: row[7], objections: Objection.list(stored: row[8]), promise: promise(row),
                receipts: row[22], isCorrected: row[23])
        case "correccion": CorrectionProof(reason: row[8])
        default: nil
        }
    }

    /// `$50.000, 30/11/2026`; nil: nothing was promised.
    private static func promise(_ row: Row) -> String? {
        guard let amount = row[19] as Money?, let day = row[20] as Day? else { return nil }
        return amount.formatted + ", " + day.formatted
    }

    /// The events of consent and of opt-outs, oldest first.
    static func consents(_ scope: Scope, of client: ClientID?, _ clock: BusinessClock) -> ExportQuery {
        ExportQuery(
            columns: [
                "fecha_hora", "documento", "tipo_documento", "nombre", "canal", "asunto", "cambio", "fuente", "quien",
                "norma", "evento",
            ],
            sql: """
                SELECT e.recorded_at, c.document, c.document_type, c.name, e.channel, e.what, e.state, e.source,
                       e.recorded_by, e.id
                FROM consent_event e JOIN client c ON c.id = e.client_id
                WHERE \(client == nil ? "1" : "e.client_id = ?1")\(Store.reach(scope)) ORDER BY e.id
                """, parameters: client.map { [$0] } ?? []
        ) { row in
            let at: Instant = row[0]
            let subject = ConsentEvent.Subject(rawValue: row[5]) ?? .optOut
            let means: ContactMeans = row[4]
            let change = ConsentEvent.Change(rawValue: row[6]) ?? .revoked
            return [
                .word(at.adding(seconds: clock.offsetSeconds).formatted(in: clock.zone)), .word(row[1] as String),
                .word(row[2] as String), .text(row[3] as String), .word(means.spanish), .word(subject.spanish),
                .word(change.spanish), .text(row[7] as String), .text(row[8] as String),
                .word(LegalBasis.ofConsent(to: subject, by: means)), .number(row[9] as Int),
            ]
        }
    }
}
