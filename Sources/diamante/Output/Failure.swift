/// How a command ends (the contract with scripts).
enum ExitStatus: Int32 {
    case done = 0
    case refused = 1
    case usage = 2
    case configuration = 3
    case busy = 4
}

/// A command that could not do it: one sentence that says what to do, and the status to leave with.
struct Failure: Error {
    let status: ExitStatus
    let sentence: String

    init(_ status: ExitStatus, _ sentence: String) {
        self.status = status
        self.sentence = sentence
    }
}

/// The console shows an error by its description.
extension Failure: CustomStringConvertible {
    var description: String { sentence }
}
