import Lending
import Messaging
import SQLite

// What is exported to be shown to an authority or to the client: every contact, everything that was held back and by which
// rule, and who allowed what.

extension ExportQuery {
    /// Messages, what clients wrote and what they promised, one after the other so that a hundred thousand rows need no
    /// sort; of one client all of it in the order of time. Times are those of the business clock.
    static func contacts(_ scope: Scope, of client: ClientID?, _ clock: BusinessClock) -> ExportQuery {
        let offset = clock.offsetSeconds * 1000
        func chosen(_ column: String) -> String { client == nil ? "" : " AND \(column) = ?1" }
        let sql = """
            SELECT coalesce(m.contact_at, \(offset) + iif(m.state = 'withdrawn', m.changed_at, m.created_at)),
                   c.document, c.document_type, c.name, 'mensaje', m.channel, m.kind, m.state, m.reason, m.created_by,
                   m.recipient, l.number, m.template, m.body, m.id, m.sid, m.contact_at IS NOT NULL, m.resend_of,
                   m.content_sid, NULL, NULL
            FROM message m JOIN client c ON c.id = m.client_id LEFT JOIN loan l ON l.id = m.loan_id
            WHERE 1\(chosen("m.client_id"))\(Store.reachOfMessage(scope, "m"))
            UNION ALL
            SELECT i.received_at + \(offset), c.document, c.document_type, c.name, 'entrante', i.channel, NULL, NULL, NULL,
                   NULL, i.sender, NULL, NULL, i.body, NULL, i.sid, 0, NULL, NULL, NULL, NULL
            FROM inbound i JOIN client c ON c.id = i.client_id WHERE 1\(chosen("i.client_id"))\(Store.reach(scope))
            UNION ALL
            SELECT p.recorded_at + \(offset), c.document, c.document_type, c.name, 'promesa', NULL, NULL, NULL, NULL,
                   p.recorded_by, NULL, l.number, NULL, '', NULL, NULL, 0, NULL, NULL, p.amount, p.day
            FROM promise p JOIN loan l ON l.id = p.loan_id JOIN client c ON c.id = l.client_id
            WHERE 1\(chosen("l.client_id"))\(scope.sql("l.route_id"))
            """
        return ExportQuery(
            columns: [
                "fecha_hora", "documento", "tipo_documento", "nombre", "evento", "canal", "tipo", "clase", "estado",
                "motivo", "norma", "quien", "telefono", "prestamo", "plantilla", "plantilla_whatsapp", "texto",
                "mensaje", "sid", "reenvio_de",
            ],
            sql: client == nil ? sql : sql + " ORDER BY 1, 15",
            parameters: client.map { [$0] } ?? []
        ) { row in
            let at: Instant = row[0]
            let message = MessageProof(kind: row[6], state: row[7], reason: row[8], wasContact: row[16])
            return [
                .word(at.formatted(in: clock.zone)), .word(row[1] as String), .word(row[2] as String),
                .text(row[3] as String), .word(message?.event ?? row[4] as String), .word(row[5] as String?),
                .word(row[6] as String?), .word(message?.kind.contactClass.spanish), .word(message?.state.spanish),
                .word(message?.why), .word(message?.basis), .text(row[9] as String?), .word(row[10] as String?),
                .text(row[11] as String?), .word(row[12] as String?), .word(row[18] as String?),
                .text(promise(row) ?? row[13]),
                .number(row[14] as Int?), .word(row[15] as String?), .number(row[17] as Int?),
            ]
        }
    }

    /// `$50.000, 30/11/2026`; nil: the row is no promise.
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
            let change = ConsentEvent.Change(rawValue: row[6]) ?? .revoked
            return [
                .word(at.adding(seconds: clock.offsetSeconds).formatted(in: clock.zone)), .word(row[1] as String),
                .word(row[2] as String), .text(row[3] as String), .word(row[4] as String), .word(subject.spanish),
                .word(change.spanish), .text(row[7] as String), .text(row[8] as String),
                .word(LegalBasis.ofConsent(to: subject)), .number(row[9] as Int),
            ]
        }
    }
}

/// One message as a piece of proof: what became of it, why, and by which rule.
private struct MessageProof {
    let kind: MessageKind
    let state: MessageState
    let reason: String?
    let wasContact: Bool

    /// nil: the row is no message.
    init?(kind: String?, state: String?, reason: String?, wasContact: Bool) {
        guard let kind = kind.flatMap(MessageKind.init(rawValue:)),
            let state = state.flatMap(MessageState.init(rawValue:))
        else { return nil }
        (self.kind, self.state, self.reason, self.wasContact) = (kind, state, reason, wasContact)
    }

    var event: String {
        if wasContact { return "contacto" }
        return state == .queued ? "en_cola" : "no_enviado"
    }

    private var ruling: BlockReason? { reason.flatMap { BlockReason(rawValue: $0) } }

    /// In a few words; a contact that went out has no reason.
    var why: String? {
        guard !wasContact else { return nil }
        if let ruling { return ruling.label(.es) }
        return reason.flatMap { WithdrawReason(rawValue: $0) }?.spanish
    }

    var basis: String? {
        guard !wasContact else { return LegalBasis.of(kind) }
        if let ruling { return LegalBasis.of(ruling) }
        return reason.flatMap { WithdrawReason(rawValue: $0) }.flatMap { LegalBasis.of($0) }
    }
}
