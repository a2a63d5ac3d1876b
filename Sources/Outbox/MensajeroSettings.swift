/// How the mensajero works: pace, patience, and where its lock lies.
package struct MensajeroSettings: Sendable {
    /// The data directory: `mensajero.lock` and `mensajero.json` lie there.
    package var directory: String
    /// Segments a second (`TWILIO_SMS_RATE`); nil: as fast as it goes.
    package var smsRate: Double? = 1
    /// Messages a second (`TWILIO_WHATSAPP_RATE`); nil: as fast as it goes.
    package var whatsappRate: Double? = 20
    /// Creates in flight (`TWILIO_CONCURRENCY`).
    package var concurrency = 16
    package var looks = LookSchedule.standard
    package var resend = ResendPolicy.ask
    package var polls = PollSchedule.standard
    package var waits = Waits()
    /// 0..<1, for jitter.
    package var chance: @Sendable () -> Double = { Double.random(in: 0..<1) }
    /// Milliseconds on a clock that nobody sets.
    package var uptime: @Sendable () -> Int64 = systemUptime
    /// Called at each step of a message's way, for tests that end the process there.
    package var onStep: (@Sendable (MensajeroStep) -> Void)?

    /// Milliseconds.
    package struct Waits: Sendable {
        /// For the lock, while another one may be leaving.
        package var lock: Int64 = 2_000
        /// Between two checks while Twilio refuses the account.
        package var probe: Int64 = 60_000
        /// While there is no connection.
        package var unreachable = Backoff(first: 1_000, longest: 60_000)
        /// After a 429 without `Retry-After`, or a full queue.
        package var tooMany = Backoff(first: 1_000, longest: 60_000)
        /// After a list or a fetch that failed.
        package var reading = Backoff(first: 5_000, longest: 60_000)
        /// After the database could not be written.
        package var writing = Backoff(first: 500, longest: 30_000)
        /// What was accepted so long ago and is missing in the list is asked for by its SID.
        package var listLag: Int64 = 30_000
        /// How long a mensajero in office keeps its word (`Turn`) while messages leave.
        var turn: Int64 = 60_000
        /// `untilEmpty` also waits for what is due so soon: the seconds in which a bulk action can be undone.
        package var dueSoon: Int64 = 15_000

        package init() {}
    }

    package init(directory: String) {
        self.directory = directory
    }
}

/// Where a message is on its way through the mensajero.
package enum MensajeroStep: String, Sendable, CaseIterable {
    /// The lock is taken, and what a dead process left `sending` is uncertain.
    case leading
    /// Marked `sending` and committed; no byte has left.
    case marked
    /// Handed to libcurl, which has had its first turn.
    case posted
    /// Answered, and nothing of it written.
    case answered
    /// The outcome is committed.
    case finished
    /// Twilio's list was read for an uncertain message, and nothing is decided.
    case looked
    /// What the look decided is committed.
    case settled
    /// A page of the account's list is here, and nothing of it written.
    case listed
    /// The page is merged and committed.
    case merged
}
