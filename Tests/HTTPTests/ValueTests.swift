import HTTP
import Testing

@Suite("Dates, encodings and origins")
struct ValueTests {
    @Test(
        "an internet date becomes milliseconds UTC",
        arguments: [
            ("Sun, 22 Nov 2026 15:04:05 GMT", 1_795_359_845_000),
            ("Sun, 22 Nov 2026 15:04:05 +0000", 1_795_359_845_000),
            ("22 Nov 2026 10:04:05 -0500", 1_795_359_845_000), ("Sun, 22 NOV 2026 15:04 UTC", 1_795_359_840_000),
            ("Thu, 01 Jan 1970 00:00:00 +0000", 0), ("Wed, 31 Dec 1969 23:59:59 +0000", -1000),
            ("Tue, 29 Feb 2028 23:59:60 +0000", 1_835_481_600_000), ("Mon, 1 Mar 2100 00:00:00 Z", 4_107_542_400_000),
        ] as [(String, Int64)])
    func dates(text: String, milliseconds: Int64) {
        #expect(InternetDate.milliseconds(text) == milliseconds)
    }

    @Test(
        "anything else is no date",
        arguments: [
            "", "null", "2026-11-22T15:04:05Z", "Sun, 29 Feb 2026 15:04:05 GMT", "Sun, 22 Nov 26 15:04:05 GMT",
            "Sun, 22 Nov 2026 24:04:05 GMT", "Sun, 22 Nov 2026 15:04:05 +2500", "Sun, 22 Nov 2026 15:04:05 COT",
            "Sun, 0 Nov 2026 15:04:05 GMT", "Sun, 22 Nov 2026 15:4:05 GMT", "Sun, 22 Nov 2026 15:04:05",
            "Sun, ２２ Nov 2026 15:04:05 GMT", "Sun, 22 Nov 2026 15:04:05 GMT GMT", "Sun, 22 Nov +202 15:04:05 GMT",
        ])
    func notDates(text: String) {
        #expect(InternetDate.milliseconds(text) == nil)
    }

    @Test("Retry-After is a number, or a date on the server's own clock")
    func retryAfter() {
        func seconds(_ value: String) -> Int? {
            let date = Header(name: "Date", value: "Sun, 22 Nov 2026 15:04:05 GMT")
            return Response(status: 429, headers: [date, Header(name: "Retry-After", value: value)]).retryAfterSeconds
        }
        #expect(seconds("30") == 30)
        #expect(seconds("Sun, 22 Nov 2026 15:05:05 GMT") == 60)
        #expect(seconds("Sun, 22 Nov 2026 15:00:00 GMT") == 0)
        #expect(seconds("soon") == nil)
        #expect(seconds("-1") == nil)
        #expect(seconds("99999999999999999999") == nil)
        #expect(Response(status: 429).retryAfterSeconds == nil)
    }

    @Test("only unreserved characters stay themselves")
    func encoding() {
        #expect(PercentEncoding.encode("aZ09-._~") == "aZ09-._~")
        #expect(PercentEncoding.encode(" +&=%/?\n\0") == "%20%2B%26%3D%25%2F%3F%0A%00")
        #expect(PercentEncoding.encode("ñ€😀") == "%C3%B1%E2%82%AC%F0%9F%98%80")
        #expect(PercentEncoding.form([("a", "1"), ("b<", "x y")]) == "a=1&b%3C=x%20y")
        #expect(PercentEncoding.form([]).isEmpty)
    }

    @Test("an origin is scheme, host and port, the port spelled out or not")
    func origins() throws {
        let twilio = try #require(Origin(of: "https://api.twilio.com"))
        #expect(twilio == Origin(of: "HTTPS://API.Twilio.com:443/2010-04-01?x=1"))
        #expect(twilio != Origin(of: "https://api.twilio.com:8443"))
        #expect(twilio != Origin(of: "https://api.twilio.com.example.org/"))
        #expect(twilio.isBare)
        #expect(Origin(of: "https://api.twilio.com/x")?.isBare == false)
        #expect(Origin(of: "https://api.twilio.com?x")?.isBare == false)
        #expect(Origin(of: "https://api.twilio.com@example.org/") == nil)
    }

    @Test(
        "loopback is this machine and no name that looks like it",
        arguments: [
            ("http://localhost:4010", true), ("http://127.0.0.1", true), ("http://127.9.9.9:1", true),
            ("http://[::1]:80", true), ("http://127.example.com", false), ("http://localhost.example.com", false),
            ("http://128.0.0.1", false), ("http://0.0.0.0", false), ("http://[::2]", false),
        ])
    func loopback(url: String, isLoopback: Bool) {
        #expect(Origin(of: url)?.isLoopback == isLoopback)
    }

    @Test("printing a request or its credentials shows no secret, number or text")
    func secrets() {
        let credentials = Credentials(user: "ACuser", password: "hush-hush")
        let request = Request.form("http://localhost/ACuser", [("To", "573001234567")], credentials: credentials)
        var printed = "\(request) \(String(reflecting: request)) \(credentials) \(String(reflecting: credentials))"
        dump(request, to: &printed)
        dump(credentials, to: &printed)
        for secret in ["hush", "ACuser", "57300"] { #expect(!printed.contains(secret)) }
    }
}
