import Glibc
import HTTP
import SocketServer
import Testing

@Suite("A request that fails")
struct FailureTests {
    @Test(
        "left nothing behind when it could not be started",
        arguments: [
            ("http://example.com/", HTTPError.nothingLeft(.plainHTTP)),
            ("http://127.example.com/", .nothingLeft(.plainHTTP)),
            ("http://[::2]/", .nothingLeft(.plainHTTP)),
            ("https://user:pass@example.com/", .nothingLeft(.badURL)),
            ("ftp://127.0.0.1/", .nothingLeft(.badURL)),
            ("file:///etc/passwd", .nothingLeft(.badURL)),
            ("", .nothingLeft(.badURL)), ("https://", .nothingLeft(.badURL)), ("/path", .nothingLeft(.badURL)),
            ("https://example.com/\r\nX: y", .nothingLeft(.badURL)),
            ("https://example.com/\0", .nothingLeft(.badURL)),
            // No label of a name is longer than 63 bytes, so no server is asked for this one.
            ("https://\(String(repeating: "a", count: 70)).invalid/", .nothingLeft(.dns)),
        ])
    func notStarted(url: String, error: HTTPError) throws {
        let outcome = try run(Request(.post, url, body: Array("Body=x".utf8)))
        #expect(outcome.error == error)
        #expect(outcome.trace.requestSize == 0)
    }

    @Test("left nothing behind when a header could smuggle in another one", arguments: ["a\r\nX: y", "a\nb", "a\0b"])
    func smuggled(value: String) throws {
        let server = try SocketServer { _ in }
        defer { server.stop() }
        var header = post(server)
        header.headers.append(Header(name: "X-Name", value: value))
        var name = post(server)
        name.headers.append(Header(name: value, value: "x"))
        var agent = post(server)
        agent.userAgent = value
        var password = post(server)
        password.credentials = Credentials(user: "user", password: value)
        for request in [header, name, agent, password] {
            #expect(try run(request).error == .nothingLeft(.badHeader))
        }
        #expect(server.seen.connections == 0)
    }

    @Test("left nothing behind when the server is not there")
    func refused() throws {
        let (socket, port) = try SocketServer.listen(backlog: 1)
        close(socket)
        #expect(try run(Request(.post, "http://127.0.0.1:\(port)/", body: [1])).error == .nothingLeft(.refused))
    }

    @Test("left nothing behind when nobody answers the call")
    func connectTimeout() throws {
        // A full backlog: the kernel drops further calls without a word.
        let (listener, port) = try SocketServer.listen(backlog: 0)
        defer { close(listener) }
        let transfers = try Transfers<Int>()
        var request = Request(.post, "http://127.0.0.1:\(port)/", body: [1])
        request.connectTimeoutMilliseconds = 250
        request.timeoutMilliseconds = 500
        for tag in 0..<8 { transfers.start(request, tag: tag) }
        var errors: Set<HTTPError> = []
        while transfers.inFlight > 0 {
            for outcome in transfers.wait(milliseconds: 1_000).finished {
                if let error = outcome.error { errors.insert(error) }
            }
        }
        #expect(errors.contains(.nothingLeft(.timeout)))
    }

    @Test("left nothing behind when the handshake fails")
    func tls() throws {
        let server = try SocketServer { connection in
            connection.read(5)
            connection.send("HTTP/1.1 400 Bad Request\r\n\r\n")
        }
        defer { server.stop() }
        let outcome = try run(Request(.post, "https://127.0.0.1:\(server.port)/", body: [1]))
        #expect(outcome.error == .nothingLeft(.tls))
    }

    @Test("may have arrived when the answer does not come in time")
    func timeout() throws {
        let server = try SocketServer { connection in
            _ = connection.request()
            connection.waitForEnd()
        }
        defer { server.stop() }
        var request = post(server)
        request.timeoutMilliseconds = 150
        #expect(try run(request).error == .ambiguous(.timeout))
        #expect(server.seen.posts == 1)
    }

    @Test("may have arrived when the answer is not HTTP", arguments: ["220 smtp ready\r\n", "HTTP/9.9 ???\r\n\r\n"])
    func garbage(answer: String) throws {
        let server = try SocketServer { connection in
            _ = connection.request()
            connection.send(answer)
        }
        defer { server.stop() }
        #expect(try run(post(server)).error == .ambiguous(.garbage))
    }

    @Test("may have arrived when the answer is longer than asked for")
    func tooLarge() throws {
        let server = try SocketServer { connection in
            _ = connection.request()
            connection.answer(200, body: String(repeating: "x", count: 100_001))
        }
        defer { server.stop() }
        var request = post(server)
        request.answerLimit = 100_000
        #expect(try run(request).error == .ambiguous(.tooLarge))
        request.answerLimit = 100_001
        #expect(try run(request).status == 200)
    }

    @Test("may have arrived when its headers have no end")
    func endlessHeaders() throws {
        let server = try SocketServer { connection in
            _ = connection.request()
            connection.send("HTTP/1.1 200 OK\r\n")
            for _ in 0..<100 { connection.send("X-More: " + String(repeating: "x", count: 1000) + "\r\n") }
        }
        defer { server.stop() }
        #expect(try run(post(server)).error == .ambiguous(.tooLarge))
    }
}
