import Foundation
import Lending
import Messaging
import Store
import Terminal
import Testing

@testable import Console

@Suite("Any keys at all")
struct MonkeyTests {
    /// The same keys every time.
    struct Dice: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state ^ (state >> 29)
        }

        mutating func one<Item>(of items: [Item]) -> Item { items[Int.random(in: 0..<items.count, using: &self)] }
        mutating func oneIn(_ number: Int) -> Bool { Int.random(in: 0..<number, using: &self) == 0 }
    }

    /// Every key that any screen or dialog has, so that a new one is among them by itself, and what is typed into fields.
    static let keys: [Key] = {
        let general = App.bindings + App.dialogBindings + App.tabBindings(Tab.allCases)
        let tables = KeymapTests.screens.flatMap { $0.tables.joined() } + KeymapTests.lines(general)
        // Leaving is an end, and no crash: it has its own tests. Where q closes a dialog, Esc does so, too.
        let bound = Set(tables.flatMap(\.keys)).subtracting([.character("q")])
        let typed: [Key] =
            "0123456789 ñÑ".unicodeScalars.map { .character($0) } + [
                .backspace, .delete, .insert, .wordLeft, .wordRight, .control("c"), .control("u"), .control("w"),
                .paste("Ñandú\u{1B}[2J 5"), .paste("$ 20.000,00"), .paste("1042"),
            ]
        // Enter and Esc go to and fro: without them most time is spent on the first screen.
        return bound.sorted { "\($0)" < "\($1)" } + typed + [.enter, .enter, .escape, .escape]
    }()

    @Test("types every key that is bound anywhere")
    func alphabet() {
        for key in ["V", "T", "d", "t", "ctrl-t", "ctrl-o", "ctrl-r", "ctrl-p", ":", "f1", "space"] {
            #expect(Self.keys.contains { $0 == Key(name: key) }, "\(key)")
        }
    }

    static let sizes = [(80, 24), (110, 30), (200, 60), (80, 24), (95, 25), (300, 100)]
    static let small = [(79, 24), (80, 23), (1, 1), (24, 80), (0, 0), (3, 2)]

    /// `DIAMANTE_MONKEY` says how many keys; a hundred thousand unless it does.
    static let keyCount = ProcessInfo.processInfo.environment["DIAMANTE_MONKEY"].flatMap { Int($0) } ?? 100_000
    static let seeds: [UInt64] = [1, 2, 3, 4]

    @Test(
        "neither crash it nor break the books, and send nothing unseen, at any size, while others write",
        arguments: seeds)
    func monkey(_ seed: UInt64) throws {
        var dice = Dice(state: seed)
        let house = try (seed % 2 == 0 ? HouseKind.month : .many).open()
        let desk = Desk(house)
        let other = try house.another()
        var runs = try house.store.recentRuns(limit: 1, scope: .all).first?.run
        for step in 0..<Self.keyCount / Self.seeds.count {
            let key = dice.one(of: Self.keys)
            let below = desk.app.top
            let wasRead = desk.app.wasRead(below)
            desk.app.handle(.key(key))
            // A run begins on the preview that shows it, by its own key, and nowhere else.
            if key == .character("s") || below is BulkPreview {
                let newest = try house.store.recentRuns(limit: 1, scope: .all).first?.run
                if newest != runs {
                    #expect(below is BulkPreview && key == .character("s") && wasRead, "\(type(of: below)) \(key)")
                    runs = newest
                }
            }
            if dice.oneIn(8) { desk.app.handle(.idle) }
            // Some questions are read before they are answered.
            if dice.oneIn(8) {
                desk.app.draw()
                house.time.pass(milliseconds: Int64.random(in: 0...1000, using: &dice))
            }
            if step % 97 == 0 { try Self.somethingHappens(to: house, desk, other, &dice) }
        }
        desk.look()
        #expect(try house.store.recentRuns(limit: 1, scope: .all).first?.run == runs)
        try Self.expectSound(house)
    }

    /// Time goes by, the window changes, others take payments and write to clients.
    private static func somethingHappens(
        to house: House, _ desk: Desk, _ other: Store, _ dice: inout Dice
    ) throws {
        switch Int.random(in: 0..<4, using: &dice) {
        case 0:
            house.time.pass(seconds: Int.random(in: 1...4000, using: &dice))
            desk.app.handle(.minute)
        case 1:
            for (width, height) in [dice.one(of: small), dice.one(of: sizes)] {
                desk.display.resize(to: Size(width: width, height: height))
                desk.happens(.resized)
                desk.app.handle(.key(dice.one(of: keys)))
            }
        case 2:
            let lines = try other.overdue(OverdueQuery(), position: .first, limit: 20, scope: .all)
            guard let line = lines.randomElement(using: &dice) else { return }
            try? other.pay(line.number, Int64.random(in: 1...min(30_000, line.balance.pesos), using: &dice))
            desk.app.handle(.changed)
        default:
            desk.app.handle(dice.oneIn(2) ? .timer : .continued)
        }
        desk.look()
    }

    /// What `diamante verificar` looks at, and that every stored sum is what the installments say.
    private static func expectSound(_ house: House) throws {
        #expect(try house.store.integrityProblems().isEmpty)
        #expect(try house.store.ledgerProblems().isEmpty)
        for line in try house.store.overdue(OverdueQuery(), position: .first, limit: 500, scope: .all) {
            let installments = try house.store.installments(of: line.loanID)
            #expect(Arrears.of(installments, on: house.today).amount == line.overdue)
            #expect(installments.missing == line.balance)
        }
        // One open collection message a client, whatever was pressed.
        let open: Set<MessageState> = [.queued, .sending, .uncertain, .unresolved]
        let collecting = try house.messages().filter {
            open.contains($0.brief.state) && $0.brief.kind.contactClass == .collection
        }
        #expect(Set(collecting.compactMap(\.clientID)).count == collecting.count)
    }

    @Test("change nothing at all in read-only mode", arguments: seeds)
    func readOnly(_ seed: UInt64) throws {
        var dice = Dice(state: seed &+ 100)
        let house = try HouseKind.month.open()
        let desk = Desk(house, services: house.services(isReadOnly: true))
        let other = try house.another()
        let before = try other.dataVersion
        for _ in 0..<Self.keyCount / 100 {
            desk.app.handle(.key(dice.one(of: Self.keys)))
            if dice.oneIn(8) { desk.app.handle(.idle) }
        }
        #expect(try other.dataVersion == before)
        #expect(house.queued == 0)
    }
}
