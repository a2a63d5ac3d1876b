/// The hours of the night in which what a client is owed waits for the morning, where the business wants it so. Nothing
/// in the law asks for it (Ley 2300 de 2023, art. 8). Half-open, and it may go over midnight: 21 to 7.
package struct QuietHours: Sendable, Hashable {
    /// Seconds of the day.
    package let from: Int
    package let to: Int

    /// nil for hours that never begin or never end.
    package init?(from: Int, to: Int) {
        guard from != to, (0..<86_400).contains(from), (0..<86_400).contains(to) else { return nil }
        self.from = from
        self.to = to
    }

    /// `21-7`, `21:30-6:45`.
    package init?(_ text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false).map(Self.second)
        guard parts.count == 2, let from = parts[0], let to = parts[1] else { return nil }
        self.init(from: from, to: to)
    }

    package var text: String { Self.text(from) + "-" + Self.text(to) }

    /// How many seconds of quiet are left at this second of the day; nil: it is not quiet.
    package func left(at second: Int) -> Int? {
        let isQuiet = from < to ? (from..<to).contains(second) : second >= from || second < to
        guard isQuiet else { return nil }
        return second < to ? to - second : 86_400 - second + to
    }

    private static func second(_ text: Substring) -> Int? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count <= 2, let hour = number(parts.first), (0..<24).contains(hour) else { return nil }
        guard parts.count == 2 else { return hour * 3600 }
        guard let minute = number(parts.last), (0..<60).contains(minute) else { return nil }
        return hour * 3600 + minute * 60
    }

    private static func number(_ text: Substring?) -> Int? {
        guard let text, (1...2).contains(text.utf8.count), text.utf8.allSatisfy({ (48...57).contains($0) }) else {
            return nil
        }
        return Int(text)
    }

    private static func text(_ second: Int) -> String {
        let minutes = second / 60 % 60
        return minutes == 0 ? "\(second / 3600)" : "\(second / 3600):" + (minutes < 10 ? "0\(minutes)" : "\(minutes)")
    }
}
