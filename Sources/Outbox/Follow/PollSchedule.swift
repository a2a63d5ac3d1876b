/// How often Twilio is asked about messages of a certain age: densely at first, rarely later.
package struct PollSchedule: Sendable, Equatable {
    package struct Tier: Sendable, Equatable {
        /// For messages accepted up to this long ago, in milliseconds.
        package let age: Int64
        package let interval: Int64

        package init(age: Int64, interval: Int64) {
            self.age = age
            self.interval = interval
        }
    }

    /// Youngest first; the last age is where following ends.
    package let tiers: [Tier]
    /// While messages are being accepted, and `busyFor` after the last one, the youngest tier is asked this often.
    package let busyInterval: Int64
    package let busyFor: Int64

    package init(tiers: [Tier], busyInterval: Int64, busyFor: Int64) {
        self.tiers = tiers
        self.busyInterval = busyInterval
        self.busyFor = busyFor
    }

    package static let standard = PollSchedule(
        tiers: [
            Tier(age: 120_000, interval: 5_000), Tier(age: 600_000, interval: 15_000),
            Tier(age: 3_600_000, interval: 60_000), Tier(age: 86_400_000, interval: 600_000),
            Tier(age: 259_200_000, interval: 3_600_000),
        ], busyInterval: 2_000, busyFor: 30_000)

    /// How long a message is followed.
    package var horizon: Int64 { tiers.last?.age ?? 0 }

    func interval(_ tier: Int, isBusy: Bool) -> Int64 {
        tier == 0 && isBusy ? min(busyInterval, tiers[tier].interval) : tiers[tier].interval
    }

    /// The ages of a tier: from the end of the younger one to its own. The first takes what lies in the future of a clock
    /// that was set back, the last what is older than we follow: it is asked about once more and ends.
    func ages(_ tier: Int) -> (from: Int64, to: Int64) {
        (tier == 0 ? -Self.ever : tiers[tier - 1].age, tier == tiers.count - 1 ? Self.ever : tiers[tier].age)
    }

    /// A thousand years.
    private static let ever: Int64 = 31_556_952_000_000
}
