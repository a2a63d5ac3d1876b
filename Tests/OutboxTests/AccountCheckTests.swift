import Messaging
import Outbox
import Simulator
import Store
import Testing

/// What Estado tells of the account comes from what the mensajero does anyway, and from a person's wish.
@Suite("The check of the account") struct AccountCheckTests {
    private func kept(_ office: Office) throws -> (check: AccountCheck?, balance: AccountBalance?) {
        let store = try office.store()
        defer { store.close() }
        try store.set(.accountSID, Office.accountSID)
        return (try store.accountCheck(), try store.accountBalance())
    }

    private func wish(_ office: Office) throws {
        let store = try office.store()
        defer { store.close() }
        try store.wishForAccountCheck()
    }

    @Test("is kept with the balance while messages go out")
    func byTheWay() throws {
        let office = try Office { $0.balanceCents = 1234 }
        try office.queue()
        #expect(try office.empty() == .done(OutboxLeft()))
        let (check, balance) = try kept(office)
        #expect(check?.outcome == .authorised)
        #expect(
            balance?.currency == "USD" && balance?.amount.hasPrefix("12.") == true, "\(String(describing: balance))")
    }

    @Test("asks for nothing where nothing is to be sent")
    func idle() throws {
        let office = try Office()
        #expect(try office.empty() == .done(OutboxLeft()))
        #expect(try kept(office).check == nil)
    }

    @Test("is made when a person wishes, with nothing to send, and once only")
    func wished() throws {
        let office = try Office()
        try wish(office)
        #expect(try office.work(.untilNothingToDo) == .done(OutboxLeft()))
        let first = try kept(office)
        #expect(first.check?.outcome == .authorised && first.balance?.amount.hasPrefix("50") == true)
        #expect(try office.work(.untilNothingToDo) == .done(OutboxLeft()))
        #expect(try kept(office).check == first.check)
    }

    private static func refusal(_ method: String, _ path: String) -> [UInt8] {
        let body = #"{"code":20003,"message":"Authenticate","status":401}"#
        return Array("HTTP/1.1 401 Unauthorized\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)".utf8)
    }

    @Test("tells of refused credentials, and holds the account at once")
    func refused() throws {
        let office = try Office { $0.distort = { method, path, _ in .init(Self.refusal(method, path), closes: false) } }
        try wish(office)
        #expect(try office.work(.untilNothingToDo) == .done(OutboxLeft()))
        let (check, balance) = try kept(office)
        #expect(check?.outcome == .refused(20003) && balance == nil)
        #expect(try office.pauses().map(\.scope) == [.account])
    }

    @Test("tells that nobody was reached")
    func unreachable() throws {
        let office = try Office(url: "http://127.0.0.1:9")
        try wish(office)
        #expect(try office.work(.untilNothingToDo) == .done(OutboxLeft()))
        guard case .unreachable = try kept(office).check?.outcome else {
            Issue.record("\(String(describing: try kept(office).check))")
            return
        }
    }

    @Test("a key that may not read the balance is no reason for anything")
    func noBalance() throws {
        let office = try Office {
            $0.distort = { method, path, _ in
                path.hasSuffix("Balance.json") ? .init(Self.refusal(method, path), closes: false) : nil
            }
        }
        let id = try office.queue()
        #expect(try office.empty() == .done(OutboxLeft()))
        #expect(try office.message(id).state == .delivered && office.pauses().isEmpty)
        let (check, balance) = try kept(office)
        #expect(check?.outcome == .authorised && balance == nil)
    }
}
