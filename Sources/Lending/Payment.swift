/// Money received for a loan. It is never changed or deleted: an annulment stands beside it.
package struct Payment: Hashable, Sendable {
    package var id: PaymentID
    package var loanID: LoanID
    package var amount: Money
    package var paidOn: Day
    package var method: PaymentMethod
    package var reference: String
    package var receipt: String
    /// The login of who registered it.
    package var registeredBy: String
    package var annulled: Bool

    package init(
        id: PaymentID, loanID: LoanID, amount: Money, paidOn: Day, method: PaymentMethod, reference: String = "",
        receipt: String, registeredBy: String, annulled: Bool = false
    ) {
        self.id = id
        self.loanID = loanID
        self.amount = amount
        self.paidOn = paidOn
        self.method = method
        self.reference = reference
        self.receipt = receipt
        self.registeredBy = registeredBy
        self.annulled = annulled
    }
}
