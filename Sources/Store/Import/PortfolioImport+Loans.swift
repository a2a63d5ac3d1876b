import Lending
import SQLite

extension PortfolioImport {
    func planLoans() throws {
        guard !loanRows.isEmpty else { return }
        let calendar = try store.holidays()
        let moves = try store.movesOffHolidays
        var plans = SchedulePlans(holidays: calendar, moveOffHolidays: moves)
        ledgers.reserveCapacity(loanRows.count)
        ledgerIndex.reserveCapacity(loanRows.count)
        for row in loanRows {
            if row.status == .void {
                findings.voidLoans += 1
                voidLoans.insert(row.number)
            } else if let first = ledgerIndex[row.number], let line = ledgers[first].row?.line {
                problem(.repeated(line: line), row, .number, row.number)
            } else if let ledger = try ledger(row, &plans) {
                ledgerIndex[row.number] = ledgers.count
                ledgers.append(ledger)
            } else {
                lostLoans.add(row.number)
            }
        }
    }

    private func ledger(_ row: LoanRow, _ plans: inout SchedulePlans) throws -> LoanLedger? {
        guard let owner = try owner(of: row) else { return nil }
        if let stored = try storedLoan(row.number) {
            return try ledger(row, owner, stored, &plans)
        }
        guard let installments = installments(row, &plans) else { return nil }
        // A loan that is said to be paid first takes the payments that are told of it.
        return LoanLedger(
            number: row.number, owner: owner, row: row, storedStatus: nil,
            status: row.status == .paid ? .active : row.status, change: .insert, installments: installments)
    }

    private func ledger(
        _ row: LoanRow, _ owner: LoanLedger.Owner, _ stored: StoredLoan, _ plans: inout SchedulePlans
    ) throws -> LoanLedger? {
        guard stored.status != .void else {
            problem(.loanVoid, row, .number, row.number)
            return nil
        }
        guard ownerID(owner) == stored.clientID else {
            problem(.loanOfAnotherClient(stored: stored.document.formatted), row, .document, row.document)
            return nil
        }
        var ledger = LoanLedger(
            number: row.number, id: stored.id, owner: owner, row: row, storedStatus: stored.status,
            hasStoredPayments: stored.hasPayments, status: stored.status, change: .none)
        let differences = differences(row, stored)
        guard let first = differences.first else { return ledger }
        guard options.update else {
            problem(.differs(stored: first.stored), row, first.column, first.found)
            return nil
        }
        if let touching = differences.first(where: \.touchesSchedule) {
            guard !stored.hasPayments else {
                problem(.scheduleHasPayments(stored: touching.stored), row, touching.column, touching.found)
                return nil
            }
            guard let installments = installments(row, &plans) else { return nil }
            ledger.installments = installments
            ledger.change = .schedule
            ledger.status = row.status == .paid ? .active : row.status
        } else {
            ledger.change = .terms
            if differences.contains(where: { $0.column == .status }) {
                ledger.status = row.status == .paid ? .active : row.status
            }
        }
        return ledger
    }

    private func installments(_ row: LoanRow, _ plans: inout SchedulePlans) -> [Installment]? {
        do throws(ScheduleError) {
            return try plans.installments(row)
        } catch {
            switch error {
            case .count: problem(.schedule(error), row, .installments, String(row.count))
            case .totalTooSmall, .totalTooLarge: problem(.schedule(error), row, .total, row.total.plain)
            case .dayOutOfRange: problem(.schedule(error), row, .firstDue, row.firstDue.iso)
            }
            return nil
        }
    }

    func problem(_ fault: ImportFault, _ row: LoanRow, _ column: LoanColumn, _ found: String) {
        findings.add(fault, file: names.loans, line: row.line, column: column.rawValue, found: found)
    }
}
