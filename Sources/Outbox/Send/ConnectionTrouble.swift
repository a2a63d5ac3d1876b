/// Counts what fails one after the other, whatever message it is: no connection, or answers that leave everything
/// uncertain. It stops the queue before all of it is lost in doubt.
struct ConnectionTrouble: Equatable {
    /// So many uncertain outcomes without an answer between them: no more is risked.
    static let mostUncertain = 8
    /// So many rounds without a connection: consoles are told.
    static let mostRounds = 3

    private var rounds = 0
    private var uncertain = 0
    private(set) var heldUntil: Uptime = 0

    /// Twilio answered, whatever it said.
    mutating func answered() {
        self = ConnectionTrouble()
    }

    /// Nothing left this machine. What was in flight together fails together and counts once.
    /// - Returns: whether it has lasted long enough to say so.
    mutating func notSent(at now: Uptime, wait: (_ failures: Int) -> Int64) -> Bool {
        if now >= heldUntil {
            rounds += 1
            heldUntil = now + wait(rounds)
        }
        return rounds >= Self.mostRounds
    }

    /// - Returns: whether it has happened too often.
    mutating func unanswered() -> Bool {
        uncertain += 1
        return uncertain >= Self.mostUncertain
    }
}
