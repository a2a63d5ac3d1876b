/// The answer of a server: any status, redirects included (none is followed).
package struct Response: Sendable {
    package let status: Int
    package let headers: [Header]
    package let body: [UInt8]

    package init(status: Int, headers: [Header] = [], body: [UInt8] = []) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    /// The first header of that name, whatever its case.
    package func header(_ name: String) -> String? {
        headers.first { Response.equal($0.name, name) }?.value
    }

    /// The server's own clock, milliseconds UTC.
    package var date: Int64? { header("Date").flatMap(InternetDate.milliseconds) }

    /// Seconds to wait: `Retry-After` is a number, or a date that is compared with the server's own `Date`.
    package var retryAfterSeconds: Int? {
        guard let value = header("Retry-After") else { return nil }
        if value.utf8.allSatisfy({ (0x30...0x39).contains($0) }) { return Int(value) }
        guard let until = InternetDate.milliseconds(value), let now = date else { return nil }
        return Int(max(0, (until - now + 999) / 1000))
    }

    /// Without its parameters, in lower case: `application/json`.
    package var contentType: String? {
        header("Content-Type").map { value in
            String(value.prefix { $0 != ";" && $0 != " " }).lowercased()
        }
    }

    private static func equal(_ left: String, _ right: String) -> Bool {
        left.utf8.count == right.utf8.count && zip(left.utf8, right.utf8).allSatisfy { lower($0) == lower($1) }
    }

    private static func lower(_ byte: UInt8) -> UInt8 {
        (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
    }
}
