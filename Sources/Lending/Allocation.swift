/// How a payment is spread over installments: oldest first, nothing swallowed.
package enum Allocation {
    /// What one installment gets.
    package struct Part: Hashable, Sendable {
        package let number: Int
        package let amount: Money
        /// The installment is fully paid by it.
        package let completes: Bool

        package init(number: Int, amount: Money, completes: Bool) {
            self.number = number
            self.amount = amount
            self.completes = completes
        }
    }

    /// The parts, oldest installment first; they always add up to `amount`. More than the balance is refused.
    package static func allocate(_ amount: Money, to installments: [Installment]) throws(AllocationError) -> [Part] {
        guard amount > .zero else { throw .notPositive }
        let open = installments.filter { !$0.isPaid }.sorted { ($0.due, $0.number) < ($1.due, $1.number) }
        let payoff = open.missing
        guard amount <= payoff else { throw .moreThanBalance(payoff: payoff) }
        var rest = amount
        var parts: [Part] = []
        for installment in open {
            guard rest > .zero else { break }
            let part = min(rest, installment.missing)
            parts.append(Part(number: installment.number, amount: part, completes: part == installment.missing))
            rest -= part
        }
        return parts
    }
}

package enum AllocationError: Error, Equatable, Sendable {
    case notPositive
    /// `payoff` pays the loan off exactly.
    case moreThanBalance(payoff: Money)
}
