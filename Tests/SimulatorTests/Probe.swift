import Foundation
import Glibc
import Simulator
import Synchronization

/// A clock that stands still until a test moves it.
final class FakeClock: Sendable {
    private let milliseconds = Atomic<Int64>(1_790_000_000_000)

    var now: Int64 { milliseconds.load(ordering: .relaxed) }
    func advance(milliseconds more: Int64) { milliseconds.add(more, ordering: .relaxed) }
}

let accountSID = "AC" + String(repeating: "0a", count: 16)
let messagesPath = "/2010-04-01/Accounts/\(accountSID)/Messages"

/// A simulator with a still clock, and an HTTP client of plain sockets that sees what really happens on the wire.
final class Probe {
    let simulator: Simulator
    let clock: FakeClock
    let port: UInt16

    init(_ change: (inout Simulator.Configuration) -> Void = { _ in }) throws {
        let clock = FakeClock()
        var configuration = Simulator.Configuration()
        configuration.clock = { clock.now }
        configuration.seed = 7
        change(&configuration)
        self.clock = clock
        simulator = Simulator(configuration)
        port = try simulator.start()
    }

    deinit { simulator.stop() }

    /// One request on a connection of its own.
    func request(
        _ method: String, _ path: String, _ form: [(String, String)] = [], user: String = accountSID,
        token: String = "token"
    ) throws -> Reply {
        try Wire(port: port).exchange(bytes(method, path, form, user: user, token: token))
    }

    func create(_ to: String, _ more: [(String, String)] = []) throws -> Reply {
        try request("POST", messagesPath + ".json", message(to) + more)
    }

    func message(_ to: String, body: String = "Hola Ana") -> [(String, String)] {
        let from = to.hasPrefix("whatsapp:") ? "whatsapp:+15005550006" : "+15005550006"
        return [("To", to), ("From", from), ("Body", body)]
    }

    func bytes(
        _ method: String, _ path: String, _ form: [(String, String)] = [], user: String = accountSID,
        token: String = "token"
    ) -> [UInt8] {
        let body = form.map { "\(encode($0.0))=\(encode($0.1))" }.joined(separator: "&")
        let credentials = Data("\(user):\(token)".utf8).base64EncodedString()
        let head = """
            \(method) \(path) HTTP/1.1\r
            Host: 127.0.0.1\r
            Authorization: Basic \(credentials)\r
            Content-Type: application/x-www-form-urlencoded\r
            Content-Length: \(body.utf8.count)\r
            \r

            """
        return Array((head + body).utf8)
    }

    private func encode(_ text: String) -> String {
        text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
    }
}

/// What came back before the connection was closed, or one whole answer.
struct Reply {
    /// Nil when no status line came.
    var status: Int?
    var headers: [String: String] = [:]
    var body: [UInt8] = []
    /// Every byte that came.
    var raw: [UInt8] = []
    var isComplete = false
    /// The connection ended in RST.
    var wasReset = false

    var json: [String: Any] {
        (try? JSONSerialization.jsonObject(with: Data(body))) as? [String: Any] ?? [:]
    }
    var list: [[String: Any]] { json["messages"] as? [[String: Any]] ?? [] }
    func text(_ key: String) -> String? { json[key] as? String }
    func number(_ key: String) -> Int? { json[key] as? Int }
}

struct WireError: Error {
    let call: String
    let code: Int32
}

/// One connection.
final class Wire {
    private let descriptor: Int32

    init(port: UInt16) throws {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        // A bug must end a test, not hang it.
        var patience = timeval(tv_sec: 10, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
        let connected = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard connected == 0 else { throw WireError(call: "connect", code: errno) }
    }

    deinit { close(descriptor) }

    func exchange(_ bytes: [UInt8]) throws -> Reply {
        try send(bytes)
        return try receive()
    }

    func send(_ bytes: [UInt8]) throws {
        let sent = Glibc.send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL))
        guard sent == bytes.count else { throw WireError(call: "send", code: errno) }
    }

    /// How many bytes wait to be read; waits for the first.
    func peek() throws -> Int {
        var buffer = [UInt8](repeating: 0, count: 1024)
        let got = recv(descriptor, &buffer, buffer.count, Int32(MSG_PEEK))
        guard got >= 0 else { throw WireError(call: "recv", code: errno) }
        return got
    }

    /// Reads one answer, or what comes until the end.
    func receive() throws -> Reply {
        var reply = Reply()
        var buffer = [UInt8](repeating: 0, count: 1 << 20)
        while true {
            let got = recv(descriptor, &buffer, buffer.count, 0)
            if got < 0 && errno == EAGAIN { throw WireError(call: "recv", code: errno) }
            if got <= 0 {
                reply.wasReset = got < 0 && errno == ECONNRESET
                return reply
            }
            reply.raw += buffer[..<got]
            parse(&reply)
            if reply.isComplete { return reply }
        }
    }

    private func parse(_ reply: inout Reply) {
        let interim = Array("HTTP/1.1 100 Continue\r\n\r\n".utf8)
        let final = reply.raw.starts(with: interim) ? interim.count : 0
        guard let end = Data(reply.raw).range(of: Data("\r\n\r\n".utf8), in: final..<reply.raw.count) else { return }
        let lines = String(decoding: reply.raw[final..<end.lowerBound], as: UTF8.self).components(separatedBy: "\r\n")
        reply.status = Int(lines[0].split(separator: " ")[1])
        for line in lines.dropFirst() {
            let halves = line.components(separatedBy: ": ")
            reply.headers[halves[0]] = halves.dropFirst().joined(separator: ": ")
        }
        reply.body = Array(reply.raw[end.upperBound...])
        reply.isComplete = reply.body.count == Int(reply.headers["Content-Length"] ?? "0")
    }
}
