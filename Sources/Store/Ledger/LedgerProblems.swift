import SQLite

extension Store {
    /// Sums that do not agree: what was paid against what was allocated, and what is stored against what it derives
    /// from. Empty when the books are right.
    package func ledgerProblems() throws -> [String] {
        let checks: [(String, String)] = [
            (
                "pagos repartidos",
                """
                SELECT p.receipt FROM payment p LEFT JOIN allocation a ON a.payment_id = p.id
                GROUP BY p.id HAVING coalesce(sum(a.amount), 0) <> p.amount
                """
            ),
            (
                "cuotas pagadas",
                """
                SELECT l.number FROM installment i JOIN loan l ON l.id = i.loan_id
                JOIN (SELECT a.loan_id, a.installment, sum(a.amount) AS amount FROM allocation a
                      WHERE NOT EXISTS (SELECT 1 FROM annulment n WHERE n.payment_id = a.payment_id)
                      GROUP BY 1, 2) v ON v.loan_id = i.loan_id AND v.installment = i.number
                WHERE i.paid < v.amount GROUP BY l.id
                """
            ),
            (
                "saldos",
                """
                SELECT l.number FROM loan l WHERE l.status <> 'void' AND l.balance <>
                    (SELECT coalesce(sum(i.amount - i.paid), 0) FROM installment i WHERE i.loan_id = l.id)
                """
            ),
            (
                "saldos de clientes",
                """
                SELECT c.document FROM client c WHERE c.balance <>
                    (SELECT coalesce(sum(l.balance), 0) FROM loan l WHERE l.client_id = c.id AND l.status = 'active')
                """
            ),
            (
                "préstamos activos de clientes",
                """
                SELECT document FROM client WHERE active_loans <>
                    (SELECT count(*) FROM loan WHERE client_id = client.id AND status = 'active')
                """
            ),
            ("autorizaciones de clientes", "SELECT document FROM client WHERE reach <> \(Schema.reach)"),
            (
                "último mensaje de clientes",
                """
                SELECT document FROM client
                WHERE last_message_id IS NOT (SELECT max(id) FROM message WHERE client_id = client.id)
                  AND last_message_id IS NOT
                      (SELECT max(id) FROM message WHERE client_id = client.id AND state <> 'blocked')
                """
            ),
        ]
        var problems: [String] = []
        for (name, query) in checks {
            try database.forEach(query + " LIMIT 100") { problems.append("\(name): \($0[0] as String)") }
        }
        return problems
    }
}
