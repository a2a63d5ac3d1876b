/// When an uncertain message is looked for in Twilio's list, counted from the moment it became uncertain; the last look
/// is the horizon.
package struct LookSchedule: Sendable, Equatable {
    /// Ascending.
    package let milliseconds: [Int64]

    package static let standard = LookSchedule(milliseconds: [5, 20, 60, 300, 900, 3600].map { $0 * 1000 })

    package init(milliseconds: [Int64]) {
        self.milliseconds = milliseconds.isEmpty ? LookSchedule.standard.milliseconds : milliseconds
    }

    /// `DIAMANTE_RECONCILE_LOOKS`: whole seconds, ascending, at most a week; nil for anything else.
    package init?(parsing text: some StringProtocol) {
        var looks: [Int64] = []
        for piece in text.split(separator: ",", omittingEmptySubsequences: false) {
            guard let seconds = Int64(String(piece.filter { $0 != " " })), seconds > 0, seconds <= 7 * 86_400,
                looks.last.map({ $0 < seconds * 1000 }) ?? true
            else { return nil }
            looks.append(seconds * 1000)
        }
        guard looks.count <= 50 else { return nil }
        milliseconds = looks
    }

    package var first: Int64 { milliseconds[0] }
    package var horizon: Int64 { milliseconds[milliseconds.count - 1] }

    /// The wait between a look (0 is the first) and the next one; nil when it is the last. Counted from one look to the
    /// next and not from the beginning, so that a clock that jumps cannot make several looks due at once.
    func wait(after look: Int) -> Int64? {
        guard look >= 0, look + 1 < milliseconds.count else { return nil }
        return milliseconds[look + 1] - milliseconds[look]
    }

    /// Whether this look may prove that there is no such message: the third or later, and the last but one or later.
    func mayProve(_ look: Int) -> Bool {
        look >= 2 && look >= milliseconds.count - 2
    }
}

/// What to do with a message that Twilio provably does not have (`DIAMANTE_RESEND`).
package enum ResendPolicy: String, Sendable, CaseIterable {
    /// A person decides.
    case ask
    /// It is queued again.
    case proved
}
