import CNcurses
import Glibc

/// Keeps what is written to standard error while the console is on the screen, and shows it afterwards: a message of
/// Swift's runtime in the middle of the picture would be neither readable nor left when the screen is switched back.
enum HeldErrorOutput {
    private nonisolated(unsafe) static var original: Int32 = -1
    private nonisolated(unsafe) static var held: Int32 = -1

    /// Does nothing where standard error goes elsewhere already.
    static func begin() {
        guard held < 0, isatty(STDERR_FILENO) == 1 else { return }
        held = diamante_memory_file("diamante-stderr")
        guard held >= 0 else { return }
        original = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3)
        dup2(held, STDERR_FILENO)
    }

    /// Standard error is the terminal again, with what was held.
    static func end() {
        guard held >= 0 else { return }
        dump()
        dup2(original, STDERR_FILENO)
        close(original)
        close(held)
        (original, held) = (-1, -1)
    }

    /// Writes what was held, up to 16 KiB, without anything that could steer a terminal. Allowed in a signal handler.
    static func dump() {
        guard held >= 0, original >= 0 else { return }
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 1024) { bytes in
            var offset = 0
            while offset < 16 * 1024 {
                let count = pread(held, bytes.baseAddress, bytes.count, offset)
                guard count > 0 else { return }
                for index in 0..<count where bytes[index] < 0x20 || bytes[index] == 0x7F {
                    if bytes[index] != 0x0A, bytes[index] != 0x09 { bytes[index] = 0x3F }
                }
                guard write(original, bytes.baseAddress, count) > 0 else { return }
                offset += count
            }
        }
    }
}
