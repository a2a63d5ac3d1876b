/// An amount in the currency's smallest unit in use (Colombian peso: whole pesos, `Int64`).
package struct Money: Hashable, Comparable, Sendable {
    package let pesos: Int64

    package init(_ pesos: Int64) {
        self.pesos = pesos
    }

    package static let zero = Money(0)

    package static func < (left: Money, right: Money) -> Bool {
        left.pesos < right.pesos
    }

    package static func + (left: Money, right: Money) -> Money {
        Money(left.pesos + right.pesos)
    }

    package static func - (left: Money, right: Money) -> Money {
        Money(left.pesos - right.pesos)
    }

    package static func += (left: inout Money, right: Money) {
        left = left + right
    }

    package static func -= (left: inout Money, right: Money) {
        left = left - right
    }

    package static func * (left: Money, times: Int) -> Money {
        Money(left.pesos * Int64(times))
    }
}
