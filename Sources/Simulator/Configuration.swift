import Glibc

extension Simulator {
    /// How a simulator behaves from its start.
    package struct Configuration: Sendable {
        /// The only account; nil: any `AC…`.
        package var accountSID: String?
        /// Its token, and the secret of any API key; nil: any that is not empty.
        package var authToken: String?
        /// The only senders the account owns; nil: any.
        package var senders: Set<String>?
        /// What a messaging service sends from.
        package var serviceSender = "+15005550006"
        package var pace = Pace.instant
        /// What every answer of the API waits, in milliseconds.
        package var latency = 0
        package var faults = Faults.none
        /// Numbers that end as in `PhoneEnding.all` have that fate.
        package var usesPhoneEndings = true
        /// WhatsApp free text fails with 63016 unless that person wrote within 24 hours.
        package var enforcesWhatsAppWindow = false
        /// Of the account, in cents of US$.
        package var balanceCents = 5000
        /// What a segment of SMS and a message of WhatsApp cost, in hundred-thousandths of US$.
        package var smsPrice = 5000
        package var whatsAppPrice = 500
        /// The same seed gives the same SIDs, faults and paces; nil: other ones each time.
        package var seed: UInt64?
        /// Milliseconds since 1970 UTC.
        package var clock: @Sendable () -> Int64 = Configuration.systemClock
        /// Gets every answer of the API as it would leave and returns what leaves in its place, for tests that send anything;
        /// nil changes nothing.
        package var distort: (@Sendable (_ method: String, _ path: String, _ answer: [UInt8]) -> Distorted?)?
        /// How far Twilio's clock is ahead of ours, in milliseconds: in the `Date` header and in every date.
        package var clockSkew: Int64 = 0

        package init() {}

        /// Bytes in the place of an answer, and whether the connection ends behind them.
        package struct Distorted: Sendable {
            package let bytes: [UInt8]
            package let closes: Bool

            package init(_ bytes: [UInt8], closes: Bool) {
                self.bytes = bytes
                self.closes = closes
            }
        }

        package static let systemClock: @Sendable () -> Int64 = {
            var time = timespec()
            clock_gettime(CLOCK_REALTIME, &time)
            return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
        }
    }
}
