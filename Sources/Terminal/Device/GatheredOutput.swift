import CNcurses
import Glibc

/// What ncurses writes to: the terminal, except while it draws a picture; that is gathered in memory and goes out whole.
///
/// ncurses writes after every movement of the cursor. A page would arrive in forty pieces, each of which wakes whoever
/// reads them, and costs a packet over SSH.
final class GatheredOutput {
    let file: UnsafeMutablePointer<FILE>
    private let terminal: Int32
    /// The one ncurses knows. It is the terminal whenever modes are set, so only what is written is led elsewhere.
    private let descriptor: Int32
    /// Where pictures are gathered; -1 where there is no such file, and they go out as they come.
    private let memory: Int32
    private var bytes = [UInt8](repeating: 0, count: 16 * 1024)

    init(on terminal: Int32 = STDOUT_FILENO) {
        self.terminal = terminal
        descriptor = fcntl(terminal, F_DUPFD_CLOEXEC, 3)
        let own = descriptor >= 0 ? fdopen(descriptor, "w") : nil
        memory = own == nil ? -1 : diamante_memory_file("diamante-picture")
        file = own ?? diamante_stdout()
    }

    deinit {
        if file != diamante_stdout() {
            fclose(file)
        } else if descriptor >= 0 {
            Glibc.close(descriptor)
        }
        if memory >= 0 { Glibc.close(memory) }
    }

    /// Draws by `body`, and writes all of it in one go.
    func gather(_ body: () -> Void) {
        guard memory >= 0, diamante_lead(descriptor, memory) else { return body() }
        body()
        _ = diamante_lead(descriptor, terminal)
        // The next picture is written over this one: a file truncated and grown again has its pages allocated anew.
        let end = Int(lseek(memory, 0, SEEK_CUR))
        lseek(memory, 0, SEEK_SET)
        var offset = 0
        while offset < end {
            let count = pread(memory, &bytes, min(bytes.count, end - offset), offset)
            guard count > 0, send(count) else { break }
            offset += count
        }
    }

    /// False when the terminal is gone.
    private func send(_ count: Int) -> Bool {
        var sent = 0
        while sent < count {
            let written = bytes[sent..<count].withUnsafeBytes { write(terminal, $0.baseAddress, $0.count) }
            if written > 0 {
                sent += written
            } else if errno == EAGAIN {
                var room = pollfd(fd: terminal, events: Int16(POLLOUT), revents: 0)
                poll(&room, 1, -1)
            } else if errno != EINTR {
                return false
            }
        }
        return true
    }
}
