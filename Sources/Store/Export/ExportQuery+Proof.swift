import Lending
import Messaging
import SQLite

// What is exported to be shown to an authority or to the client: every contact, everything that was held back and by which
// rule, and who allowed what.

extension ExportQuery {
    /// Messages, what clients wrote and what they promised, one after the other so that a hundred thousand rows need no
    /// sort; of one client all of it in the order of time. Times are those of the business clock.
    static func contacts(
        _ scope: Scope, of client: ClientID?, _ clock: BusinessClock, _ holidays: HolidayCalendar
    ) -> ExportQuery {
        let time = ProofTime(zone: clock.zone, holidays: holidays)
        let offset = clock.offsetSeconds * 1000
        func chosen(_ column: String) -> String { client == nil ? "" : " AND \(column) = ?1" }
        let noPromise = String(repeating: ", NULL", count: Store.promiseColumnCount)
        let sql = """
            SELECT coalesce(m.contact_at, \(offset) + iif(m.state = 'withdrawn', m.changed_at, m.created_at)),
                   c.document, c.document_type, c.name, 'mensaje', m.channel, m.kind, m.state, m.reason, m.created_by,
                   m.recipient, l.number, m.template, m.body, m.id, m.sid, m.contact_at IS NOT NULL, m.resend_of,
                   m.content_sid, 0\(noPromise)
            FROM message m JOIN client c ON c.id = m.client_id LEFT JOIN loan l ON l.id = m.loan_id
            WHERE 1\(chosen("m.client_id"))\(Store.reachOfMessage(scope, "m"))
            UNION ALL
            SELECT i.received_at + \(offset), c.document, c.document_type, c.name, 'entrante', i.channel, NULL, NULL, NULL,
                   NULL, i.sender, NULL, NULL, i.body, NULL, i.sid, 0, NULL, NULL,
                   (SELECT count(*) FROM inbound_party o WHERE o.inbound_id = i.id)\(noPromise)
            FROM inbound_party x JOIN inbound i ON i.id = x.inbound_id JOIN client c ON c.id = x.client_id
            WHERE 1\(chosen("x.client_id"))\(Store.reach(scope))
            UNION ALL
            SELECT p.recorded_at + \(offset), c.document, c.document_type, c.name, 'promesa', NULL, NULL, NULL, NULL,
                   p.recorded_by, NULL, l.number, NULL, '', NULL, NULL,
                   EXISTS (SELECT 1 FROM promise_withdrawal w WHERE w.promise_id = p.id), NULL, NULL, 0,
                   \(Store.promiseColumns)
            FROM promise p JOIN loan l ON l.id = p.loan_id JOIN client c ON c.id = l.client_id
            WHERE 1\(chosen("l.client_id"))\(scope.sql("l.route_id"))
            """
        let today = clock.today
        return ExportQuery(
            columns: ProofTime.columns + [
                "documento", "tipo_documento", "nombre", "evento", "canal", "tipo", "clase", "estado", "motivo",
                "norma",
                "quien", "telefono", "prestamo", "plantilla", "plantilla_whatsapp", "texto", "mensaje", "sid",
                "reenvio_de",
            ],
            sql: client == nil ? sql : sql + " ORDER BY 1, 15",
            parameters: client.map { [$0] } ?? []
        ) { row in
            let message = MessageProof(kind: row[6], state: row[7], reason: row[8], wasContact: row[16])
            let promise: Promise? = (row[20] as Int64?).map { _ in Store.promise(row, from: 20) }
            // Where a message says whether it was a contact, a promise says whether it was taken back.
            let isWithdrawn = promise != nil && row[16] as Bool
            let heard = (row[19] as Int) > 0 ? HeardProof(body: row[13], clients: row[19]) : nil
            return time.cells(row[0]) + [
                .word(row[1] as String), .word(row[2] as String),
                .text(row[3] as String), .word(message?.event ?? row[4] as String), .word(row[5] as String?),
                .word(row[6] as String?), .word(message?.kind.contactClass.spanish),
                .word(
                    message?.state.spanish ?? promise.map { isWithdrawn ? "retirada" : $0.outcome(on: today).spanish }),
                .word(message?.why ?? heard?.why), .word(message?.basis ?? heard?.basis), .text(row[9] as String?),
                .word(row[10] as String?), .text(row[11] as String?), .word(row[12] as String?),
                .word(row[18] as String?), .text(promise.map(Self.said) ?? row[13]),
                .number(row[14] as Int?), .word(row[15] as String?), .number(row[17] as Int?),
            ]
        }
    }

    /// `$50.000, 30/11/2026`
    private static func said(_ promise: Promise) -> String {
        promise.amount.formatted + ", " + promise.day.formatted
    }

