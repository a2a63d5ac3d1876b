extension CivilTime {
    /// A time of day that has come, as people say it: `14:05`, `9`, `hoy 14:05`, `ayer 9:30`, `22/11 16:00`,
    /// `22/11/2026 16:00`, `2026-11-22 16:00`. A day without its year is the last one there was.
    package init?(parsing text: String, today: Day) {
        let words = text.split(separator: " ")
        guard let last = words.last, words.count <= 2, let second = Self.second(last) else { return nil }
        guard words.count == 2 else {
            self.init(day: today, secondOfDay: second)
            return
        }
        guard let day = Self.day(words[0], today: today) else { return nil }
        self.init(day: day, secondOfDay: second)
    }

    private static func second(_ text: Substring) -> Int? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), let hour = number(parts[0]), hour < 24 else { return nil }
        guard parts.count == 2 else { return hour * 3600 }
        guard parts[1].utf8.count == 2, let minute = number(parts[1]), minute < 60 else { return nil }
        return hour * 3600 + minute * 60
    }

    private static func day(_ text: Substring, today: Day) -> Day? {
        switch text.lowercased() {
        case "hoy", "today": return today
        case "ayer", "yesterday": return today.adding(days: -1)
        default: break
        }
        if let day = Day(parsing: text) { return day }
        let year = today.components.year
        let days = [year, year - 1].compactMap { Day(parsing: "\(text)/\($0)") }
        return days.first { $0 <= today } ?? days.first
    }

    /// One or two digits.
    private static func number(_ text: Substring) -> Int? {
        guard (1...2).contains(text.utf8.count), text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
            return nil
        }
        return Int(text)
    }
}
