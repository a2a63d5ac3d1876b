import Lending
import Messaging

/// Gives each message of a bulk action the hours in which it fits at its sender's pace: what does not fit before they end
/// goes when the next ones open, and so on from day to day.
struct PaceBudget {
    /// Hours in which messages go, and what is left of each sender's pace in them.
    struct Hours {
        let opens: Instant
        let closes: Instant
        var left: [Channel: Int]
    }

    /// Nobody plans further ahead; what is left goes to the last one.
    private static let limit = 60

    /// Segments a second for SMS, messages a second for WhatsApp.
    private let unitsPerSecond: [Channel: Double]
    private var hours: [Hours] = []

    init(unitsPerSecond: [Channel: Double]) {
        self.unitsPerSecond = unitsPerSecond
    }

    /// The instant at which a message that may go from `earliest` on finds room. `next` says when hours open and end at
    /// or after an instant, and `waiting` how many units are queued to leave between two instants.
    mutating func place(
        _ units: Int, _ channel: Channel, from earliest: Instant, next: (Instant) -> (opens: Instant, closes: Instant)?,
        waiting: (Instant, Instant) throws -> [Channel: Int]
    ) rethrows -> Instant {
        guard unitsPerSecond[channel] != nil else { return earliest }
        var index = 0
        while index < Self.limit {
            if index == hours.count {
                // The first ones begin with the first message; later ones where the last ended.
                let from = hours.last?.closes ?? earliest
                guard let (opens, closes) = next(from) else { return earliest }
                let ahead = try waiting(hours.last?.closes ?? Instant(milliseconds: 0), closes)
                hours.append(Hours(opens: opens, closes: closes, left: room(opens, closes, ahead)))
            }
            if hours[index].closes > earliest {
                let have = hours[index].left[channel, default: 0]
                if have >= units {
                    hours[index].left[channel] = have - units
                    return max(earliest, hours[index].opens)
                }
                // What comes after must not overtake.
                hours[index].left[channel] = 0
            }
            index += 1
        }
        return hours.last.map { max(earliest, $0.opens) } ?? earliest
    }

    private func room(_ opens: Instant, _ closes: Instant, _ waiting: [Channel: Int]) -> [Channel: Int] {
        var left: [Channel: Int] = [:]
        let seconds = Double(closes.milliseconds(since: opens)) / 1000 - Double(ContactRules.shortestValidity)
        for (channel, rate) in unitsPerSecond {
            let units = max(0, seconds) * rate
            left[channel] = max(0, (units < 1e9 ? Int(units) : 1_000_000_000) - waiting[channel, default: 0])
        }
        return left
    }
}
