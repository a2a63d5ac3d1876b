extension Day {
    /// The first and the last day that is read from outside.
    package static let readable = Day(number: -25_567)...Day(number: 376_199)

    /// `2026-11-23`, as the database stores it; nothing else is accepted.
    package init?(iso text: some StringProtocol) {
        guard let digits = Day.digits(of: text, separator: UInt8(ascii: "-"), at: (4, 7)) else { return nil }
        self.init(
            year: digits[0] * 1000 + digits[1] * 100 + digits[2] * 10 + digits[3], month: digits[4] * 10 + digits[5],
            day: digits[6] * 10 + digits[7])
    }

    /// `2026-11-23` or `23/11/2026`, blanks around allowed; no short forms, because `3/1/26` has more than one reading.
    package init?(parsing text: some StringProtocol) {
        let text = text.trimmed
        if let day = Day(iso: text) {
            self = day
            return
        }
        guard let digits = Day.digits(of: text, separator: UInt8(ascii: "/"), at: (2, 5)) else { return nil }
        self.init(
            year: digits[4] * 1000 + digits[5] * 100 + digits[6] * 10 + digits[7], month: digits[2] * 10 + digits[3],
            day: digits[0] * 10 + digits[1])
    }

    /// `2026-11-23`.
    package var iso: String {
        let (year, month, day) = components
        return Day.joined((year, 4), (month, 2), (day, 2), by: UInt8(ascii: "-"))
    }

    /// `23/11/2026`.
    package var formatted: String {
        let (year, month, day) = components
        return Day.joined((day, 2), (month, 2), (year, 4), by: UInt8(ascii: "/"))
    }

    /// `23/11`.
    package var short: String {
        let (_, month, day) = components
        return Day.joined((day, 2), (month, 2), (0, 0), by: UInt8(ascii: "/"))
    }

    /// The eight digits of a ten-byte date whose separators stand at two places.
    private static func digits(of text: some StringProtocol, separator: UInt8, at places: (Int, Int)) -> [Int]? {
        var digits: [Int] = []
        digits.reserveCapacity(8)
        var position = 0
        for byte in text.utf8 {
            if position == places.0 || position == places.1 {
                guard byte == separator else { return nil }
            } else {
                guard let digit = byte.decimalDigit, digits.count < 8 else { return nil }
                digits.append(Int(digit))
            }
            position += 1
        }
        return digits.count == 8 ? digits : nil
    }

    /// Numbers padded to their width; a width of zero leaves the field and its separator out.
    private static func joined(
        _ first: (Int, width: Int), _ second: (Int, width: Int), _ third: (Int, width: Int), by separator: UInt8
    ) -> String {
        let length = first.width + second.width + third.width + (third.width > 0 ? 2 : 1)
        return String(unsafeUninitializedCapacity: length) { buffer in
            var end = 0
            for (value, width) in [first, second, third] where width > 0 {
                if end > 0 {
                    buffer[end] = separator
                    end += 1
                }
                var rest = value.magnitude
                for place in 0..<width {
                    buffer[end + width - 1 - place] = UInt8(ascii: "0") + UInt8(rest % 10)
                    rest /= 10
                }
                end += width
            }
            return end
        }
    }
}
