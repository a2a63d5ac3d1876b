import Glibc

/// Rings from any thread to end the server's loop: a pipe whose reading end the loop polls.
final class Bell: Sendable {
    let descriptor: Int32
    private let writer: Int32

    init() throws(SimulatorError) {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { throw SimulatorError(call: "pipe", code: errno) }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        descriptor = ends[0]
        writer = ends[1]
    }

    func ring() {
        var byte: UInt8 = 1
        _ = write(writer, &byte, 1)
    }

    deinit {
        close(descriptor)
        close(writer)
    }
}
