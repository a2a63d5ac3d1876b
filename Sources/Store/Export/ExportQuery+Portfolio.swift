import Lending
import Messaging
import SQLite

// The three tables that come in again as they went out.

extension ExportQuery {
    static func clients(_ scope: Scope) -> ExportQuery {
        ExportQuery(
            columns: ClientColumn.allCases.map(\.rawValue),
            sql: """
                SELECT c.document, c.document_type, c.name, c.phone, c.whatsapp, c.address, r.name, c.visit_order,
                       (SELECT group_concat(k.channel || ',' || k.purpose || ',' || k.state, ';') FROM consent k
                        WHERE k.client_id = c.id),
                       (SELECT group_concat(o.channel, ';') FROM opt_out o WHERE o.client_id = c.id)
                FROM client c JOIN route r ON r.id = c.route_id WHERE 1\(Store.reach(scope)) ORDER BY c.id
                """
        ) { row in
            let consent = ExportedConsent(consents: row[8], optOuts: row[9])
            return [
                .word(row[0] as String), .word(row[1] as String), .text(row[2] as String), .word(row[3] as String?),
                .word(row[4] as String?), .text(row[5] as String), .text(row[6] as String), .number(row[7] as Int),
                .word(consent.allows(.sms)), .word(consent.allows(.whatsapp)), .word(consent.notices),
                .word(consent.allows(.visit)), .word(consent.allows(.call)),
            ]
        }
    }

    static func loans(_ scope: Scope) -> ExportQuery {
        ExportQuery(
            columns: LoanColumn.allCases.map(\.rawValue),
            sql: """
                SELECT l.number, c.document, c.document_type, l.principal, l.total, l.installments, l.frequency,
                       l.first_due, l.status
                FROM loan l JOIN client c ON c.id = l.client_id WHERE 1\(scope.sql("l.route_id")) ORDER BY l.id
                """
        ) { row in
            let status: LoanStatus = row[8]
            return [
                .text(row[0] as String), .word(row[1] as String), .word(row[2] as String), .number(row[3] as Int),
                .number(row[4] as Int), .number(row[5] as Int), .word(row[6] as String), .word(row[7] as String),
                .word(status.spanish),
            ]
        }
    }

    static func payments(_ scope: Scope) -> ExportQuery {
        ExportQuery(
            columns: PaymentColumn.allCases.map(\.rawValue),
            sql: """
                SELECT l.number, p.paid_on, p.amount, p.method, p.reference
                FROM payment p JOIN loan l ON l.id = p.loan_id
                WHERE l.status <> 'void' AND NOT EXISTS (SELECT 1 FROM annulment a WHERE a.payment_id = p.id)
                      \(scope.sql("l.route_id"))
                ORDER BY p.id
                """
        ) { row in
            [
                .text(row[0] as String), .word(row[1] as String), .number(row[2] as Int), .word(row[3] as String),
                .text(row[4] as String),
            ]
        }
    }
}

/// Authorisations in the words of the file of clients.
private struct ExportedConsent {
    private let profile: ContactProfile

    init(consents: String?, optOuts: String?) {
        let parts = (consents ?? "").split(separator: ";").map { $0.split(separator: ",").map(String.init) }
        profile = ContactProfile(
            sms: .reachable, whatsapp: .reachable,
            consents: parts.filter { $0.count == 3 }.compactMap { part in
                guard let means = ContactMeans(rawValue: part[0]), let purpose = Consent.Purpose(rawValue: part[1]),
                    let state = Consent.State(rawValue: part[2])
                else { return nil }
                return Consent(means: means, purpose: purpose, state: state)
            },
            optOuts: (optOuts ?? "").split(separator: ";").map {
                OptOut(means: ContactMeans(rawValue: String($0)), scope: .everything)
            })
    }

    /// Who opted out says no, whatever was allowed before.
    func allows(_ means: ContactMeans) -> String? {
        if profile.optOut(means) != nil { return "no" }
        return switch profile.consent(means, .collection) {
        case .granted: "si"
        case .revoked: "no"
        case nil: nil
        }
    }

    /// `si` is every channel that the client allows; any other set of channels is told by name.
    var notices: String? {
        let granted = Channel.allCases.filter {
            profile.consent(.message($0), .marketing) == .granted && profile.optOut(.message($0)) == nil
        }
        if granted.isEmpty {
            return profile.consents.contains { $0.purpose == .marketing && $0.state == .revoked } ? "no" : nil
        }
        if granted == Channel.allCases.filter({ allows(.message($0)) == "si" }) { return "si" }
        return granted.map(\.rawValue).joined(separator: "+")
    }
}
