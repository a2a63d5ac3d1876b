/// The portfolio by traffic light.
package struct Aging: Hashable, Sendable {
    package struct Bucket: Hashable, Sendable {
        package var loans: Int
        /// Full balances.
        package var balance: Money
        /// Overdue amounts.
        package var overdue: Money

        package init(loans: Int = 0, balance: Money = .zero, overdue: Money = .zero) {
            self.loans = loans
            self.balance = balance
            self.overdue = overdue
        }

        package static func + (left: Bucket, right: Bucket) -> Bucket {
            Bucket(
                loans: left.loans + right.loans, balance: left.balance + right.balance,
                overdue: left.overdue + right.overdue)
        }
    }

    private var buckets: [TrafficLight: Bucket] = [:]

    package init() {}

    package subscript(light: TrafficLight) -> Bucket {
        get { buckets[light] ?? Bucket() }
        set { buckets[light] = newValue }
    }

    /// Counts one loan in.
    package mutating func add(balance: Money, arrears: Arrears) {
        let light = arrears.trafficLight
        self[light] = self[light] + Bucket(loans: 1, balance: balance, overdue: arrears.amount)
    }

    package var total: Bucket { buckets.values.reduce(Bucket(), +) }
}
