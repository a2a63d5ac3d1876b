package import Messaging
import SQLite

extension Store {
    /// What messages may cost in a month, in the currency of the price list; nil: no ceiling.
    package var monthlyCeiling: Cost? {
        get throws { try setting(.monthlyCeiling).flatMap { Self.ceiling($0) } }
    }

    /// A ceiling as people write it: `50`, `50,00`. Nil for what is no amount above zero, and for `1.000`, which means a
    /// thousand to some and one to others.
    package static func ceiling(_ text: String) -> Cost? {
        let parts = text.split(omittingEmptySubsequences: false) { $0 == "." || $0 == "," }
        if parts.count == 2, parts[1].utf8.count == 3, parts[0] != "0" { return nil }
        guard let cost = Cost(parsing: text), cost > .zero else { return nil }
        return cost
    }
}
