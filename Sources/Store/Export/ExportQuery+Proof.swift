import Lending
import Messaging
import SQLite

// What is exported to be shown to an authority or to the client: every contact, everything that was held back and by which
// rule, and who allowed what.

extension ExportQuery {
    /// Messages, visits and calls, what clients wrote and what they promised, one after the other so that a hundred
    /// thousand rows need no sort; of one client all of it in the order of time. Times are those of the business clock.
    static func contacts(
        _ scope: Scope, of client: ClientID?, _ clock: BusinessClock, _ holidays: HolidayCalendar
    ) -> ExportQuery {
        let time = ProofTime(zone: clock.zone, holidays: holidays)
        let offset = clock.offsetSeconds * 1000
        func chosen(_ column: String) -> String { client == nil ? "" : " AND \(column) = ?1" }
        let noPromise = String(repeating: ", NULL", count: Store.promiseColumnCount)
        let noVisit = ", NULL, NULL, 0"
        // Visits and calls in the order in which they took place, or a client's own.
        let visits = "personal_contact v " + (client == nil ? "INDEXED BY personal_contact_time" : "")
        let sql = """
            SELECT coalesce(m.contact_at, \(offset) + iif(m.state = 'withdrawn', m.changed_at, m.created_at)),
                   c.document, c.document_type, c.name, 'mensaje', m.channel, m.kind, m.state, m.reason, m.created_by,
                   m.recipient, l.number, m.template, m.body, m.id, m.sid, m.contact_at IS NOT NULL, m.resend_of,
                   m.content_sid, 0\(noPromise)\(noVisit)
            FROM message m JOIN client c ON c.id = m.client_id LEFT JOIN loan l ON l.id = m.loan_id
            WHERE 1\(chosen("m.client_id"))\(Store.reachOfMessage(scope, "m"))
            UNION ALL
            SELECT i.received_at + \(offset), c.document, c.document_type, c.name, 'entrante', i.channel, NULL, NULL, NULL,
                   NULL, i.sender, NULL, NULL, i.body, NULL, i.sid, 0, NULL, NULL,
                   (SELECT count(*) FROM inbound_party o WHERE o.inbound_id = i.id)\(noPromise)\(noVisit)
            FROM inbound_party x JOIN inbound i ON i.id = x.inbound_id JOIN client c ON c.id = x.client_id
            WHERE 1\(chosen("x.client_id"))\(Store.reach(scope))
            UNION ALL
            SELECT p.recorded_at + \(offset), c.document, c.document_type, c.name, 'promesa', NULL, NULL, NULL, NULL,
                   p.recorded_by, NULL, l.number, NULL, '', NULL, NULL,
                   EXISTS (SELECT 1 FROM promise_withdrawal w WHERE w.promise_id = p.id), NULL, NULL, 0,
                   \(Store.promiseColumns)\(noVisit)
            FROM promise p JOIN loan l ON l.id = p.loan_id JOIN client c ON c.id = l.client_id
            WHERE 1\(chosen("l.client_id"))\(scope.sql("l.route_id"))
            UNION ALL
            SELECT v.at, c.document, c.document_type, c.name, 'en_persona', v.means, NULL, v.outcome, v.objections,
                   v.recorded_by, v.number, l.number, NULL, '', NULL, NULL, 0, NULL, NULL, 0, \(Store.promiseColumns), v.id,
                   (SELECT group_concat(y.receipt, ' ') FROM personal_contact_payment g
                    JOIN payment y ON y.id = g.payment_id WHERE g.contact_id = v.id), x.contact_id IS NOT NULL
            FROM \(visits) CROSS JOIN client c ON c.id = v.client_id LEFT JOIN loan l ON l.id = v.loan_id
            LEFT JOIN promise p ON p.id = v.promise_id
            LEFT JOIN personal_contact_correction x ON x.contact_id = v.id
            WHERE 1\(chosen("v.client_id"))\(scope.sql("v.route_id"))
            UNION ALL
            SELECT x.corrected_at + \(offset), c.document, c.document_type, c.name, 'correccion', v.means, NULL, NULL,
                   x.reason, x.corrected_by, v.number, l.number, NULL, '', NULL, NULL, 0, NULL, NULL, 0\(noPromise), v.id,
                   NULL, 0
            FROM personal_contact_correction x CROSS JOIN personal_contact v ON v.id = x.contact_id
            JOIN client c ON c.id = v.client_id LEFT JOIN loan l ON l.id = v.loan_id
            WHERE 1\(chosen("v.client_id"))\(scope.sql("v.route_id"))
            """
        let today = clock.today
        return ExportQuery(
            columns: ProofTime.columns + [
                "documento", "tipo_documento", "nombre", "evento", "canal", "tipo", "clase", "estado", "motivo",
                "norma",
                "quien", "telefono", "prestamo", "plantilla", "plantilla_whatsapp", "texto", "mensaje", "sid",
                "reenvio_de", "gestion",
            ],
            sql: client == nil ? sql : sql + " ORDER BY 1, 15, 27",
            parameters: client.map { [$0] } ?? []
        ) { row in
            let words = proof(row)
            let means = (row[5] as String?).flatMap { ContactMeans(rawValue: $0) }
            let promise: Promise? = (row[20] as Int64?).map { _ in Store.promise(row, from: 20) }
            // Where a message says whether it was a contact, a promise says whether it was taken back.
            let isWithdrawn = promise != nil && row[16] as Bool
            let heard = (row[19] as Int) > 0 ? HeardProof(body: row[13], clients: row[19]) : nil
            let state = words?.state ?? promise.map { isWithdrawn ? "retirada" : $0.outcome(on: today).spanish }
            let text = promise.map(Self.said) ?? words?.text ?? row[13]
            let who: [ExportValue] = [
                .word(row[1] as String), .word(row[2] as String), .text(row[3] as String),
                .word(words?.event ?? row[4] as String), .word(means?.spanish), .word(row[6] as String?),
                .word(words?.contactClass?.spanish), .word(state), .word(words?.why ?? heard?.why),
                .word(words?.basis ?? heard?.basis), .text(row[9] as String?),
            ]
            let what: [ExportValue] = [
                .word(row[10] as String?), .text(row[11] as String?), .word(row[12] as String?),
                .word(row[18] as String?), .text(text), .number(row[14] as Int?), .word(row[15] as String?),
                .number(row[17] as Int?), .number(row[26] as Int?),
            ]
            return time.cells(row[0]) + who + what
        }
    }

    /// nil: what the client said.
    private static func proof(_ row: Row) -> (any ContactProof)? {
        switch row[4] as String {
        case "mensaje": MessageProof(kind: row[6], state: row[7], reason: row[8], wasContact: row[16])
        case "en_persona":
            PersonalContactProof(
                means: row[5], outcome: row[7], objections: Objection.list(stored: row[8]), receipts: row[27],
                isCorrected: row[28])
        case "correccion": CorrectionProof(reason: row[8])
        default: nil
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
            let means: ContactMeans = row[4]
            let change = ConsentEvent.Change(rawValue: row[6]) ?? .revoked
            // Who never said yes has taken nothing back.
            let word = row[12] as Bool ? "negada" : change.spanish
            let cells: [ExportValue] = [
                .word(row[1] as String), .word(row[2] as String), .text(row[3] as String), .word(means.spanish),
                .word(subject.spanish), .word(word), .text(row[7] as String), .word(row[10] as String?),
                .text(row[8] as String), .word(LegalBasis.of(subject, change, by: means)), .number(row[9] as Int),
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
