import Glibc

/// One client's connection: its socket, what came in and what is still to go out.
final class Connection {
    let descriptor: Int32
    private(set) var input: [UInt8] = []
    private var output: [UInt8] = []
    private var written = 0
    /// Monotonic milliseconds before which `output` must not leave.
    private(set) var heldUntil: Int64 = 0
    /// A request was taken and its answer has not left completely.
    private(set) var isAnswering = false
    private var closesWhenWritten = false
    private var resets = false
    /// Set when this request must be cut after that many bytes.
    var readLimit: Int?
    var cutResets = false
    /// `100 Continue` was sent for the request being read.
    private var askedForBody = false

    init(descriptor: Int32) {
        self.descriptor = descriptor
    }

    /// The next bytes to be read begin a request.
    var isAtStart: Bool { input.isEmpty && !isAnswering && readLimit == nil }

    func wantsToWrite(at now: Int64) -> Bool { written < output.count && now >= heldUntil }
    func waits(at now: Int64) -> Bool { written < output.count && now < heldUntil }

    /// Up to `count` bytes that wait in the socket, without taking them.
    func peek(_ count: Int) -> [UInt8] {
        var buffer = [UInt8](repeating: 0, count: count)
        let got = recv(descriptor, &buffer, count, Int32(MSG_PEEK) | Int32(MSG_DONTWAIT))
        return Array(buffer.prefix(max(0, got)))
    }

    /// Takes what waits in the socket; false when the client has gone.
    func read(into buffer: inout [UInt8]) -> Bool {
        let room = readLimit.map { min(buffer.count, max(0, $0 - input.count)) } ?? buffer.count
        guard room > 0 else { return true }
        let got = recv(descriptor, &buffer, room, Int32(MSG_DONTWAIT))
        if got < 0 { return errno == EAGAIN || errno == EINTR }
        input += buffer[..<got]
        return got > 0
    }

    /// Drops the request of `length` bytes that has been taken.
    func consume(_ length: Int) {
        input.removeFirst(length)
        isAnswering = true
        askedForBody = false
    }

    func askForBody() {
        guard !askedForBody else { return }
        askedForBody = true
        output += "HTTP/1.1 100 Continue\r\n\r\n".utf8
    }

    func send(_ bytes: [UInt8], heldUntil: Int64, thenClose: Bool, reset: Bool = false) {
        output += bytes
        self.heldUntil = heldUntil
        closesWhenWritten = thenClose
        resets = reset
    }

    /// What became of the bytes to be sent.
    enum Progress {
        case blocked
        case done
        case over(reset: Bool)
    }

    func write() -> Progress {
        while written < output.count {
            let sent = output[written...].withUnsafeBytes {
                Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL) | Int32(MSG_DONTWAIT))
            }
            if sent < 0 {
                if errno == EINTR { continue }
                return errno == EAGAIN ? .blocked : .over(reset: false)
            }
            written += sent
        }
        output.removeAll(keepingCapacity: true)
        written = 0
        if closesWhenWritten { return .over(reset: resets) }
        isAnswering = false
        return .done
    }

    /// Closes the socket; with `reset` the client sees RST instead of an orderly end.
    func close(reset: Bool) {
        if reset {
            var option = linger(l_onoff: 1, l_linger: 0)
            setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &option, socklen_t(MemoryLayout<linger>.size))
        }
        _ = Glibc.close(descriptor)
    }
}
