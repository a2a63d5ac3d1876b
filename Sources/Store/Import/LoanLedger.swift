import Lending

/// A loan as the import leaves it: its terms, its installments, what payments did to them.
struct LoanLedger {
    enum Owner {
        /// A line of the file of clients.
        case planned(Int)
        case stored(ClientID)
    }

    enum Change {
        /// The loan's row stays as it is, but for what payments do.
        case none
        case insert
        /// Principal or status: nothing that an installment hangs on.
        case terms
        /// The installments are made anew; no payment stands on the old ones.
        case schedule
    }

    let number: String
    /// Nil until a new loan is written.
    var id: LoanID?
    let owner: Owner
    /// What the file says; nil for a loan that only payments speak of.
    let row: LoanRow?
    let storedStatus: LoanStatus?
    var hasStoredPayments = false
    var status: LoanStatus
    var change: Change
    /// Loaded when they are needed: an unchanged loan without payments never needs them.
    var installments: [Installment]?
    var receivesPayments = false

    var balance: Money { installments?.missing ?? .zero }

    /// Takes a payment in, oldest installment first.
    mutating func pay(_ amount: Money) throws(ImportFault) -> [Allocation.Part] {
        switch status {
        case .active, .writtenOff: break
        case .paid: throw .moreThanBalance(payoff: .zero)
        case .approved, .void: throw .loanNotPayable(status)
        }
        var rest = installments ?? []
        let parts: [Allocation.Part]
        do throws(AllocationError) {
            parts = try Allocation.allocate(amount, to: rest)
        } catch {
            switch error {
            case .moreThanBalance(let payoff): throw .moreThanBalance(payoff: payoff)
            case .notPositive: throw .notPositive
            }
        }
        for part in parts {
            guard let index = rest.firstIndex(where: { $0.number == part.number }) else { continue }
            rest[index].paid += part.amount
        }
        installments = rest
        receivesPayments = true
        if rest.missing == .zero { status = .paid }
        return parts
    }

    /// The rest of a loan that is said to be paid: what came in before these books were kept.
    mutating func settle() {
        installments = installments?.map {
            Installment(number: $0.number, due: $0.due, amount: $0.amount, paid: $0.amount)
        }
        status = .paid
    }
}
