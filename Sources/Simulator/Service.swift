import Synchronization

/// The shared state behind one lock: the server's thread answers from it, the process that holds the simulator looks
/// into it and steers it.
final class Service: Sendable {
    private let configuration: Simulator.Configuration
    private let state: Mutex<SimulatedTwilio>

    init(_ configuration: Simulator.Configuration) {
        self.configuration = configuration
        state = Mutex(SimulatedTwilio(configuration))
    }

    /// Milliseconds since 1970 UTC by Twilio's clock.
    var now: Int64 { configuration.clock() + configuration.clockSkew }

    func withState<T: Sendable>(_ body: (inout SimulatedTwilio) -> T) -> T {
        state.withLock { state in body(&state) }
    }

    func connectionOpened() {
        withState { $0.statistics.connections += 1 }
    }

    func opening(_ first: [UInt8]) -> Opening {
        withState { $0.opening(first) }
    }

    func respond(to request: Request, inFlight: Int) -> Reply {
        let now = now
        return withState { $0.respond(to: request, inFlight: inFlight, now: now) }
    }

    func snapshots() -> [Simulator.Snapshot] {
        let now = now
        return withState { $0.snapshots(at: now) }
    }

    func receive(from: String, to: String, body: String, account: String?) -> String? {
        let now = now
        return withState { $0.receive(from: from, to: to, body: body, account: account, now: now)?.sid }
    }
}
