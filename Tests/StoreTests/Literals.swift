import Lending

extension Day: ExpressibleByStringLiteral {
    /// `"2026-11-23"` in tests; a wrong one is a mistake in the test.
    public init(stringLiteral text: String) {
        guard let day = Day(iso: text) else { preconditionFailure("\(text) is no day") }
        self = day
    }
}

extension Money: ExpressibleByIntegerLiteral {
    public init(integerLiteral pesos: Int64) {
        self.init(pesos)
    }
}

extension Identifier: ExpressibleByIntegerLiteral {
    public init(integerLiteral value: Int64) {
        self.init(value)
    }
}
