/// One HTTP answer, before it becomes bytes.
struct Answer {
    var status: Int
    var type = "application/json"
    var headers: [(String, String)] = []
    var body: [UInt8] = []

    init(_ status: Int, json: JSON) {
        self.status = status
        body = json.bytes
    }

    init(_ status: Int, type: String = "application/json", text: String = "") {
        self.status = status
        self.type = type
        body = Array(text.utf8)
    }

    /// - Parameter date: milliseconds since 1970 UTC for the `Date` header.
    func bytes(date: Int64, keepsAlive: Bool) -> [UInt8] {
        var head = "HTTP/1.1 \(status) \(Answer.phrase(status))\r\nDate: \(Timestamps.rfc7231(date))\r\n"
        if status != 204 { head += "Content-Type: \(type)\r\nContent-Length: \(body.count)\r\n" }
        for (name, value) in headers { head += "\(name): \(value)\r\n" }
        head += keepsAlive ? "Connection: keep-alive\r\n\r\n" : "Connection: close\r\n\r\n"
        // Head and body leave in one write: two small ones meet Nagle and delayed acknowledgement, 40 ms each time.
        return Array(head.utf8) + (status == 204 ? [] : body)
    }

    private static func phrase(_ status: Int) -> String {
        switch status {
        case 200: "OK"
        case 201: "Created"
        case 204: "No Content"
        case 400: "Bad Request"
        case 401: "Unauthorized"
        case 403: "Forbidden"
        case 404: "Not Found"
        case 405: "Method Not Allowed"
        case 409: "Conflict"
        case 411: "Length Required"
        case 413: "Content Too Large"
        case 429: "Too Many Requests"
        case 431: "Request Header Fields Too Large"
        case 500: "Internal Server Error"
        case 504: "Gateway Time-out"
        default: "Status"
        }
    }
}

/// What a connection does about a request.
enum Reply {
    /// These bytes, after that many milliseconds; the connection ends there if not kept alive.
    case answer([UInt8], after: Int, keepsAlive: Bool)
    /// These bytes of an answer, then a closed connection.
    case truncated([UInt8], reset: Bool)
    /// A closed connection without a byte of an answer.
    case cut(reset: Bool)
}

/// What a connection does when the first bytes of a request are there and none of them has been read.
enum Opening {
    case read
    /// That many bytes are read, then the connection is closed, even if the request is shorter.
    case cut(after: Int, reset: Bool)
}
