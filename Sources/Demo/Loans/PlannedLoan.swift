import Lending

/// A loan with all that is to happen to it, before anything is written.
struct PlannedLoan {
    let number: String
    /// The place of its client among the people.
    let client: Int
    let terms: Terms
    let principal: Money
    let total: Money
    let firstDue: Day
    let status: LoanStatus
    let payments: [PlannedPayment]
    let promise: PlannedPromise?
}

struct PlannedPayment {
    let day: Day
    let amount: Money
    let method: PaymentMethod
    let reference: String
    /// Why it is annulled at once; nil for a payment that holds.
    let annulment: String?
}

struct PlannedPromise {
    let amount: Money
    let day: Day
}
