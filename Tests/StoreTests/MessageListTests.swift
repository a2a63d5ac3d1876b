import Lending
import Messaging
import Testing

@testable import Store

@Suite("The list of messages")
struct MessageListTests {
    let house: House
    let north: RouteID

    init() throws {
        house = try House()
        north = try house.route("Norte")
        for number in 1...3 { try house.remind(house.debtor("Centro", String(number))) }
        let nora = try house.debtor("Nora", "9", route: north)
        try house.store.enqueue(
            .collection(.overdue, client: nora, route: north, day: house.store.clock.today, wish: .automatic))
        try house.store.enqueueTest(to: "+573001112233", channel: .sms, text: "x")
    }

    @Test("it comes newest first, page by page, forward and backward, each once")
    func pages() throws {
        let query = MessageQuery()
        let all = try house.store.messages(query, position: .first, limit: 9, scope: .all)
        #expect(all.map(\.brief.id) == [5, 4, 3, 2, 1])
        let second = try house.store.messages(query, position: .after(all[1].key), limit: 2, scope: .all)
        #expect(second == Array(all[2...3]))
        #expect(
            try house.store.messages(query, position: .before(all[2].key), limit: 2, scope: .all) == Array(all[0...1]))
        #expect(try house.store.messages(query, position: .at(all[3].key), limit: 9, scope: .all) == Array(all[3...]))
        #expect(try house.store.messages(query, position: .last, limit: 2, scope: .all) == Array(all[3...]))
    }

    @Test("a collector sees the messages of the own routes, counts included; tests belong to the office")
    func scope() throws {
        let scope = Scope.routes([north])
        let own = try house.store.messages(MessageQuery(), position: .first, limit: 9, scope: scope)
        #expect(own.map(\.brief.id) == [4])
        #expect(try house.store.messageCounts(MessageQuery(), scope: scope) == [.queued: 1])
        #expect(try house.store.message(4, scope: scope).clientName == "Nora")
        for other: MessageID in [1, 5] {
            #expect(throws: StoreError.messageNotFound(other.rawValue)) {
                try house.store.message(other, scope: scope)
            }
        }
    }

    @Test("it narrows by state, kind, client and loan")
    func narrowed() throws {
        func ids(_ change: (inout MessageQuery) -> Void) throws -> [MessageID] {
            var query = MessageQuery()
            change(&query)
            return try house.store.messages(query, position: .first, limit: 9, scope: .all).map(\.brief.id)
        }
        try house.store.withdraw(2, scope: .all)
        #expect(try ids { $0.states = [.withdrawn, .blocked] } == [2])
        #expect(try ids { $0.kind = .test } == [5])
        #expect(try ids { $0.client = 3 } == [3])
        #expect(try ids { $0.loan = 1 } == [1])
        #expect(try ids { $0.run = 1 } == [])
    }
}
