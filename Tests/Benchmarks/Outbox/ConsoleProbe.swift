import Glibc

/// A console that is open while something goes wrong, and how long it takes to answer a key.
final class ConsoleProbe {
    private let session: PtySession
    private var presses = 0
    /// Seconds until the first byte of the slowest answer.
    private(set) var slowest = 0.0

    init(_ house: OutboxHouse) throws {
        session = try PtySession([OutboxHouse.executable], environment: house.environment)
        session.settle(quiet: 0.5)
    }

    /// To another screen and back in turn.
    func press() {
        presses += 1
        let limit = 10.0
        slowest = max(slowest, session.answer(to: presses % 2 == 1 ? "2" : "1", within: limit)?.first ?? limit)
    }

    func close() {
        session.close()
    }
}
