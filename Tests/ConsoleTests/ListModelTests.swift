import Lending
import Store
import Terminal
import Testing

@testable import Console

/// The window over the rows is compared with the whole list, read at once.
@Suite("A list of any length")
struct ListModelTests {
    struct Reader {
        let house: House
        let query: OverdueQuery

        var source: ListSource<OverdueLine> {
            let (store, query) = (house.store, query)
            return ListSource {
                try store.overdue(query, position: $0, limit: $1, scope: .all)
            } place: {
                try store.overduePlace(of: LoanID($0), query, scope: .all)
            }
        }

        func all() throws -> [Int64] {
            try house.store.overdue(query, position: .first, limit: 100_000, scope: .all).map(\.key.id)
        }
    }

    static func model(_ reader: Reader, height: Int) throws -> ListModel<OverdueLine> {
        var list = ListModel<OverdueLine>()
        try list.fit(height: height, from: reader.source)
        try list.restart(from: reader.source)
        return list
    }

    @Test("goes through all rows in order, down and up, by rows and by pages", arguments: [1, 3, 17, 60])
    func walk(_ height: Int) throws {
        let reader = Reader(house: try House(seed: House.many(500)), query: OverdueQuery())
        let all = try reader.all()
        var list = try Self.model(reader, height: height)
        var seen = [list.selected?.key.id]
        for _ in 1..<all.count {
            try list.move(.down, from: reader.source)
            seen.append(list.selected?.key.id)
        }
        #expect(seen == all)
        try list.move(.down, from: reader.source)
        #expect(list.selected?.key.id == all.last)
        for id in all.reversed().dropFirst() {
            try list.move(.up, from: reader.source)
            #expect(list.selected?.key.id == id)
        }
        try list.move(.last, from: reader.source)
        #expect(list.visible.map(\.row.key.id) == all.suffix(height))
        try list.move(.pageUp, from: reader.source)
        #expect(list.visible.map(\.row.key.id) == Array(all.dropLast(height).suffix(height)))
        try list.move(.first, from: reader.source)
        try list.move(.pageDown, from: reader.source)
        #expect(list.visible.map(\.row.key.id) == Array(all.dropFirst(height).prefix(height)))
    }

    @Test("holds a bounded number of rows, however far one goes")
    func bounded() throws {
        let reader = Reader(house: try House(seed: House.many(1500)), query: OverdueQuery())
        var list = try Self.model(reader, height: 20)
        for _ in 0..<70 {
            try list.move(.pageDown, from: reader.source)
            #expect(list.rows.count <= 600)
        }
        for _ in 0..<70 {
            try list.move(.pageUp, from: reader.source)
            #expect(list.rows.count <= 600)
        }
        #expect(list.selected?.key.id == (try reader.all().first))
    }

    @Test(
        "what comes next is read while nobody types: the next key asks nothing of the books",
        arguments: [1, 17, 24, 60])
    func ahead(_ height: Int) throws {
        let reader = Reader(house: try House(seed: House.many(500)), query: OverdueQuery())
        let all = try reader.all()
        var asked = 0
        let source = ListSource<OverdueLine> {
            asked += 1
            return try reader.source.page($0, $1)
        } place: {
            try reader.source.place($0)
        }
        func readAhead(_ list: inout ListModel<OverdueLine>) throws {
            var rounds = 0
            while list.lacksRowsAhead || list.lacksEnds, rounds < 10 {
                if list.lacksRowsAhead { try list.readAhead(from: source) } else { try list.readEnds(from: source) }
                rounds += 1
            }
            #expect(rounds < 10)
        }
        var list = try Self.model(reader, height: height)
        var expected = 0
        let walk =
            Array(repeating: (ListMove.pageDown, height), count: 6)
            + Array(repeating: (ListMove.down, 1), count: 3) + Array(repeating: (ListMove.pageUp, -height), count: 8)
            + [(.last, all.count), (.first, -all.count), (.last, all.count)]
            + Array(repeating: (ListMove.pageUp, -height), count: 3) + [(.first, -all.count)]
        for (move, rows) in walk {
            try readAhead(&list)
            asked = 0
            try list.move(move, from: source)
            #expect(asked == 0)
            expected = min(all.count - 1, max(0, expected + rows))
            #expect(list.selected?.key.id == all[expected])
        }
        // The end that is left is kept: to and fro without a moment of rest.
        try list.restart(from: source)
        try readAhead(&list)
        asked = 0
        for (move, id) in [(ListMove.last, all.last), (.first, all.first), (.last, all.last)] {
            try list.move(move, from: source)
            #expect(asked == 0 && list.selected?.key.id == id)
        }
        // Without a moment of rest no more than what is shown is read.
        try list.restart(from: source)
        asked = 0
        try list.move(.last, from: source)
        #expect(asked == 1 && list.rows.count == height)
    }

