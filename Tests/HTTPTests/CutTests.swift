import HTTP
import SocketServer
import Testing

/// The server ends the connection at every stage of a POST; its own count of what it got is compared with ours.
@Suite("A POST whose connection is cut")
struct CutTests {
    enum Goodbye: CaseIterable { case close, reset }
    /// `afterList`: the connection served a GET before, as the mensajero's mostly did.
    enum Line: CaseIterable { case fresh, reused, afterList }

    @Test("never leaves twice, wherever the request is cut", arguments: Line.allCases, Goodbye.allCases)
    func requestCut(line: Line, goodbye: Goodbye) throws {
        let whole = try size()
        for count in Array(stride(from: 0, to: whole, by: 5)) + [whole - 1, whole] {
            let (outcome, posts) = try post(on: line) { connection in
                connection.read(count)
                cut(connection, goodbye)
            }
            switch outcome.result {
            case .success(let response): #expect(response.status == 201 && posts == 1, "after \(count) bytes")
            case .failure(.nothingLeft): #expect(posts == 0, "after \(count) bytes")
            case .failure(.ambiguous): #expect(posts <= 1, "after \(count) bytes")
            }
            guard count == whole else { continue }
            #expect(posts == 1)
            #expect(outcome.error == .ambiguous(.cut))
        }
    }

    @Test("never leaves twice, wherever the answer is cut", arguments: Line.allCases, Goodbye.allCases)
    func answerCut(line: Line, goodbye: Goodbye) throws {
        let answer = Array("HTTP/1.1 201 Created\r\nContent-Length: 13\r\n\r\n{\"sid\":\"SM1\"}".utf8)
        for count in 0..<answer.count {
            let (outcome, posts) = try post(on: line) { connection in
                _ = connection.request()
                connection.send(Array(answer[..<count]))
                cut(connection, goodbye)
            }
            #expect(posts == 1, "after \(count) bytes of answer")
            #expect(outcome.error == .ambiguous(.cut), "after \(count) bytes of answer")
        }
    }

    @Test("never leaves twice where the server had said goodbye before it", arguments: Goodbye.allCases, [true, false])
    func goodbyeBefore(goodbye: Goodbye, withWords: Bool) throws {
        for _ in 0..<20 {
            let (outcome, posts) = try post(on: .reused) { connection in
                if withWords { connection.send("HTTP/1.1 408 Request Timeout\r\nContent-Length: 0\r\n\r\n") }
                cut(connection, goodbye)
            }
            switch outcome.result {
            // On a new connection, or an answer to nothing that is taken for ours.
            case .success(let response): #expect(response.status == 201 ? posts == 1 : posts == 0)
            case .failure(.nothingLeft): #expect(posts == 0)
            case .failure(.ambiguous): #expect(posts <= 1)
            }
        }
    }

    @Test("without a body goes out on a connection of its own")
    func emptyBody() throws {
        let server = try SocketServer { connection in
            while connection.request() != nil { connection.answer(201) }
        }
        defer { server.stop() }
        let transfers = try Transfers<Int>()
        for _ in 0..<3 {
            let outcome = try run(Request(.post, server.url), on: transfers)
            #expect(outcome.status == 201)
            #expect(outcome.trace.connects == 1)
        }
    }

    /// One POST, on a connection that did a good one before or not, whose server then runs `script`. Any further
    /// connection is served well, so that a second attempt would be accepted and counted.
    private func post(
        on line: Line, _ script: @escaping @Sendable (Connection) -> Void
    ) throws -> (Outcome<Int>, posts: Int) {
        let server = try SocketServer { connection in
            if connection.number == 0 {
                if line != .fresh, connection.request() != nil { connection.answer(201) }
                script(connection)
            } else {
                while connection.request() != nil { connection.answer(201) }
            }
        }
        defer { server.stop() }
        let transfers = try Transfers<Int>()
        if line != .fresh {
            let first = line == .reused ? HTTPTests.post(server) : get(server)
            #expect(try run(first, on: transfers).status == 201)
        }
        let before = server.seen.posts
        let outcome = try run(HTTPTests.post(server), on: transfers)
        return (outcome, server.seen.posts - before)
    }

    private func cut(_ connection: Connection, _ goodbye: Goodbye) {
        switch goodbye {
        case .close: connection.close()
        case .reset: connection.reset()
        }
    }

    /// Bytes of one POST on the wire.
    private func size() throws -> Int {
        let server = try SocketServer { connection in
            while connection.request() != nil { connection.answer(201) }
        }
        defer { server.stop() }
        _ = try run(HTTPTests.post(server))
        return try #require(server.seen.requests.first).size
    }
}
