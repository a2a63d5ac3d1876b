import Outbox
import SQLite
import Synchronization

/// The steps that were called, each once, in the order of their first call.
final class Steps: Sendable {
    private let seen = Mutex<[MensajeroStep]>([])

    func add(_ step: MensajeroStep) {
        seen.withLock { if !$0.contains(step) { $0.append(step) } }
    }

    var distinct: [MensajeroStep] { seen.withLock { $0 } }
}

/// What whoever queues does after its commit.
enum ChangeTouch {
    static func touch(_ directory: String) {
        ChangeSignal.touch(directory + "/diamante.changed")
    }
}
