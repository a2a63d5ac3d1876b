import Glibc

/// Twilio's ways to write a point in time, given in milliseconds since 1970-01-01 UTC.
///
/// `strftime` is not used: its names of days follow the locale of the process.
enum Timestamps {
    private static let weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    /// RFC 2822, as in a message: `Thu, 30 Jul 2015 20:00:00 +0000`.
    static func rfc2822(_ milliseconds: Int64) -> String {
        civil(milliseconds) + " +0000"
    }

    /// RFC 7231, as in the `Date` header: `Thu, 30 Jul 2015 20:00:00 GMT`.
    static func rfc7231(_ milliseconds: Int64) -> String {
        civil(milliseconds) + " GMT"
    }

    private static func civil(_ milliseconds: Int64) -> String {
        var seconds = time_t(milliseconds >= 0 ? milliseconds / 1000 : (milliseconds - 999) / 1000)
        var parts = tm()
        gmtime_r(&seconds, &parts)
        let time = [parts.tm_hour, parts.tm_min, parts.tm_sec].map(padded).joined(separator: ":")
        let day = "\(padded(parts.tm_mday)) \(months[Int(parts.tm_mon)]) \(parts.tm_year + 1900)"
        return "\(weekdays[Int(parts.tm_wday)]), \(day) \(time)"
    }

    private static func padded(_ number: Int32) -> String {
        number < 10 ? "0\(number)" : "\(number)"
    }

    /// A filter's value: from the first to the last millisecond it names (a whole day for `2026-11-22`, one second for
    /// `2026-11-22T08:30:00Z`), or nil. Twilio ignores a malformed filter, so the caller does.
    static func range(filter: String) -> ClosedRange<Int64>? {
        let bytes = Array(filter.utf8)
        func number(_ from: Int, _ length: Int) -> Int32? {
            guard bytes.count >= from + length else { return nil }
            let digits = bytes[from..<from + length]
            guard digits.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else { return nil }
            return Int32(String(decoding: digits, as: UTF8.self))
        }
        func stands(_ character: Unicode.Scalar, at index: Int) -> Bool {
            bytes.count > index && UInt32(bytes[index]) == character.value
        }
        guard let year = number(0, 4), stands("-", at: 4), let month = number(5, 2), (1...12).contains(month),
            stands("-", at: 7), let day = number(8, 2), (1...31).contains(day)
        else { return nil }
        var parts = tm()
        parts.tm_year = year - 1900
        parts.tm_mon = month - 1
        parts.tm_mday = day
        if bytes.count == 10 {
            let start = Int64(timegm(&parts)) * 1000
            return start...start + 86_399_999
        }
        guard stands("T", at: 10), let hour = number(11, 2), stands(":", at: 13), let minute = number(14, 2),
            stands(":", at: 16), let second = number(17, 2), stands("Z", at: bytes.count - 1),
            hour < 24, minute < 60, second < 61
        else { return nil }
        parts.tm_hour = hour
        parts.tm_min = minute
        parts.tm_sec = second
        let start = Int64(timegm(&parts)) * 1000
        return start...start + 999
    }
}
