/// One HTTP/1.1 request, read completely.
struct Request {
    var method: String
    /// Percent-encoded, without the query.
    var path: String
    var query: Form
    var authorization: String?
    var body: [UInt8]
    var keepsAlive: Bool

    var form: Form { Form(body) }
}

/// What the bytes received so far amount to.
enum Parsed {
    /// More must come; `expectsContinue`: the client holds its body back until it is asked for.
    case incomplete(expectsContinue: Bool)
    /// A request, and how many bytes it took.
    case request(Request, length: Int)
    /// No request, or one this server refuses, with the HTTP status that says so.
    case malformed(status: Int)
}

extension Request {
    private static let longestHead = 64 << 10
    private static let longestBody = 1 << 20

    /// Reads the request that `bytes` begins with.
    static func parse(_ bytes: [UInt8]) -> Parsed {
        guard let headEnd = endOfHead(bytes) else {
            return bytes.count > longestHead ? .malformed(status: 431) : .incomplete(expectsContinue: false)
        }
        let lines = bytes[..<headEnd].split(separator: UInt8(ascii: "\n"))
            .map { String(decoding: $0.last == UInt8(ascii: "\r") ? $0.dropLast() : $0, as: UTF8.self) }
        let words = (lines.first ?? "").split(separator: " ")
        guard words.count == 3, words[2].hasPrefix("HTTP/1."), words[1].hasPrefix("/") else {
            return .malformed(status: 400)
        }
        var head = Head()
        for line in lines.dropFirst() where !head.take(line) {
            return .malformed(status: 400)
        }
        // Content-Length is all our clients use; a length that cannot be known is refused, as RFC 9112 §6.3 allows.
        guard !head.isChunked else { return .malformed(status: 411) }
        guard head.length <= longestBody else { return .malformed(status: 413) }
        let end = headEnd + 4 + head.length
        guard bytes.count >= end else { return .incomplete(expectsContinue: head.expectsContinue) }

        let target = words[1].split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        let request = Request(
            method: String(words[0]), path: String(target[0]), query: Form((target.count > 1 ? target[1] : "").utf8),
            authorization: head.authorization, body: Array(bytes[(headEnd + 4)..<end]),
            keepsAlive: words[2] == "HTTP/1.1" && !head.closes)
        return .request(request, length: end)
    }

    /// Where the blank line begins that ends the head.
    private static func endOfHead(_ bytes: [UInt8]) -> Int? {
        guard bytes.count >= 4 else { return nil }
        for index in 0...(bytes.count - 4)
        where bytes[index] == 13 && bytes[index + 1] == 10 && bytes[index + 2] == 13 && bytes[index + 3] == 10 {
            return index
        }
        return nil
    }
}

/// The header fields that matter here.
private struct Head {
    var length = 0
    var authorization: String?
    var closes = false
    var isChunked = false
    var expectsContinue = false

    /// False if the line is no header field or its value is impossible.
    mutating func take(_ line: String) -> Bool {
        guard let colon = line.utf8.firstIndex(of: UInt8(ascii: ":")) else { return false }
        let text = line[line.index(after: colon)...]
        let value = text.drop { $0 == " " || $0 == "\t" }
        switch line[..<colon].lowercased() {
        case "content-length":
            guard let number = Int(value), number >= 0 else { return false }
            length = number
        case "authorization": authorization = String(value)
        case "connection": closes = value.lowercased() == "close"
        case "transfer-encoding": isChunked = true
        case "expect": expectsContinue = value.lowercased() == "100-continue"
        default: break
        }
        return true
    }
}
