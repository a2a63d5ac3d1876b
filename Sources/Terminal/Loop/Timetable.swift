/// When the loop has to wake although nothing was typed: for the minute, for one timer, for a change held back.
///
/// Times are milliseconds. Changes of others are shown at once after quiet, in a stream every `liveInterval`.
struct Timetable {
    /// At most four live draws a second.
    static let liveInterval: Int64 = 250
    private static let minute: Int64 = 60_000

    /// When the one timer rings, on the monotonic clock.
    var timer: Int64?
    private var changeIsPending = false
    private var lastLive: Int64?
    private var nextMinute: Int64

    init(wall: Int64) {
        nextMinute = Self.minuteAfter(wall)
    }

    mutating func noteChange() {
        changeIsPending = true
    }

    /// Milliseconds until something is due; never more than a minute.
    func wait(monotonic: Int64, wall: Int64) -> Int64 {
        var wait = nextMinute - wall
        if let timer { wait = min(wait, timer - monotonic) }
        if changeIsPending { wait = min(wait, (lastLive ?? -Self.liveInterval) + Self.liveInterval - monotonic) }
        return wait.clamped(to: 0...Self.minute)
    }

    /// What is due now, which is then done with.
    mutating func due(monotonic: Int64, wall: Int64) -> [Event] {
        var events: [Event] = []
        if changeIsPending, lastLive.map({ monotonic - $0 >= Self.liveInterval }) ?? true {
            changeIsPending = false
            lastLive = monotonic
            events.append(.changed)
        }
        if let due = timer, monotonic >= due {
            timer = nil
            events.append(.timer)
        }
        // Also when the clock was set back: the next full minute would be hours away.
        if wall >= nextMinute || wall < nextMinute - Self.minute {
            nextMinute = Self.minuteAfter(wall)
            events.append(.minute)
        }
        return events
    }

    private static func minuteAfter(_ wall: Int64) -> Int64 {
        (wall / minute + 1) * minute
    }
}
