package typealias ClientID = Identifier<Client>
package typealias LoanID = Identifier<Loan>
package typealias PaymentID = Identifier<Payment>
package typealias PromiseID = Identifier<Promise>
package typealias RouteID = Identifier<RouteTag>
package typealias CollectorID = Identifier<CollectorTag>
package typealias RunID = Identifier<RunTag>
package typealias ClientIDs = IdentifierSet<Client>
package typealias LoanIDs = IdentifierSet<Loan>

/// A round of clients that one collector visits; only its id is known here.
package enum RouteTag {}
/// Who collects or works in the office; only the id is known here.
package enum CollectorTag {}
/// One bulk action; only its id is known here.
package enum RunTag {}
