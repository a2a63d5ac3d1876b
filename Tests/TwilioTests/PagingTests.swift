import HTTP
import Messaging
import SocketServer
import Testing
import Twilio

@Suite("A list of messages")
struct PagingTests {
    @Test("goes on exactly where Twilio says, on the same server")
    func next() throws {
        let uri = "/2010-04-01/Accounts/\(accountSID)/Messages.json?To=%2B57&PageSize=2&Page=1&PageToken=PAMM%3D+x"
        let account = try account()
        for written in [uri, "https://api.twilio.com" + uri, "https://api.twilio.com:443" + uri] {
            let page = try listed(TwilioTests.page([row(1), row(2)], next: "\"\(written)\""))
            let next = try #require(page.next)
            #expect(next.number == 2)
            let url = account.request(for: .page(next)).url
            #expect(url == (written.hasPrefix("/") ? "https://api.twilio.com" + uri : written))
        }
    }

    @Test(
        "is refused when it would go on at another server",
        arguments: [
            "https://example.com/Messages.json", "//example.com/Messages.json", "http://api.twilio.com/Messages.json",
            "https://api.twilio.com:8443/x", "https://api.twilio.com@example.com/x", "@example.com/x", ".example.com/x",
            "https://api.twilio.com.example.com/x", "Messages.json", "\\\\example.com", "/x\\r\\nHost: example.com",
            "https://user@api.twilio.com/x", "file:///etc/passwd",
        ])
    func foreign(uri: String) throws {
        let escaped = uri.hasPrefix("/x") ? uri : uri.replacing("\\", with: "\\\\")
        let answer = try answer(.list(MessageFilter()), response(200, page([row(1)], next: "\"\(escaped)\"")))
        #expect(answer == .listed(.failure(.foreignPage)))
    }

    @Test("ends without a next page", arguments: ["null", "\"\"", "{}"])
    func last(next: String) throws {
        #expect(try listed(page([], next: next)) == listed("{\"messages\":[]}"))
    }

    @Test("keeps its good rows when others are not messages")
    func badRows() throws {
        let rows = [row(1), "null", "5", "[]", row(2, ["sid": "null"]), row(3)]
        let page = try listed(page(rows))
        #expect(page.messages.map(\.sid) == [messageSID(1), messageSID(3)])
        #expect(page.unreadable == 4)
    }

    @Test("is none without rows", arguments: ["", "{}", "[]", "{\"messages\":null}", "{\"messages\":{}}", "<html>"])
    func unreadable(body: String) throws {
        let answer = try answer(.list(MessageFilter()), response(200, body))
        #expect(answer == .listed(.failure(.unreadable(status: 200))))
    }

    @Test("is followed to its end over one connection")
    func follow() throws {
        let server = try SocketServer { connection in
            while let request = connection.request() {
                let number = request.target.hasSuffix("&Page=1") ? 2 : request.target.hasSuffix("&Page=2") ? 3 : 1
                let uri = "\"/2010-04-01/Accounts/\(accountSID)/Messages.json?PageSize=1&Page=\(number)\""
                connection.answer(200, body: page([row(number)], next: number == 3 ? "null" : uri))
            }
        }
        defer { server.stop() }
        let client = try TwilioClient<Int>(try account([.apiURL: server.url]))
        var call: TwilioCall? = .list(MessageFilter(pageSize: 1))
        var seen: [String] = []
        while let next = call {
            let page = try client.perform(next, tag: 0).answer.page.get()
            seen += page.messages.map(\.sid)
            call = page.next.map(TwilioCall.page)
        }
        #expect(seen == [messageSID(1), messageSID(2), messageSID(3)])
        #expect(server.seen.connections == 1)
        #expect(server.seen.requests.allSatisfy { $0.header("Authorization")?.hasPrefix("Basic ") == true })
    }
}
