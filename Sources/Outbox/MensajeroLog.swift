/// Where the mensajero's lines go. No line holds a number, a text or a secret: messages are named by their row.
package struct MensajeroLog: Sendable {
    package enum Level: String, Sendable {
        case debug, info, warning, error
    }

    private let write: @Sendable (Level, String) -> Void

    package init(_ write: @escaping @Sendable (Level, String) -> Void) {
        self.write = write
    }

    package static let none = MensajeroLog { _, _ in }

    func debug(_ line: @autoclosure () -> String) { write(.debug, line()) }
    func info(_ line: String) { write(.info, line) }
    func warning(_ line: String) { write(.warning, line) }
    func error(_ line: String) { write(.error, line) }
}
