import Messaging
import SocketServer
import Testing
import Twilio

@Suite("Many calls to Twilio in one loop")
struct ClientTests {
    @Test("each ends once, with its own tag and meaning")
    func mixed() throws {
        let server = try SocketServer { connection in
            while let request = connection.request() {
                let date = "Date: Sun, 22 Nov 2026 15:04:05 GMT"
                switch (request.method, request.target.contains("Balance"), request.body.contains("Status=canceled")) {
                case ("POST", _, true): connection.answer(200, body: row(2, ["status": "\"canceled\""]))
                case ("POST", _, false): connection.answer(201, headers: [date], body: row(1))
                case (_, true, _): connection.answer(200, body: #"{"balance":"3.20","currency":"USD"}"#)
                default: connection.answer(429, headers: ["Retry-After: 2"])
                }
            }
        }
        defer { server.stop() }
        let client = try TwilioClient<String>(try account([.apiURL: server.url]))
        client.start(.create(sms), tag: "create")
        client.start(.cancel(sid: messageSID(2)), tag: "cancel")
        client.start(.balance, tag: "balance")
        client.start(.fetch(sid: messageSID(3)), tag: "fetch")
        #expect(client.inFlight == 4)
        var answers: [String: TwilioClient<String>.Finished] = [:]
        while client.inFlight > 0 {
            for finished in client.wait(milliseconds: 10_000).finished {
                #expect(answers[finished.tag] == nil)
                answers[finished.tag] = finished
            }
        }
        let create = try #require(answers["create"])
        #expect(create.httpStatus == 201)
        #expect(create.serverDate == 1_795_359_845_000)
        #expect(create.requestSize > 0)
        guard case .created(.accepted(let message, _)) = create.answer else {
            Issue.record("not accepted")
            return
        }
        #expect(message.sid == messageSID(1))
        #expect(answers["balance"]?.answer == .balance(.success(TwilioBalance(amount: "3.20", currency: "USD"))))
        let limited = TwilioFailure.rateLimited(TwilioError(code: nil, message: "", status: 429), retryAfterSeconds: 2)
        #expect(answers["fetch"]?.answer == .fetched(.failure(limited)))
        guard case .canceled(.done) = answers["cancel"]?.answer else {
            Issue.record("not canceled")
            return
        }
    }

    @Test("a create whose connection is cut is uncertain, and exists at most once")
    func cut() throws {
        let server = try SocketServer { connection in
            while connection.request() != nil {
                // Every second answer is lost, always on a connection that was used before.
                guard connection.number % 2 == 0, connection.answered == 0 else { return }
                connection.answer(201, body: row(1))
            }
        }
        defer { server.stop() }
        let client = try TwilioClient<Int>(try account([.apiURL: server.url]))
        var outcomes: [TwilioAnswer] = []
        for tag in 0..<6 { outcomes.append(client.perform(.create(sms), tag: tag).answer) }
        #expect(outcomes.contains(.created(.uncertain(reason: "cut"))))
        #expect(server.seen.posts == 6)
    }

    @Test("a create that nobody can have got is not sent")
    func notSent() throws {
        let server = try SocketServer { _ in }
        server.stop()
        let client = try TwilioClient<Int>(try account([.apiURL: server.url]))
        let finished = client.perform(.create(sms), tag: 0)
        #expect(finished.answer == .created(.notSent(reason: "refused")))
        #expect(finished.requestSize == 0)
        #expect(finished.serverDate == nil)
    }
}
