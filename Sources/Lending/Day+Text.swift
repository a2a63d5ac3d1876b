extension Day {
    /// The first and the last day that is read from outside.
    package static let readable = Day(number: -25_567)...Day(number: 376_199)

    /// `2026-11-23`, as the database stores it; nothing else is accepted.
    package init?(iso text: some StringProtocol) {
        var text = String(text)
        guard let day = text.withUTF8({ Day.iso($0) }) else { return nil }
        self = day
    }

    /// As a person writes one that is to come: `27/11/2026`, `27/11` (the next one there is), or `+3` for days from `today`.
    package init?(parsing text: String, from today: Day) {
        func read() -> Day? {
            if text.hasPrefix("+"), let days = Int(text.dropFirst()), (0...3650).contains(days) {
                return today.adding(days: days)
            }
            if let day = Day(parsing: text) { return day }
            let year = today.components.year
            guard let day = Day(parsing: "\(text)/\(year)") else { return nil }
            return day < today ? Day(parsing: "\(text)/\(year + 1)") : day
        }
        guard let day = read() else { return nil }
        self = day
    }

    /// `2026-11-23` or `23/11/2026`, blanks around allowed; no short forms, because `3/1/26` has more than one reading.
    package init?(parsing text: some StringProtocol) {
        let bytes = Array(text.utf8)[...].trimmed
        guard let day = bytes.withUnsafeBufferPointer({ Day.iso($0) ?? Day.slashed($0) }) else { return nil }
        self = day
    }

    private static func iso(_ bytes: UnsafeBufferPointer<UInt8>) -> Day? {
        guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
            let year = number(bytes, 0..<4), let month = number(bytes, 5..<7), let day = number(bytes, 8..<10)
        else { return nil }
        return Day(year: year, month: month, day: day)
    }

    private static func slashed(_ bytes: UnsafeBufferPointer<UInt8>) -> Day? {
        guard bytes.count == 10, bytes[2] == UInt8(ascii: "/"), bytes[5] == UInt8(ascii: "/"),
            let day = number(bytes, 0..<2), let month = number(bytes, 3..<5), let year = number(bytes, 6..<10)
        else { return nil }
        return Day(year: year, month: month, day: day)
    }

    private static func number(_ bytes: UnsafeBufferPointer<UInt8>, _ places: Range<Int>) -> Int? {
        var number = 0
        for place in places {
            guard let digit = bytes[place].decimalDigit else { return nil }
            number = number * 10 + Int(digit)
        }
        return number
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
