extension Simulator {
    /// When a message moves on, in milliseconds after its creation.
    package struct Pace: Equatable, Sendable {
        package var sending: Int64
        package var sent: Int64
        package var delivered: Int64
        /// WhatsApp only.
        package var read: Int64
        /// When the price becomes known.
        package var priced: Int64
        /// Each message is this much faster or slower at random: 0.5 means from half to one and a half times the pace.
        package var jitter: Double

        package init(
            sending: Int64, sent: Int64, delivered: Int64, read: Int64, priced: Int64, jitter: Double = 0
        ) {
            self.sending = sending
            self.sent = sent
            self.delivered = delivered
            self.read = read
            self.priced = priced
            self.jitter = jitter
        }

        /// Final at the first look.
        package static let instant = Pace(sending: 0, sent: 0, delivered: 0, read: 0, priced: 0)
        /// Within seconds, so that a person sees each change.
        package static let fast = Pace(
            sending: 300, sent: 1000, delivered: 2500, read: 6000, priced: 4000, jitter: 0.5)
        /// About as the real one.
        package static let slow = Pace(
            sending: 1500, sent: 6000, delivered: 30_000, read: 180_000, priced: 60_000, jitter: 0.5)

        /// The names `--ritmo` takes.
        package static let named: [(name: String, pace: Pace)] = [
            ("instantaneo", .instant), ("rapido", .fast), ("lento", .slow),
        ]

        package init?(named name: String) {
            guard let found = Pace.named.first(where: { $0.name == name }) else { return nil }
            self = found.pace
        }

        func scaled(by factor: Double) -> Pace {
            func moved(_ time: Int64) -> Int64 { Int64(Double(time) * factor) }
            return Pace(
                sending: moved(sending), sent: moved(sent), delivered: moved(delivered), read: moved(read),
                priced: moved(priced))
        }
    }
}
