import Glibc
import Synchronization

/// A Twilio Messages API on 127.0.0.1, in a thread of its own: for demo, training and tests. Nothing leaves the machine.
///
/// It keeps its messages in memory. Statuses are a function of time and cost nothing while nobody asks.
package final class Simulator: Sendable {
    private let service: Service
    private let running = Mutex<Running?>(nil)

    private struct Running: Sendable {
        let port: UInt16
        let thread: pthread_t
        let bell: Bell
    }

    package init(_ configuration: Configuration = Configuration()) {
        service = Service(configuration)
    }

    deinit {
        stop()
    }

    /// Listens on 127.0.0.1; returns once it does.
    /// - Parameter port: 0 takes a free one.
    /// - Returns: the port; the same one again if it is running already.
    @discardableResult
    package func start(port: UInt16 = 0) throws(SimulatorError) -> UInt16 {
        try running.withLock { running throws(SimulatorError) in
            if let running { return running.port }
            let bell = try Bell()
            let server = try Server(port: port, service: service, bell: bell)
            var thread = pthread_t()
            let handed = Unmanaged.passRetained(server)
            let failed = pthread_create(
                &thread, nil,
                { raw in
                    if let raw { Unmanaged<Server>.fromOpaque(raw).takeRetainedValue().run() }
                    return nil
                }, handed.toOpaque())
            guard failed == 0 else {
                handed.release()
                throw SimulatorError(call: "pthread_create", code: failed)
            }
            running = Running(port: server.port, thread: thread, bell: bell)
            return server.port
        }
    }

    /// Closes every connection and the port. What it knows stays, and `start` serves it again.
    package func stop() {
        let stopped = running.withLock { running in
            defer { running = nil }
            return running
        }
        guard let stopped else { return }
        stopped.bell.ring()
        pthread_join(stopped.thread, nil)
    }

    /// Serves in the calling thread, for a process of its own.
    /// - Parameters:
    ///   - watched: ends when this descriptor, the reading end of a pipe that the parent holds, is at its end.
    ///   - onReady: gets the port as soon as the simulator listens.
    package static func runForever(
        _ configuration: Configuration = Configuration(), port: UInt16 = 0, watching watched: Int32? = nil,
        onReady: (UInt16) -> Void
    ) throws(SimulatorError) {
        let server = try Server(port: port, service: Service(configuration), bell: try Bell(), watched: watched)
        onReady(server.port)
        server.run()
    }
}

// MARK: - Watching and steering from the same process

extension Simulator {
    package var statistics: Statistics { service.withState { $0.statistics } }

    /// All messages of all accounts, oldest first, with the status of now.
    package var messages: [Snapshot] { service.snapshots() }

    package var faults: Faults {
        get { service.withState { $0.faults } }
        set { service.withState { $0.faults = newValue } }
    }

    /// What every answer of the API waits, in milliseconds.
    package var latency: Int {
        get { service.withState { $0.latency } }
        set { service.withState { $0.latency = newValue } }
    }

    /// Someone writes to one of our numbers; a `STOP` opts them out as Twilio does.
    /// - Parameters:
    ///   - from: E.164, or `whatsapp:` and E.164.
    ///   - to: our own number, the same channel.
    ///   - account: by default the configured one, else the one that was used last.
    /// - Returns: the SID; nil when no account is known yet.
    @discardableResult
    package func receive(from: String, to: String, body: String, account: String? = nil) -> String? {
        service.receive(from: from, to: to, body: body, account: account)
    }
}

/// The operating system refused a call of the simulator.
package struct SimulatorError: Error, Equatable, Sendable {
    package let call: String
    /// `errno`.
    package let code: Int32
}
