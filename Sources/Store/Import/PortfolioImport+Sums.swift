import Lending
import Messaging
import SQLite

// What is kept of a client beside the books is written with a new one at once: all of their loans and consents stand in these
// files. To put it right afterwards would move each client in every index of the list.

/// What the active loans of a client come to.
struct LoanSums {
    var loans = 0
    var balance = Money.zero
    var overdue = Money.zero
    /// The oldest due day that is overdue.
    var since: Day?

    mutating func add(_ ledger: LoanLedger, on today: Day) {
        guard ledger.status == .active else { return }
        let installments = ledger.installments ?? []
        let arrears = ledger.arrears(on: today)
        loans += 1
        balance += installments.missing
        overdue += arrears.amount
        guard arrears.amount > .zero, let oldest = installments.oldestUnpaidDue else { return }
        since = since.map { min($0, oldest) } ?? oldest
    }
}

extension LoanLedger {
    /// Only an active loan is collected.
    func arrears(on today: Day) -> Arrears {
        status == .active ? Arrears.of(installments ?? [], on: today) : .none
    }
}

extension PlannedClient {
    /// What may be written to a new client; see `Schema.reach`.
    var reach: Int {
        func allows(_ means: ContactMeans) -> Bool {
            consents.contains { $0.means == means && $0.purpose == .collection && $0.state == .granted }
        }
        return 1 + (allows(.sms) ? 1 : 0) + (allows(.whatsapp) ? 2 : 0)
    }
}

extension PortfolioImport {
    /// By the line of the client.
    func sumsOfNewClients() throws -> [Int: LoanSums] {
        let today = try store.rolledDay()
        var sums: [Int: LoanSums] = [:]
        for ledger in ledgers {
            guard case .planned(let line) = ledger.owner, clients[line].action == .insert else { continue }
            sums[line, default: LoanSums()].add(ledger, on: today)
        }
        return sums
    }

    /// The sums of the clients of the books who have new loans.
    func sumUpStoredClients() throws {
        let owners = ledgers.lazy.filter { $0.change == .insert }.compactMap { self.storedOwner($0.owner) }
        let sums = try store.database.prepare(
            """
            UPDATE client SET (balance, overdue, past_due_since, active_loans) =
                (SELECT coalesce(sum(balance), 0), coalesce(sum(overdue), 0),
                        min(CASE WHEN overdue > 0 THEN past_due_since END), count(*)
                 FROM loan WHERE client_id = client.id AND status = 'active')
            WHERE id = ?
            """)
        for owner in Set(owners).sorted(by: { $0.rawValue < $1.rawValue }) {
            try sums.bind(owner, at: 1)
            try sums.run()
        }
    }

    private func storedOwner(_ owner: LoanLedger.Owner) -> ClientID? {
        if case .planned(let line) = owner, clients[line].action == .insert { return nil }
        return ownerID(owner)
    }
}
