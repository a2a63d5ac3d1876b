extension Money {
    /// The largest amount that is read from outside: a portfolio of millions of them can still be added up.
    package static let largestReadable = Money(1_000_000_000_000)

    /// Reads `50000`, `50.000`, `$50.000` and `$ 50.000`, blanks around allowed. Dots group by three or the text is
    /// refused, so that `50.5` and `1.25` are never taken for whole pesos; so are commas, signs and other letters.
    package init?(parsing text: some StringProtocol) {
        var bytes = Array(text.utf8)[...].trimmed
        if bytes.first == UInt8(ascii: "$") { bytes = bytes.dropFirst().trimmed }
        guard let pesos = Money.pesos(bytes) else { return nil }
        self.init(pesos)
    }

    private static func pesos(_ bytes: ArraySlice<UInt8>) -> Int64? {
        var pesos: Int64 = 0
        /// Digits since the last dot, or since the beginning.
        var digits = 0
        var grouped = false
        for byte in bytes {
            if byte == UInt8(ascii: ".") {
                // A zero in front of the first dot is somebody's decimal fraction.
                guard grouped ? digits == 3 : (1...3).contains(digits) && bytes.first != UInt8(ascii: "0") else {
                    return nil
                }
                grouped = true
                digits = 0
            } else {
                guard let digit = byte.decimalDigit else { return nil }
                digits += 1
                pesos = pesos * 10 + Int64(digit)
                guard pesos <= largestReadable.pesos else { return nil }
            }
        }
        return (grouped ? digits == 3 : digits > 0) ? pesos : nil
    }

    /// `$1.250.000`, `-$20.000`. Own code: Foundation puts U+00A0 in, which makes a whole SMS UCS-2.
    package var formatted: String { text(symbol: true) }

    /// `1.250.000`, `-20.000`.
    package var plain: String { text(symbol: false) }

    /// The same with another sign between the thousands: `$1,250,000`.
    package func formatted(groupedBy separator: UInt8) -> String { text(symbol: true, separator: separator) }

    private func text(symbol: Bool, separator: UInt8 = UInt8(ascii: ".")) -> String {
        var rest = pesos.magnitude
        let digits = rest.decimalLength
        // The exact length, so that short amounts live inside the String value without an allocation.
        let length = digits + (digits - 1) / 3 + (symbol ? 1 : 0) + (pesos < 0 ? 1 : 0)
        return String(unsafeUninitializedCapacity: length) { buffer in
            var position = length
            func put(_ byte: UInt8) {
                position -= 1
                buffer[position] = byte
            }
            for place in 0..<digits {
                if place > 0, place % 3 == 0 { put(separator) }
                put(UInt8(ascii: "0") + UInt8(rest % 10))
                rest /= 10
            }
            if symbol { put(UInt8(ascii: "$")) }
            if pesos < 0 { put(UInt8(ascii: "-")) }
            return length
        }
    }
}

extension UInt64 {
    fileprivate var decimalLength: Int {
        var length = 1
        var rest = self / 10
        while rest > 0 {
            length += 1
            rest /= 10
        }
        return length
    }
}
