import Glibc

/// An HTTP/1.1 server on 127.0.0.1: one thread, one `poll`, every socket in the hand.
///
/// Own, and no library, for three measured reasons: connections must be cut at any byte of a request or an answer; a
/// server on the cooperative pool stands still while two tests block it in libcurl on two cores; and FlyingFox 0.27.1
/// writes head and body apart, 44 ms each answer on a kept connection.
final class Server {
    let port: UInt16
    private let listener: Int32
    private let bell: Bell
    private let watched: Int32?
    private let service: Service
    private var connections: [Int32: Connection] = [:]
    private var buffer = [UInt8](repeating: 0, count: 64 << 10)

    /// - Parameter watched: the server ends when this descriptor (the end of a pipe) is at its end.
    init(port: UInt16, service: Service, bell: Bell, watched: Int32? = nil) throws(SimulatorError) {
        (listener, self.port) = try Server.listen(port)
        self.service = service
        self.bell = bell
        self.watched = watched
    }

    /// Serves until the bell rings or the watched descriptor ends.
    func run() {
        while step() {}
        for connection in connections.values { connection.close(reset: false) }
        connections = [:]
    }

    deinit {
        close(listener)
    }

    /// One round of the loop; false when it is over.
    private func step() -> Bool {
        let now = Server.milliseconds()
        var wanted = [
            pollfd(fd: bell.descriptor, events: Int16(POLLIN), revents: 0),
            pollfd(fd: watched ?? -1, events: Int16(POLLIN), revents: 0),
            pollfd(fd: listener, events: Int16(POLLIN), revents: 0),
        ]
        var timeout: Int64 = -1
        for connection in connections.values {
            let writes = connection.wantsToWrite(at: now)
            wanted.append(
                pollfd(fd: connection.descriptor, events: Int16(writes ? POLLIN | POLLOUT : POLLIN), revents: 0))
            if connection.waits(at: now) {
                let left = connection.heldUntil - now
                timeout = timeout < 0 ? left : min(timeout, left)
            }
        }
        let ready = poll(&wanted, nfds_t(wanted.count), Int32(clamping: timeout))
        if ready < 0 && errno != EINTR { return false }
        if wanted[0].revents != 0 { return false }
        if wanted[1].revents != 0, let watched, Server.isAtEnd(watched) { return false }
        let later = Server.milliseconds()
        for entry in wanted.dropFirst(3) {
            guard let connection = connections[entry.fd] else { continue }
            if entry.revents != 0 && Int32(entry.revents) & ~POLLOUT != 0 { receive(connection) }
            guard connections[entry.fd] === connection, connection.wantsToWrite(at: later) else { continue }
            flush(connection)
        }
        // Accepted last: a descriptor freed in this round must not be taken for the connection that had it.
        if wanted[2].revents != 0 { acceptAll() }
        return true
    }

    private func acceptAll() {
        while true {
            let descriptor = accept(listener, nil, nil)
            guard descriptor >= 0 else { return }
            // Neither inherited by a child process nor able to stop the loop.
            _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
            _ = fcntl(descriptor, F_SETFL, O_NONBLOCK)
            connections[descriptor] = Connection(descriptor: descriptor)
            service.connectionOpened()
        }
    }

    private func receive(_ connection: Connection) {
        if connection.isAtStart {
            let first = connection.peek(64)
            if !first.isEmpty, case .cut(let count, let reset) = service.opening(first) {
                connection.readLimit = count
                connection.cutResets = reset
            }
        }
        guard connection.read(into: &buffer) else { return drop(connection, reset: false) }
        if let limit = connection.readLimit, connection.input.count >= limit {
            return drop(connection, reset: connection.cutResets)
        }
        serve(connection)
    }

    /// Answers the requests that have come in completely, one after the other.
    private func serve(_ connection: Connection) {
        while !connection.isAnswering, !connection.input.isEmpty {
            switch Request.parse(connection.input) {
            case .incomplete(let expectsContinue):
                if expectsContinue {
                    connection.askForBody()
                    _ = connection.write()
                }
                return
            case .malformed(let status):
                connection.consume(connection.input.count)
                let answer = Answer(status, text: "{}").bytes(date: service.now, keepsAlive: false)
                connection.send(answer, heldUntil: 0, thenClose: true)
            case .request(let request, let length):
                if connection.readLimit != nil { return drop(connection, reset: connection.cutResets) }
                connection.consume(length)
                let inFlight = connections.values.reduce(0) { $0 + ($1.isAnswering ? 1 : 0) }
                switch service.respond(to: request, inFlight: inFlight) {
                case .answer(let bytes, let delay, let keepsAlive):
                    let due = delay > 0 ? Server.milliseconds() + Int64(delay) : 0
                    connection.send(bytes, heldUntil: due, thenClose: !keepsAlive)
                    if delay > 0 { return }
                case .truncated(let bytes, let reset):
                    connection.send(bytes, heldUntil: 0, thenClose: true, reset: reset)
                case .cut(let reset):
                    return drop(connection, reset: reset)
                }
            }
            guard written(connection) else { return }
        }
    }

    private func flush(_ connection: Connection) {
        if written(connection) { serve(connection) }
    }

    /// Writes what it can; true when all of it left and the connection lives on.
    private func written(_ connection: Connection) -> Bool {
        switch connection.write() {
        case .blocked: return false
        case .done: return true
        case .over(let reset):
            drop(connection, reset: reset)
            return false
        }
    }

    private func drop(_ connection: Connection, reset: Bool) {
        connections[connection.descriptor] = nil
        connection.close(reset: reset)
    }
}

extension Server {
    private static func listen(_ port: UInt16) throws(SimulatorError) -> (Int32, UInt16) {
        let kind = Int32(SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue)
        let descriptor = socket(AF_INET, kind, 0)
        guard descriptor >= 0 else { throw SimulatorError(call: "socket", code: errno) }
        var yes: Int32 = 1
        setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let failed = withUnsafeMutableBytes(of: &address) { bytes -> String? in
            guard let pointer = bytes.baseAddress?.assumingMemoryBound(to: sockaddr.self) else { return "address" }
            if bind(descriptor, pointer, length) != 0 { return "bind" }
            if Glibc.listen(descriptor, 1024) != 0 { return "listen" }
            if getsockname(descriptor, pointer, &length) != 0 { return "getsockname" }
            return nil
        }
        if let failed {
            let code = errno
            close(descriptor)
            throw SimulatorError(call: failed, code: code)
        }
        return (descriptor, UInt16(bigEndian: address.sin_port))
    }

    private static func isAtEnd(_ descriptor: Int32) -> Bool {
        var byte: UInt8 = 0
        let got = read(descriptor, &byte, 1)
        return got == 0 || (got < 0 && errno != EINTR && errno != EAGAIN)
    }

    private static func milliseconds() -> Int64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
    }
}
