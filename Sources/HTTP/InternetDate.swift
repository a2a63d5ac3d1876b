/// Dates as RFC 9110 headers (`Sun, 22 Nov 2026 15:04:05 GMT`) and RFC 2822 (`… +0000`, weekday and seconds optional)
/// write them.
package enum InternetDate {
    private static let months = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ]

    /// Milliseconds since 1970-01-01 UTC; nil for anything else than such a date with a four-digit year.
    package static func milliseconds(_ text: String) -> Int64? {
        var words = text.split(whereSeparator: { $0 == " " || $0 == "\t" })[...]
        if let first = words.first, first.utf8.last == UInt8(ascii: ",") { words = words.dropFirst() }
        let parts = Array(words)
        guard parts.count == 5, let day = number(parts[0], digits: 1...2),
            let month = months.firstIndex(of: parts[1].lowercased()).map({ $0 + 1 }),
            let year = number(parts[2], digits: 4...4), year >= 1900,
            (1...length(ofMonth: month, year: year)).contains(day),
            let second = secondOfDay(parts[3]), let offset = offsetSeconds(parts[4])
        else { return nil }
        let days = daysSinceEpoch(year: year, month: month, day: day)
        return (Int64(days) * 86_400 + Int64(second) - Int64(offset)) * 1000
    }

    private static func secondOfDay(_ text: Substring) -> Int? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard (2...3).contains(parts.count), let hour = number(parts[0], digits: 2...2), hour < 24,
            let minute = number(parts[1], digits: 2...2), minute < 60
        else { return nil }
        guard parts.count == 3 else { return hour * 3600 + minute * 60 }
        // 60 is a leap second: it counts as the next minute.
        guard let second = number(parts[2], digits: 2...2), second <= 60 else { return nil }
        return hour * 3600 + minute * 60 + second
    }

    private static func offsetSeconds(_ text: Substring) -> Int? {
        if ["GMT", "UTC", "UT", "Z"].contains(text) { return 0 }
        guard let sign = text.first, sign == "+" || sign == "-", let value = number(text.dropFirst(), digits: 4...4),
            value % 100 < 60, value / 100 < 24
        else { return nil }
        let seconds = value / 100 * 3600 + value % 100 * 60
        return sign == "-" ? -seconds : seconds
    }

    private static func number(_ text: Substring, digits: ClosedRange<Int>) -> Int? {
        guard digits.contains(text.utf8.count), text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return Int(text)
    }

    private static func length(ofMonth month: Int, year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// Counts from 1 March, so that the leap day is the last of its year; after H. Hinnant, "chrono-compatible
    /// low-level date algorithms".
    private static func daysSinceEpoch(year: Int, month: Int, day: Int) -> Int {
        let year = month <= 2 ? year - 1 : year
        let era = year / 400
        let yearOfEra = year - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }
}
