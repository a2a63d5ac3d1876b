import HTTP
import SocketServer
import Testing

@Suite("A request that is answered")
struct AnswerTests {
    @Test("carries its form, agent and credentials, and never waits for a 100")
    func request() throws {
        let server = try SocketServer { connection in
            while connection.request() != nil { connection.answer(201, body: "{}") }
        }
        defer { server.stop() }
        var request = post(server, "¿Año & cuota = 50%?\0 +ñ")
        request.userAgent = "diamante/1"
        request.headers.append(Header(name: "X-Empty", value: "a"))
        #expect(try run(request).status == 201)
        let seen = try #require(server.seen.requests.first)
        #expect(seen.method == "POST")
        #expect(seen.target == "/Messages.json")
        #expect(
            seen.body == "To=%2B573001234567&Body=%C2%BFA%C3%B1o%20%26%20cuota%20%3D%2050%25%3F%00%20%2B%C3%B1")
        #expect(seen.header("Content-Type") == "application/x-www-form-urlencoded")
        #expect(seen.header("User-Agent") == "diamante/1")
        #expect(seen.header("Authorization") == "Basic dXNlcjpzZWNyZXQ=")
        #expect(seen.header("Expect") == nil)
    }

    @Test("a handle that is used again carries nothing of the request before it")
    func pooled() throws {
        let server = try SocketServer { connection in
            while connection.request() != nil { connection.answer(200) }
        }
        defer { server.stop() }
        let transfers = try Transfers<Int>()
        _ = try run(post(server), on: transfers)
        _ = try run(get(server), on: transfers)
        let second = try #require(server.seen.requests.last)
        #expect(second.method == "GET")
        #expect(second.header("Authorization") == nil)
        #expect(second.header("Content-Type") == nil)
        #expect(second.body.isEmpty)
    }

    @Test("gives status, headers by any case, and the body byte by byte")
    func response() throws {
        let server = try SocketServer { connection in
            _ = connection.request()
            connection.send("HTTP/1.1 103 Early Hints\r\nLink: old\r\n\r\n")
            connection.send("HTTP/1.1 429 Too Many\r\nDate:  Sun, 22 Nov 2026 15:04:05 GMT \r\nretry-after: 7\r\n")
            connection.send("Content-Type: application/JSON; charset=utf-8\r\nTransfer-Encoding: chunked\r\n\r\n")
            connection.send([UInt8]("3\r\n".utf8) + [0, 255, 10] + [UInt8]("\r\n2\r\nab\r\n0\r\n\r\n".utf8))
        }
        defer { server.stop() }
        let response = try run(get(server)).result.get()
        #expect(response.status == 429)
        #expect(response.header("Link") == nil)
        #expect(response.date == 1_795_359_845_000)
        #expect(response.retryAfterSeconds == 7)
        #expect(response.contentType == "application/json")
        #expect(response.body == [0, 255, 10, 0x61, 0x62])
    }

    @Test("a redirect is an answer and is not followed", arguments: [301, 302, 303, 307, 308])
    func redirect(status: Int) throws {
        let elsewhere = try SocketServer { connection in
            while connection.request() != nil { connection.answer(201) }
        }
        let server = try SocketServer { connection in
            while connection.request() != nil { connection.answer(status, headers: ["Location: \(elsewhere.url)/"]) }
        }
        defer {
            server.stop()
            elsewhere.stop()
        }
        #expect(try run(post(server)).status == status)
        #expect(server.seen.posts == 1)
        #expect(elsewhere.seen.connections == 0)
    }

    @Test("connections are used again, by a POST after a GET too")
    func reuse() throws {
        let server = try SocketServer { connection in
            while connection.request() != nil { connection.answer(200) }
        }
        defer { server.stop() }
        let transfers = try Transfers<Int>()
        for _ in 0..<5 {
            _ = try run(get(server), on: transfers)
            #expect(try run(post(server), on: transfers).trace.connects == 0)
        }
        #expect(server.seen.connections == 1)
        #expect(server.seen.requests.count == 10)
    }

    @Test("an answer that comes before the body was read is an answer")
    func early() throws {
        let server = try SocketServer { connection in
            connection.read(50)
            connection.answer(429, headers: ["Retry-After: 1", "Connection: close"])
            connection.waitForEnd()
        }
        defer { server.stop() }
        #expect(try run(post(server, String(repeating: "x", count: 1500))).status == 429)
    }

    @Test("one request alone can be waited for")
    func perform() throws {
        let server = try SocketServer { connection in
            while connection.request() != nil { connection.answer(200, body: "hola") }
        }
        defer { server.stop() }
        #expect(try get(server).perform().body == Array("hola".utf8))
        #expect(throws: HTTPError.nothingLeft(.badURL)) { try Request(.get, "nothing").perform() }
    }
}