    /// The events of consent and of opt-outs, oldest first; of one client with the text that was agreed to beside each.
    static func consents(
        _ scope: Scope, of client: ClientID?, _ clock: BusinessClock, _ holidays: HolidayCalendar
    ) -> ExportQuery {
        let time = ProofTime(zone: clock.zone, holidays: holidays)
        let isOfOne = client != nil
        return ExportQuery(
            columns: ProofTime.columns + [
                "documento", "tipo_documento", "nombre", "canal", "asunto", "cambio", "fuente", "texto_version",
                "quien",
                "norma", "numero",
            ] + (isOfOne ? ["texto"] : []),
            sql: """
                SELECT e.recorded_at, c.document, c.document_type, c.name, e.channel, e.what, e.state, e.source,
                       e.recorded_by, e.id, e.text_version, \(isOfOne ? "t.body" : "NULL"),
                       e.state = 'revoked' AND NOT EXISTS
                           (SELECT 1 FROM consent_event g WHERE g.client_id = e.client_id AND g.id < e.id
                            AND g.channel = e.channel AND g.what = e.what AND g.state = 'granted')
                FROM consent_event e JOIN client c ON c.id = e.client_id
                \(isOfOne ? "LEFT JOIN consent_text t ON t.version = e.text_version" : "")
                WHERE \(isOfOne ? "e.client_id = ?1" : "1")\(Store.reach(scope)) ORDER BY e.id
                """, parameters: client.map { [$0] } ?? []
        ) { row in
            let at: Instant = row[0]
            let subject = ConsentEvent.Subject(rawValue: row[5]) ?? .optOut
            let change = ConsentEvent.Change(rawValue: row[6]) ?? .revoked
            // Who never said yes has taken nothing back.
            let word = row[12] as Bool ? "negada" : change.spanish
            let cells: [ExportValue] = [
                .word(row[1] as String), .word(row[2] as String), .text(row[3] as String), .word(row[4] as String),
                .word(subject.spanish), .word(word), .text(row[7] as String), .word(row[10] as String?),
                .text(row[8] as String), .word(LegalBasis.of(subject, change)), .number(row[9] as Int),
            ]
            return time.cells(at.adding(seconds: clock.offsetSeconds)) + cells
                + (isOfOne ? [.text(row[11] as String?)] : [])
        }
    }

    /// Each text with its first and last authorisation and how many there are within reach, in the order in which they
    /// were first used.
    static func consentTexts(_ scope: Scope, _ clock: BusinessClock) -> ExportQuery {
        ExportQuery(
            columns: ["version", "primera_vez", "ultima_vez", "zona", "autorizaciones", "quien", "titulo", "texto"],
            sql: """
                SELECT t.version, t.kept_at, t.kept_by, t.body, u.last, coalesce(u.number, 0)
                FROM consent_text t LEFT JOIN
                    (SELECT e.text_version, count(*) AS number, max(e.recorded_at) AS last
                     FROM consent_event e JOIN client c ON c.id = e.client_id
                     WHERE e.text_version IS NOT NULL\(Store.reach(scope)) GROUP BY e.text_version) u
                    ON u.text_version = t.version
                ORDER BY t.id
                """
        ) { row in
            let (since, until): (Instant, Instant?) = (row[1], row[4])
            func time(_ instant: Instant) -> String {
                instant.adding(seconds: clock.offsetSeconds).formatted(in: clock.zone)
            }
            let body: String = row[3]
            return [
                .word(row[0] as String), .word(time(since)), .word(until.map(time)),
                .word(since.offset(in: clock.zone)), .number(row[5] as Int), .text(row[2] as String),
                .text(ConsentText.firstLine(of: body)), .text(body),
            ]
        }
    }
}

/// When something happened, as an authority reads it: the time on the clock of the business, that clock's distance from
/// UTC, and the day of the week and whether it was a holiday, which decide the hours of contact.
private struct ProofTime {
    static let columns = ["fecha_hora", "zona", "dia"]

    let zone: BusinessZone
    let holidays: HolidayCalendar

    func cells(_ instant: Instant) -> [ExportValue] {
        let day = zone.civil(instant).day
        return [
            .word(instant.formatted(in: zone)), .word(instant.offset(in: zone)),
            .word(day.weekday.spanish + (holidays.isHoliday(day) ? " festivo" : "")),
        ]
    }
}

/// What was written from a client's number.
private struct HeardProof {
    let body: String
    /// Who have that number.
    let clients: Int

    private var stops: Bool { StopWords.wish(body).stopsMessages }

    var why: String? {
        let parts = [stops ? "pide la baja" : nil, clients > 1 ? "número que comparten \(clients) clientes" : nil]
        let known = parts.compactMap { $0 }
        return known.isEmpty ? nil : known.joined(separator: "; ")
    }

    var basis: String? { stops ? LegalBasis.revocation : nil }
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
