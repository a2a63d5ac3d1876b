import Lending
import Messaging
import SQLite
import Testing

@testable import Store

/// Every order of the list of messages, against a plain look at all of them.
@Suite("The orders of the messages")
struct MessageOrderTests {
    private static let names = ["Ana", "María Ríos", "José Uribe", "Zoila", "Ana", "Beto"]

    /// Messages to clients of two routes, some of whom are called the same, and tests, in all states.
    private func house(_ dice: inout SeededGenerator) throws -> (House, [RouteID]) {
        let house = try House()
        let routes = [house.center, try house.route("Norte")]
        for (index, name) in Self.names.enumerated() {
            let route = routes[index % 2]
            let client = try house.debtor(name, "10\(index)", route: route)
            for _ in 0..<Int.random(in: 0...6, using: &dice) {
                try house.store.enqueue(
                    .collection(.overdue, client: client, route: route, day: house.store.clock.today, wish: .automatic))
                try mix(house, &dice)
            }
        }
        for number in 10...15 {
            _ = try house.store.enqueueTest(to: "+5730011122\(number)", channel: .sms, text: "x")
            try mix(house, &dice)
        }
        return (house, routes)
    }

    /// Brings the last message to where it could be after days of sending.
    private func mix(_ house: House, _ dice: inout SeededGenerator) throws {
        let state = MessageState.allCases.randomElement(using: &dice) ?? .queued
        let kinds = MessageKind.allCases.filter { $0 != .test }
        let price: Int? = Bool.random(using: &dice) ? -Int.random(in: 1...4, using: &dice) * 7_900 : nil
        try house.store.database.run(
            """
            UPDATE message SET state = ?, kind = iif(client_id IS NULL, kind, ?), channel = ?, price_micros = ?,
                attempt = 1, sending_since = 1, sid = 'SM' || id, accepted_at = 1, reason = 'x'
            WHERE id = (SELECT max(id) FROM message)
            """, state, kinds.randomElement(using: &dice) ?? .notice,
            Channel.allCases.randomElement(using: &dice) ?? .sms, price)
    }

    /// What a message is sorted by: first the part, then its value, then its id.
    private struct Plain {
        let line: MessageLine
        let name: String?

        func place(_ query: MessageQuery) -> (part: Int, value: [Int], name: String) {
            let id = Int(line.brief.id.rawValue)
            func part<Value: Equatable>(_ all: [Value], _ value: Value) -> Int {
                let place = all.firstIndex(of: value) ?? 0
                return 1 + (query.descending ? all.count - place : place)
            }
            if line.brief.state == .unresolved { return (0, [-id], "") }
            switch query.sort {
            case .time: return (1, [query.descending ? -id : id], "")
            case .state: return (part(MessageOrderTests.severity.reversed(), line.brief.state), [-id], "")
            case .kind: return (part(MessageKind.allCases, line.brief.kind), [-id], "")
            case .channel: return (part(Channel.allCases, line.brief.channel), [-id], "")
            case .price:
                guard let price = line.price.map({ abs(Int($0.micros)) }) else { return (2, [-id], "") }
                return (1, query.descending ? [-price, -id] : [price, id], "")
            case .client:
                guard let name else { return (2, [-id], "") }
                return (1, [query.descending ? -id : id], SearchText.folded(name))
            }
        }

        func comes(before other: Plain, _ query: MessageQuery) -> Bool {
            let (own, others) = (place(query), other.place(query))
            if own.part != others.part { return own.part < others.part }
            if own.name != others.name { return query.descending ? own.name > others.name : own.name < others.name }
            return own.value.lexicographicallyPrecedes(others.value)
        }
    }

    private static let severity: [MessageState] = [
        .uncertain, .failed, .undelivered, .rejected, .sending, .queued, .accepted, .sent, .noReceipt, .delivered,
        .read, .withdrawn, .blocked,
    ]

    @Test("are those of a plain look, page by page forward and backward, whatever is left out", arguments: 1...6)
    func plain(seed: Int) throws {
        var dice = SeededGenerator(seed: seed)
        let (house, routes) = try house(&dice)
        for round in 0..<80 {
            house.store.finding =
                [
                    Finding(few: -1, many: -1), Finding(few: -1, wish: .zero), Finding(),
                ][round % 3]
            var query = MessageQuery()
            query.sort = MessageSort.allCases[round % MessageSort.allCases.count]
            query.descending = Bool.random(using: &dice)
            switch Int.random(in: 0..<6, using: &dice) {
            case 0: query.states = [.unresolved, .queued, .delivered, .failed]
            case 1: query.kind = .overdue
            case 2: query.channel = .sms
            case 3: query.filter = ["ana", "jose u", "101", "x", "300"].randomElement(using: &dice) ?? ""
            default: break
            }
            let scope: Scope = round % 4 == 0 ? .routes([routes[1]]) : .all
            func page(_ position: PagePosition, _ limit: Int) throws -> [MessageLine] {
                try house.store.messageQueue(query, position: position, limit: limit, scope: scope)
            }
            let shown = try house.store.messages(query, position: .first, limit: 1000, scope: scope)
            let expected = shown.map { Plain(line: $0, name: $0.clientName) }
                .sorted { $0.comes(before: $1, query) }.map(\.line.brief.id)
            let all = try page(.first, 1000)
            #expect(all.map(\.brief.id) == expected, "\(query)")

            var down = try page(.first, 3)
            while down.count <= all.count, let last = down.last, case let next = try page(.after(last.key), 3),
                !next.isEmpty
            { down += next }
            #expect(down == all, "\(query)")
            var up = try page(.last, 3)
            while up.count <= all.count, let first = up.first, case let next = try page(.before(first.key), 3),
                !next.isEmpty
            { up = next + up }
            #expect(up == all, "\(query)")
            for (index, line) in all.enumerated() where index % 4 == 0 {
                #expect(try page(.at(line.key), 4) == Array(all[index...].prefix(4)))
                #expect(try house.store.messagePlace(of: line.brief.id, query, scope: scope) == line.key)
            }
        }
    }

    @Test("are walked by an index each, and no row is sorted that is not shown", arguments: MessageSort.allCases)
    func plans(_ sort: MessageSort) throws {
        var dice = SeededGenerator(seed: 1)
        let (house, _) = try house(&dice)
        var query = MessageQuery()
        query.sort = sort
        for descending in [true, false] {
            query.descending = descending
            let all = try house.store.messageQueue(query, position: .first, limit: 100, scope: .all)
            for position in [.first, .last] + all.map({ PagePosition.after($0.key) }) {
                let plan = try house.plans {
                    _ = try house.store.messageQueue(query, position: position, limit: 100, scope: .all)
                }
                #expect(!plan.contains("SCAN c\n") && !plan.contains("TEMP B-TREE FOR ORDER BY"), "\(plan)")
            }
        }
    }
}
