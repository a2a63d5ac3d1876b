import Lending
import Messaging

/// How much of each sender's pace is left until the legal window closes.
struct PaceBudget {
    /// When what does not fit goes.
    let nextWindow: Instant?
    private var left: [Channel: Int] = [:]

    /// No limit: the message keeps no hours.
    init() {
        nextWindow = nil
    }

    /// `unitsPerSecond` and `waiting` count segments for SMS, messages for WhatsApp.
    init(secondsLeft: Int, unitsPerSecond: [Channel: Double], waiting: [Channel: Int], nextWindow: Instant?) {
        self.nextWindow = nextWindow
        for (channel, rate) in unitsPerSecond {
            let units = Double(secondsLeft) * rate
            left[channel] = max(0, (units < 1e9 ? Int(units) : 1_000_000_000) - waiting[channel, default: 0])
        }
    }

    /// Takes the units when they fit before the window closes.
    mutating func take(_ units: Int, _ channel: Channel) -> Bool {
        guard let have = left[channel] else { return true }
        guard have >= units else {
            // What comes after must not overtake.
            left[channel] = 0
            return false
        }
        left[channel] = have - units
        return true
    }
}
