import Glibc

/// What a client sent.
package struct ReceivedRequest: Sendable {
    package let method: String
    package let target: String
    /// As they came, without the request line.
    package let headers: [String]
    package let body: String
    /// Bytes on the wire, all in all.
    package let size: Int

    /// The first header of that name.
    package func header(_ name: String) -> String? {
        let prefix = name.lowercased() + ": "
        return headers.first { $0.lowercased().hasPrefix(prefix) }.map { String($0.dropFirst(prefix.count)) }
    }
}

/// One client, seen from the server. Used by its own thread only.
package final class Connection {
    package let number: Int
    /// Whole answers given so far.
    package private(set) var answered = 0
    private var socket: Int32
    private var buffer: [UInt8] = []
    private let whole: (ReceivedRequest) -> Void

    init(_ socket: Int32, _ number: Int, whole: @escaping (ReceivedRequest) -> Void) {
        self.socket = socket
        self.number = number
        self.whole = whole
    }

    /// The next whole request, which is recorded; nil when the client is gone before.
    package func request() -> ReceivedRequest? {
        while true {
            if let request = parse() {
                whole(request)
                return request
            }
            guard receive(atMost: 65_536) else { return nil }
        }
    }

    /// Reads exactly that many bytes of what comes; a request that is whole by then is recorded.
    package func read(_ count: Int) {
        while buffer.count < count, receive(atMost: count - buffer.count) {}
        if let request = parse() { whole(request) }
    }

    package func send(_ text: String) { send(Array(text.utf8)) }

    package func send(_ bytes: [UInt8]) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
            guard count > 0 else { return }
            rest = rest.dropFirst(count)
        }
    }

    /// A whole answer that keeps the connection open.
    package func answer(_ status: Int, headers: [String] = [], body: String = "") {
        let lines = ["HTTP/1.1 \(status) Scripted", "Content-Length: \(body.utf8.count)"] + headers
        answered += 1
        send(lines.joined(separator: "\r\n") + "\r\n\r\n" + body)
    }

    /// Until the client hangs up.
    package func waitForEnd() {
        while receive(atMost: 65_536) {}
    }

    package func close() {
        guard socket >= 0 else { return }
        Glibc.close(socket)
        socket = -1
    }

    /// Ends with a reset instead of a proper goodbye.
    package func reset() {
        var linger = linger(l_onoff: 1, l_linger: 0)
        setsockopt(socket, SOL_SOCKET, SO_LINGER, &linger, socklen_t(MemoryLayout<linger>.size))
        close()
    }

    private func receive(atMost count: Int) -> Bool {
        var chunk = [UInt8](repeating: 0, count: count)
        let received = recv(socket, &chunk, count, 0)
        guard received > 0 else { return false }
        buffer += chunk[..<received]
        return true
    }

    private func parse() -> ReceivedRequest? {
        let end = Array("\r\n\r\n".utf8)
        guard let start = buffer.indices.first(where: { buffer[$0...].starts(with: end) }) else { return nil }
        let lines = String(decoding: buffer[..<start], as: UTF8.self).split(separator: "\r\n").map(String.init)
        let lengths = lines.filter { $0.lowercased().hasPrefix("content-length: ") }
        let length = lengths.first.flatMap { Int($0.dropFirst(16)) } ?? 0
        let bodyStart = start + end.count
        guard let first = lines.first, buffer.count >= bodyStart + length else { return nil }
        let words = first.split(separator: " ").map(String.init)
        let body = String(decoding: buffer[bodyStart..<bodyStart + length], as: UTF8.self)
        buffer.removeSubrange(..<(bodyStart + length))
        return ReceivedRequest(
            method: words[0], target: words[1], headers: Array(lines.dropFirst()), body: body, size: bodyStart + length)
    }
}
