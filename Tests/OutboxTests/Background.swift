import Foundation
import Outbox
import Synchronization

/// A mensajero in a thread of its own, as its process would be.
final class Background: Sendable {
    private let office: Office
    private let stop: StopSwitch
    private let outcome: Mutex<Result<MensajeroEnd, any Error>?>
    private let done = DispatchSemaphore(value: 0)

    init(
        _ office: Office, _ mode: MensajeroMode = .permanent,
        _ adjust: @escaping @Sendable (inout MensajeroSettings) -> Void = { _ in }
    ) throws {
        self.office = office
        let stop = try StopSwitch()
        self.stop = stop
        outcome = Mutex(nil)
        let thread = Thread { [self] in
            let result = Result { try office.work(mode, stop: stop, adjust) }
            outcome.withLock { $0 = result }
            done.signal()
        }
        thread.start()
    }

    /// Asks it to end, and waits for that.
    func end() throws -> MensajeroEnd? {
        stop.raise()
        return try join()
    }

    /// Asks it to end, and does not wait.
    func askToEnd() {
        stop.raise()
    }

    /// Waits for its own end; nil when it does not come.
    func join() throws -> MensajeroEnd? {
        guard done.wait(timeout: .now() + 60) == .success else { return nil }
        return try outcome.withLock { $0 }?.get()
    }
}

/// Waits, within reason, until a condition holds; asked again at every change of the office's database.
func eventually(_ condition: () throws -> Bool) throws -> Bool {
    let limit = Date(timeIntervalSinceNow: 30)
    while Date() < limit {
        if try condition() { return true }
        _ = poll(nil, 0, 10)
    }
    return false
}
