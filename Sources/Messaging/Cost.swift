/// What messages cost: an amount in millionths of a currency unit, so that a tenth of a cent times 100 000 is exact.
package struct Cost: Sendable, Hashable, Comparable {
    package let micros: Int64

    package init(micros: Int64) {
        self.micros = micros
    }

    package static let zero = Cost(micros: 0)

    /// Reads `0.05`, `0,05`, and what Twilio answers as a price (`-0.00750`); finer than a millionth is refused.
    package init?(parsing text: some StringProtocol) {
        var micros: Int64 = 0
        var decimals: Int?
        var digits = 0
        var negative = false
        for (index, byte) in text.utf8.enumerated() {
            switch byte {
            case UInt8(ascii: "-") where index == 0: negative = true
            case UInt8(ascii: "."), UInt8(ascii: ","):
                guard decimals == nil, digits > 0 else { return nil }
                decimals = 0
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                digits += 1
                if let places = decimals {
                    guard places < 6 else {
                        guard byte == UInt8(ascii: "0") else { return nil }
                        continue
                    }
                    decimals = places + 1
                }
                let (tenfold, overflow) = micros.multipliedReportingOverflow(by: 10)
                guard !overflow, tenfold < 1_000_000_000_000 else { return nil }
                micros = tenfold + Int64(byte - UInt8(ascii: "0"))
            default: return nil
            }
        }
        guard digits > 0, decimals != 0 else { return nil }
        for _ in (decimals ?? 0)..<6 { micros *= 10 }
        self.micros = negative ? -micros : micros
    }

    package static func < (left: Cost, right: Cost) -> Bool { left.micros < right.micros }
    package static func + (left: Cost, right: Cost) -> Cost { Cost(micros: left.micros + right.micros) }
    package static func += (left: inout Cost, right: Cost) { left = left + right }
    package static func * (left: Cost, times: Int) -> Cost { Cost(micros: left.micros * Int64(times)) }

    /// `1.71`, for JSON and files: two decimals, half up; up to six where a smaller amount would vanish.
    package var plain: String { text(point: ".", group: "") }

    /// `1,71` and `1.234,50` in Spanish, `1.71` and `1,234.50` in English.
    package func formatted(_ language: Language) -> String {
        switch language {
        case .es: text(point: ",", group: ".")
        case .en: text(point: ".", group: ",")
        }
    }

    private func text(point: String, group: String) -> String {
        let amount = micros.magnitude
        // Below ten cents the third decimal and on matter: a WhatsApp message costs half a cent.
        if amount > 0, amount < 100_000 { return (micros < 0 ? "-" : "") + "0" + point + Self.small(amount) }
        let cents = (amount + 5_000) / 10_000
        var whole = String(cents / 100)
        if !group.isEmpty, whole.count > 3 { whole = Self.grouped(whole, by: group) }
        let rest = String(cents % 100)
        return (micros < 0 ? "-" : "") + whole + point + (rest.count < 2 ? "0" : "") + rest
    }

    private static func small(_ amount: UInt64) -> String {
        var digits = String(amount)
        digits = String(repeating: "0", count: 6 - digits.count) + digits
        while digits.count > 2, digits.last == "0" { digits.removeLast() }
        return digits
    }

    private static func grouped(_ digits: String, by group: String) -> String {
        var result = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % 3 == 0 { result += group }
            result.append(digit)
        }
        return result
    }
}