    @Test(
        "forgets its ends with another question, another height, or a change", arguments: Forgotten.allCases)
    func endsForgotten(_ cause: Forgotten) throws {
        let house = try House(seed: House.many(300))
        let reader = Reader(house: house, query: OverdueQuery())
        var list = try Self.model(reader, height: 17)
        for _ in 0..<4 { try list.move(.pageDown, from: reader.source) }
        // Only what is seen, in the middle.
        try list.reload(from: reader.source)
        try list.readEnds(from: reader.source)
        try list.readEnds(from: reader.source)
        #expect(!list.isAtStart && list.ends.first != nil && !list.isAtEnd && list.ends.last != nil)
        var now = reader
        switch cause {
        case .change:
            for position in [PagePosition.first, .last] {
                let line = try reader.source.page(position, 1)[0]
                try house.store.pay(line.number, line.overdue.pesos)
            }
            try list.reload(from: reader.source)
        case .question:
            var query = OverdueQuery()
            query.sort = .client
            now = Reader(house: house, query: query)
            try list.restart(from: now.source)
        case .height: try list.fit(height: 30, from: reader.source)
        }
        let after = try now.all()
        try list.move(.last, from: now.source)
        #expect(list.visible.map(\.row.key.id) == Array(after.suffix(list.height)))
        try list.move(.first, from: now.source)
        #expect(list.visible.map(\.row.key.id) == Array(after.prefix(list.height)))
    }

    enum Forgotten: CaseIterable { case change, question, height }

    @Test("shows the same rows after reading again, wherever it stands")
    func reload() throws {
        let reader = Reader(house: try House(seed: House.many(300)), query: OverdueQuery())
        var list = try Self.model(reader, height: 10)
        for move in [ListMove.first, .pageDown, .down, .pageDown, .last, .up, .pageUp] {
            try list.move(move, from: reader.source)
            let before = list.visible.map { ($0.row.key.id, $0.isSelected) }
            try list.reload(from: reader.source)
            let after = list.visible.map { ($0.row.key.id, $0.isSelected) }
            #expect(before.elementsEqual(after, by: ==))
        }
    }

    @Test("fills the screen with what there is, whatever its height", arguments: [0, 1, 5, 40, 400])
    func heights(_ height: Int) throws {
        let reader = Reader(house: try House(seed: House.many(120)), query: OverdueQuery())
        let all = try reader.all()
        var list = try Self.model(reader, height: 10)
        try list.move(.last, from: reader.source)
        try list.fit(height: height, from: reader.source)
        #expect(list.visible.count == min(height, all.count))
        try list.reload(from: reader.source)
        #expect(list.selected?.key.id == all.last)
    }

    @Test("lives without rows")
    func empty() throws {
        let reader = Reader(house: try House(), query: OverdueQuery())
        var list = try Self.model(reader, height: 10)
        for move in [ListMove.up, .down, .pageUp, .pageDown, .first, .last] {
            try list.move(move, from: reader.source)
        }
        try list.reload(from: reader.source)
        #expect(list.isEmpty && list.selected == nil)
    }
}
