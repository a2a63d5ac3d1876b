import Messaging
import Outbox
import Simulator
import Store
import Testing

/// A trial account puts words before every text. They are known to the letter, so that what was posted can be told.
@Suite("A trial account") struct TrialTests {
    private func accountType(_ office: Office) throws -> AccountType? {
        let store = try office.store()
        defer { store.close() }
        try store.set(.accountSID, Office.accountSID)
        return try store.accountType()
    }

    @Test("is told by Twilio while messages go out, and a full one as well", arguments: [true, false])
    func told(isTrial: Bool) throws {
        let office = try Office { $0.faults.trial = isTrial ? .init() : nil }
        try office.queue()
        #expect(try office.empty() == .done(OutboxLeft()))
        #expect(try accountType(office) == (isTrial ? .trial : .full))
    }

    @Test("stays unknown to a key that may not read it, and everything goes out")
    func standardKey() throws {
        let office = try Office {
            $0.distort = { method, path, _ in
                guard method == "GET", path.hasSuffix(Office.accountSID + ".json") else { return nil }
                let body = #"{"code":20003,"message":"Authenticate","status":401}"#
                return .init(
                    Array("HTTP/1.1 401 Unauthorized\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)".utf8),
                    closes: false)
            }
        }
        let id = try office.queue()
        #expect(try office.empty() == .done(OutboxLeft()))
        #expect(try office.message(id).state == .delivered)
        #expect(try office.pauses().isEmpty)
        #expect(try accountType(office) == nil)
    }

    @Test(
        "a message whose answer was lost is found under its prefix, and is there once", arguments: ResendPolicy.allCases
    )
    func found(policy: ResendPolicy) throws {
        let office = try Office {
            $0.faults.trial = .init()
            $0.faults.creates = [.cutAfter: .next(1)]
        }
        let id = try office.queue()
        #expect(try office.empty { $0.resend = policy } == .done(OutboxLeft()))
        #expect(try office.message(id).state == .delivered)
        #expect(office.twilio.statistics.creates == 1)
    }

    @Test("two texts to one number, both answers lost: each finds its own")
    func rivals() throws {
        let office = try Office {
            $0.faults.trial = .init()
            $0.faults.creates = [.cutAfter: .next(2)]
        }
        let ids = [try office.queue("+573001000000", "hola"), try office.queue("+573001000000", "hola de nuevo")]
        #expect(try office.empty() == .done(OutboxLeft()))
        #expect(try ids.map { try office.message($0).state } == [.delivered, .delivered])
        #expect(Set(try ids.map { try office.message($0).sid }).count == 2)
        #expect(office.twilio.statistics.creates == 2)
    }

    @Test("an unverified number is refused at that message, and the others go on")
    func unverified() throws {
        let office = try Office { $0.faults.trial = .init(verified: [Office.phone(1)]) }
        let ids = [try office.queue(Office.phone(0)), try office.queue(Office.phone(1))]
        #expect(try office.empty() == .done(OutboxLeft()))
        #expect(try office.message(ids[0]).errorCode == 21608)
        #expect(try ids.map { try office.message($0).state } == [.rejected, .delivered])
    }
}
