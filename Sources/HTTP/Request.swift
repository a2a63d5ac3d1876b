/// One request. Nothing in it is ever printed: the credentials and the body are private.
package struct Request: Sendable {
    package enum Method: String, Sendable {
        case get = "GET"
        case post = "POST"
    }

    /// The body of a POST; sent once and never rewound, see `Transfers`.
    package var body: [UInt8]
    package var method: Method
    package var url: String
    /// Beside those libcurl writes by itself. A line break in one of them makes the request invalid.
    package var headers: [Header]
    package var credentials: Credentials?
    package var userAgent: String
    package var connectTimeoutMilliseconds: Int
    /// From the start to the last byte of the answer; Twilio itself gives up after about 26 s.
    package var timeoutMilliseconds: Int
    /// An answer with a longer body ends as `HTTPError.Reason.tooLarge`.
    package var answerLimit: Int

    package init(
        _ method: Method, _ url: String, headers: [Header] = [], body: [UInt8] = [], credentials: Credentials? = nil,
        userAgent: String = "diamante", connectTimeoutMilliseconds: Int = 10_000, timeoutMilliseconds: Int = 45_000,
        answerLimit: Int = 16 << 20
    ) {
        self.body = body
        self.method = method
        self.url = url
        self.headers = headers
        self.credentials = credentials
        self.userAgent = userAgent
        self.connectTimeoutMilliseconds = connectTimeoutMilliseconds
        self.timeoutMilliseconds = timeoutMilliseconds
        self.answerLimit = answerLimit
    }

    /// A POST of an `application/x-www-form-urlencoded` body.
    package static func form(
        _ url: String, _ fields: [(name: String, value: String)], credentials: Credentials? = nil
    ) -> Request {
        Request(
            .post, url, headers: [Header(name: "Content-Type", value: "application/x-www-form-urlencoded")],
            body: Array(PercentEncoding.form(fields).utf8), credentials: credentials)
    }
}

extension Request: CustomStringConvertible, CustomReflectable {
    /// The URL stays out too: its query may hold a phone number.
    package var description: String { "\(method.rawValue) (\(body.count) bytes)" }
    package var customMirror: Mirror { Mirror(self, children: ["method": method, "bytes": body.count]) }
}
