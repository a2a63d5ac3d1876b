import Lending
import Messaging
import Store
import Terminal
import Testing

@testable import Console

@Suite("Every column")
struct SortingTests {
    @Test(
        "of a list can be sorted by in both directions, stays in sight and is named with its arrow",
        arguments: [80, 110, 200], Language.allCases)
    func columns(_ width: Int, _ language: Language) throws {
        let house = try HouseKind.month.open()
        let columns = [
            "1": OverdueSort.allCases.count, "2": ClientSort.allCases.count, "3": MessageSort.allCases.count,
        ]
        for (key, count) in columns.sorted(by: { $0.key < $1.key }) {
            let desk = Desk(house, width: width, height: 30, language: language)
            desk.press(key)
            // The row of titles: below the sums and the rule.
            var titles: [String] = []
            for _ in 0..<count {
                let arrows = desk.arrows
                #expect(arrows.count == 1, "\(desk.titles)")
                #expect(!desk.titles.contains("…"), "\(desk.titles)")
                titles.append(desk.titles)
                desk.press("O")
                #expect(desk.arrows != arrows)
                desk.press("O", "o")
            }
            #expect(Set(titles).count == count)
            #expect(desk.titles == titles[0])
        }
    }

    @Test("of the messages: by state the unresolved come first, then what went wrong; oldest first on demand")
    func messages() throws {
        let house = try House(seed: House.busy)
        let desk = Desk(house, width: 120)
        desk.press("3", "O")
        #expect(desk.lines[1].contains("orden: hora ↑"))
        func ids(_ query: MessageQuery) throws -> [MessageID] {
            try house.store.messageQueue(query, position: .first, limit: 99, scope: .all).map(\.brief.id)
        }
        var query = MessageQuery()
        query.descending = false
        let plain = try house.messages().filter { $0.brief.state != .unresolved }.map(\.brief.id)
        #expect(try Array(ids(query).suffix(plain.count)) == plain.reversed())
        query.sort = .state
        #expect(try Set(ids(query)).count == house.messages().count)
    }

    @Test("of the messages pages the same from both ends and from the middle", arguments: [true, false])
    func pages(_ descending: Bool) throws {
        let house = try House(seed: House.busy)
        for sort in MessageSort.allCases {
            var query = MessageQuery()
            (query.sort, query.descending) = (sort, descending)
            func page(_ position: PagePosition, _ limit: Int) throws -> [MessageLine] {
                try house.store.messageQueue(query, position: position, limit: limit, scope: .all)
            }
            let all = try page(.first, 1000)
            var down = try page(.first, 3)
            while let last = down.last, case let next = try page(.after(last.key), 3), !next.isEmpty { down += next }
            #expect(down == all)
            var up = try page(.last, 3)
            while let first = up.first, case let next = try page(.before(first.key), 3), !next.isEmpty {
                up = next + up
            }
            #expect(up == all)
            for (index, line) in all.enumerated() {
                #expect(try page(.at(line.key), 4) == Array(all[index...].prefix(4)))
            }
        }
    }

    @Test("messages are found while one types, by name, number or loan, and only those", arguments: [0, 2000])
    func search(_ few: Int) throws {
        let house = try House(seed: House.busy)
        house.store.finding.few = few
        let desk = Desk(house, width: 120)
        desk.press("3", "/", "'nunez'")
        #expect(desk.text.contains("Andrés Núñez") && !desk.text.contains("Peña"))
        desk.press("esc", "/", "'1101'", "enter")
        #expect(desk.text.contains("Andrés Núñez") && !desk.text.contains("Peña"))
        #expect(desk.lines[1].contains("buscar: 1101"))
        desk.press("esc")
        #expect(!desk.lines[1].contains("buscar"))
        desk.press("2", "/", "'1101'")
        #expect(desk.text.contains("Andrés Núñez") && !desk.text.contains("Peña"))
    }
}

extension Desk {
    /// The titles of the list's columns, without what stands beside the list.
    fileprivate var titles: String { String(lines[3].prefix { $0 != "│" }) }
    fileprivate var arrows: String { titles.filter { $0 == "↓" || $0 == "↑" } }
}
