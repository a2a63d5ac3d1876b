/// The one source of time. `now` is real and dates attempts and looks; `businessNow` and `today` carry the training
/// offset and decide legal hours and days past due.
package struct BusinessClock: Sendable {
    package let zone: BusinessZone
    package let offsetSeconds: Int
    private let read: @Sendable () -> Instant

    package init(zone: BusinessZone, offsetSeconds: Int = 0, read: @escaping @Sendable () -> Instant) {
        self.zone = zone
        self.offsetSeconds = offsetSeconds
        self.read = read
    }

    package var now: Instant { read() }
    package var businessNow: Instant { read().adding(seconds: offsetSeconds) }
    package var today: Day { zone.civil(businessNow).day }
}
