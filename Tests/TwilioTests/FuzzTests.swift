import HTTP
import Messaging
import Testing
import Twilio

/// Any bytes may come back. Every reader must end with a value or a failure; a create's outcome must never be taken
/// for "nothing was created" when the status says otherwise.
@Suite("Any bytes as Twilio's answer")
struct FuzzTests {
    @Test("cut anywhere")
    func truncated() throws {
        let whole = Array(page([row(1), row(2)], next: "\"/x?Page=1\"").utf8)
        for count in 0..<whole.count {
            #expect(throws: TwilioFailure.unreadable(status: 200)) { try pageOf(Array(whole[..<count])) }
        }
        #expect(try pageOf(whole).messages.count == 2)
    }

    @Test("with any byte changed", arguments: 0..<10)
    func flipped(seed: UInt64) throws {
        var random = Random(state: seed)
        let whole = Array(page([row(1), row(2, ["direction": "\"inbound\""])], next: "\"/x?Page=1\"").utf8)
        for _ in 0..<200 {
            var bytes = whole
            for _ in 0..<random.below(6) + 1 { bytes[random.below(bytes.count)] = UInt8(random.below(256)) }
            try readEveryWay(bytes)
        }
    }

    @Test("of pure noise", arguments: 0..<5)
    func noise(seed: UInt64) throws {
        var random = Random(state: seed)
        for _ in 0..<100 {
            try readEveryWay((0..<random.below(300)).map { _ in UInt8(random.below(256)) })
        }
    }

    @Test("of pieces of JSON in any order", arguments: 0..<5)
    func pieces(seed: UInt64) throws {
        var random = Random(state: seed)
        let pieces = [
            "{", "}", "[", "]", ",", ":", "\"", "\\", "\\u", "\\ud800", "\\udfff", "null", "true", "-", "1e", "1e9999",
            "99999999999999999999", "0.1", "\"sid\"", "\"messages\"", "\"code\"", "\"balance\"", "\"next_page_uri\"",
            "\0", "\"\(messageSID(1))\"", " ", "\u{FEFF}", "ñ", "😀", "{\"messages\":[", "{\"sid\":", "NaN", "/*", "'",
        ]
        for _ in 0..<200 {
            let text = (0..<random.below(40)).map { _ in pieces[random.below(pieces.count)] }.joined()
            try readEveryWay(Array(text.utf8))
        }
    }

    @Test(
        "nested deeper than any stack", arguments: ["[", "{\"a\":", "{\"messages\":[", "[{\"sid\":"],
        [500, 600, 200_000])
    func nested(opening: String, depth: Int) throws {
        try readEveryWay(Array(String(repeating: opening, count: depth).utf8))
    }

    @Test("with a whole nest where nobody looks", arguments: [500, 200_000])
    func wholeNest(depth: Int) throws {
        let nest = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
        try readEveryWay(Array("{\"messages\":[],\"x\":\(nest)}".utf8))
    }

    @Test("ten megabytes long")
    func huge() throws {
        let text = String(repeating: "x", count: 10_000_000)
        let message = try fetched(row(1, ["body": "\"\(text)\""]))
        #expect(message.body.utf8.count == 10_000_000)
        for byte in [UInt8(ascii: "["), UInt8(ascii: "\\"), 0] {
            #expect(throws: TwilioFailure.unreadable(status: 200)) {
                try pageOf(Array(repeating: byte, count: 10_000_000))
            }
        }
    }

    private func pageOf(_ bytes: [UInt8]) throws -> MessagePage {
        try answer(.list(MessageFilter()), .success(Response(status: 200, body: bytes))).page.get()
    }

    private func readEveryWay(_ bytes: [UInt8]) throws {
        let calls: [TwilioCall] = [
            .create(sms), .fetch(sid: messageSID(1)), .cancel(sid: messageSID(1)), .list(MessageFilter()), .balance,
            .account,
        ]
        for call in calls {
            for status in [201, 400, 503] {
                let answer = try answer(call, .success(Response(status: status, body: bytes)))
                guard case .created(let outcome) = answer else { continue }
                switch (status, outcome) {
                case (201, .accepted), (201, .uncertain), (400, .refused), (503, .uncertain): break
                default: Issue.record("\(status) became \(outcome)")
                }
            }
        }
    }
}

/// The same numbers on every run.
private struct Random {
    var state: UInt64

    /// SplitMix64.
    mutating func below(_ limit: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((z ^ (z >> 31)) % UInt64(limit))
    }
}
