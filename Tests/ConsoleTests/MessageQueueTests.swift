import Lending
import Messaging
import Store
import Testing

@testable import Console

@Suite("The pages of the message list")
struct MessageQueueTests {
    private func filled() throws -> House {
        let house = try House()
        for index in 0..<60 {
            _ = try house.store.enqueueTest(to: "+5730055501\(10 + index % 80)", channel: .sms, text: "prueba \(index)")
        }
        for index in 0..<45 {
            switch index % 4 {
            case 0: try house.answer(.accepted(TwilioReport(sid: "SM\(index)", status: .delivered)))
            case 1: try house.answer(.rejected(code: 21211, text: "no"))
            default: try house.answer(.uncertain(firstLook: house.store.clock.now, detail: "timeout"))
            }
        }
        for message in try house.store.dueLooks(limit: 100) where message.id.rawValue % 3 == 0 {
            try house.store.leaveUnresolved(message, because: "horizon")
        }
        return house
    }

    @Test(
        "are the same list from both ends and from the middle",
        arguments: [
            [], [.unresolved], [.rejected, .delivered], [.unresolved, .rejected, .queued],
            Set(MessageState.allCases).subtracting([.rejected]),
        ] as [Set<MessageState>])
    func pages(_ states: Set<MessageState>) throws {
        let house = try filled()
        let store = house.store
        var query = MessageQuery()
        query.states = states
        func page(_ position: PagePosition, _ limit: Int) throws -> [MessageLine] {
            try store.messageQueue(query, position: position, limit: limit, scope: .all)
        }
        let all = try page(.first, 1000)
        let wanted = try house.messages().filter { states.isEmpty || states.contains($0.brief.state) }
        let undecided = wanted.filter { $0.brief.state == .unresolved }
        #expect(all == undecided + wanted.filter { $0.brief.state != .unresolved })
        #expect(!all.isEmpty)

        var down = try page(.first, 7)
        while let last = down.last, case let next = try page(.after(last.key), 7), !next.isEmpty { down += next }
        #expect(down == all)
        var up = try page(.last, 7)
        while let first = up.first, case let next = try page(.before(first.key), 7), !next.isEmpty { up = next + up }
        #expect(up == all)
        for (index, line) in all.enumerated() where index % 5 == 0 {
            #expect(try page(.at(line.key), 9) == Array(all[index...].prefix(9)))
            #expect(try store.messagePlace(of: line.brief.id, query, scope: .all) == line.key)
        }
    }
}
