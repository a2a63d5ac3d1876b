#if DEBUG
    import Glibc
    import Outbox
    import Synchronization

    /// For the tests of a debug build alone: a mensajero that kills itself at a step of a message's way.
    final class FailPoint: Sendable {
        private let step: MensajeroStep
        private let left: Mutex<Int>

        private init(_ step: MensajeroStep, time: Int) {
            self.step = step
            left = Mutex(time)
        }

        /// `DIAMANTE_DIE_AT=answered:3`: at the third answer. Nil when nothing is asked for.
        static func ofEnvironment() -> (@Sendable (MensajeroStep) -> Void)? {
            guard let words = getenv("DIAMANTE_DIE_AT").map({ String(cString: $0) })?.split(separator: ":"),
                words.count == 2, let step = MensajeroStep(rawValue: String(words[0])), let time = Int(words[1])
            else { return nil }
            let point = FailPoint(step, time: time)
            return { point.reach($0) }
        }

        private func reach(_ reached: MensajeroStep) {
            guard reached == step else { return }
            let isNow = left.withLock { left in
                left -= 1
                return left == 0
            }
            if isNow { kill(getpid(), SIGKILL) }
        }
    }
#endif
