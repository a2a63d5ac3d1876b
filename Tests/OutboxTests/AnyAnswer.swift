import Simulator
import Synchronization

/// Turns what Twilio answers into something else: cut, nested, of other types, with bytes changed, no HTTP at all. The same
/// seed does the same to the same answers.
///
/// It never calls a message refused that was created: that lie nobody could see through.
final class AnyAnswer: Sendable {
    private struct State {
        var random: SeededGenerator
        var isOn = true
        var changed = 0
    }

    private let state: Mutex<State>

    init(seed: UInt64) {
        state = Mutex(State(random: SeededGenerator(seed: seed)))
    }

    /// From now on everything is as it is.
    func stop() { state.withLock { $0.isOn = false } }
    var changed: Int { state.withLock { $0.changed } }

    func distort(_ method: String, _ answer: [UInt8]) -> Simulator.Configuration.Distorted? {
        state.withLock { state in
            guard state.isOn, state.random.below(10) < 6 else { return nil }
            state.changed += 1
            return Self.change(answer, isPost: method == "POST", &state.random)
        }
    }

    private static func change(_ answer: [UInt8], isPost: Bool, _ random: inout SeededGenerator)
        -> Simulator.Configuration.Distorted
    {
        let body = Array(answer[bodyStart(answer)...])
        switch random.below(12) {
        case 0: return page(status(answer), Array(body.prefix(random.below(body.count + 1))))
        case 1:
            var bytes = body
            for _ in 0..<random.below(8) + 1 where !bytes.isEmpty {
                bytes[random.below(bytes.count)] = UInt8(random.below(256))
            }
            return page(status(answer), bytes)
        case 2: return page(status(answer), (0..<random.below(400)).map { _ in UInt8(random.below(256)) })
        case 3: return page(status(answer), Array(values[random.below(values.count)].utf8))
        case 4: return page(status(answer), replacing(body, with: others[random.below(others.count)], &random))
        case 5: return page(status(answer), Array(String(repeating: "[", count: 1 << random.below(18)).utf8))
        case 6: return page(status(answer), nested(random.below(2000)))
        case 7: return page(unsureStatuses[random.below(unsureStatuses.count)], Array(html.utf8))
        case 8:
            let refusals = isPost ? unsureStatuses : unsureStatuses + [400, 401, 403, 404, 410, 429]
            return page(refusals[random.below(refusals.count)], body)
        case 9: return .init(Array(answer.prefix(random.below(answer.count))), closes: true)
        case 10: return .init((0..<random.below(300)).map { _ in UInt8(random.below(256)) }, closes: true)
        default:
            let header = "HTTP/1.1 \(status(answer)) OK\r\n\(headers[random.below(headers.count)])"
            return .init(Array("\(header)Content-Length: \(body.count)\r\n\r\n".utf8) + body, closes: true)
        }
    }

    private static let unsureStatuses = [200, 201, 202, 204, 301, 302, 408, 499, 500, 502, 503, 504, 599]
    private static let values = [
        "", "null", "[]", "{}", "0", "\"\"", "true", "{\"sid\":null}", "{\"sid\":7}", "{\"sid\":{}}",
        "{\"messages\":null}",
        "{\"messages\":{}}", "{\"messages\":[null,1,\"\",[],{}]}",
        "{\"messages\":[],\"next_page_uri\":\"//example.com/\"}",
        "{\"messages\":[],\"next_page_uri\":7}", "\u{FEFF}{}", "{\"code\":1e9999}",
        "{\"code\":\"20003\",\"message\":null}",
    ]
    /// In the place of values of a JSON text.
    private static let others = ["null", "[]", "{}", "-1", "1e400", "\"\"", "\"\\u0000\"", "true", "\"\\ud800\""]
    private static let html = "<html><body><h1>Gateway</h1>\u{1B}[2J&nbsp;</body></html>"
    private static let headers = [
        "Date: yesterday\r\n", "Retry-After: -5\r\n", "Retry-After: 99999999999999999999\r\n", ": \r\n", "X\r\n",
        "Content-Encoding: br\r\n", "Location: http://127.0.0.1:1/\r\n", "Date: Thu, 31 Dec 9999 23:59:60 GMT\r\n",
    ]

    private static func status(_ answer: [UInt8]) -> Int {
        Int(String(decoding: answer.dropFirst(9).prefix(3), as: UTF8.self)) ?? 200
    }

    private static func bodyStart(_ answer: [UInt8]) -> Int {
        let end = Array("\r\n\r\n".utf8)
        let found = answer.indices.first { answer[$0...].starts(with: end) }
        return found.map { $0 + end.count } ?? answer.count
    }

    private static func page(_ status: Int, _ body: [UInt8]) -> Simulator.Configuration.Distorted {
        let head = "HTTP/1.1 \(status) Any\r\nContent-Type: application/json\r\nContent-Length: \(body.count)\r\n\r\n"
        return .init(Array(head.utf8) + body, closes: status == 204)
    }

    /// Some of the values that stand behind a colon become `other`.
    private static func replacing(_ body: [UInt8], with other: String, _ random: inout SeededGenerator) -> [UInt8] {
        let pieces = String(decoding: body, as: UTF8.self).split(separator: "\":", omittingEmptySubsequences: false)
        var text = String(pieces[0])
        for piece in pieces.dropFirst() {
            let isScalar = piece.first != "[" && piece.first != "{"
            let rest = piece.firstIndex(of: ",").map { piece[$0...] }
            text += "\":"
            if isScalar, let rest, random.below(3) == 0 { text += other + rest } else { text += piece }
        }
        return Array(text.utf8)
    }

    private static func nested(_ depth: Int) -> [UInt8] {
        let opening = String(repeating: "{\"messages\":[", count: depth)
        return Array((opening + String(repeating: "]}", count: depth)).utf8)
    }
}

/// SplitMix64: the same numbers on every run.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    mutating func below(_ limit: Int) -> Int { Int(next() % UInt64(limit)) }
}
