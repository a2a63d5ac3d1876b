package import Messaging
import SQLite

extension Store {
    /// What messages may cost in a month, in the currency of the price list; nil: no ceiling.
    package var monthlyCeiling: Cost? {
        get throws { try setting(.monthlyCeiling).flatMap { Self.ceiling($0) } }
    }

    /// Sets it, or takes it away with nil.
    package func setMonthlyCeiling(_ ceiling: Cost?, role: Role) throws {
        guard role.mayManagePeople else { throw StoreError.notAllowed(role) }
        try write {
            try set(.monthlyCeiling, ceiling?.plain ?? "")
            try audit("setting", subject: Setting.monthlyCeiling.rawValue, detail: ceiling?.plain ?? "")
        }
    }

    /// A ceiling as people write it: `50`, `50,00`. Nil for what is no amount above zero.
    package static func ceiling(_ text: String) -> Cost? {
        guard let cost = Cost(parsing: text), cost > .zero else { return nil }
        return cost
    }
}
