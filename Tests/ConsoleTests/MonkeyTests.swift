import Foundation
import Lending
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
    }

    static let keys: [Key] =
        "prRvacxuoOfmsgGjknebiywAXt*-/:?1234560 ".unicodeScalars.map { .character($0) } + [
            .enter, .enter, .escape, .escape, .tab, .backTab, .up, .down, .left, .right, .pageUp, .pageDown, .home,
            .end,
            .backspace, .delete, .control("s"), .control("c"), .control("l"), .function(1), .paste("Ñandú\u{1B}[2J 5"),
        ]

    @Test("neither crash it nor break the books, at any size, while others write", arguments: [1, 2, 3])
    func monkey(_ seed: UInt64) throws {
        var dice = Dice(state: seed)
        let house = try House(seed: House.many(80))
        let desk = Desk(house)
        let other = try house.another()
        let steps = ProcessInfo.processInfo.environment["DIAMANTE_MONKEY"].flatMap { Int($0) } ?? 400
        for step in 0..<steps {
            desk.app.handle(.key(Self.keys[Int.random(in: 0..<Self.keys.count, using: &dice)]))
            if Int.random(in: 0..<4, using: &dice) == 0 { desk.app.handle(.idle) }
            desk.app.draw()
            if step % 37 == 0 {
                house.time.pass(seconds: Int.random(in: 1...4000, using: &dice))
                desk.app.handle(.minute)
            }
            if step % 53 == 0 {
                let sizes = [(80, 24), (110, 30), (200, 60), (79, 24), (1, 1), (80, 24), (95, 25)]
                let (width, height) = sizes[Int.random(in: 0..<sizes.count, using: &dice)]
                desk.display.resize(to: Size(width: width, height: height))
                desk.app.handle(.resized)
            }
            if step % 71 == 0, let line = try? house.firstOverdue() {
                try? other.pay(line.number, Int64.random(in: 1...line.overdue.pesos, using: &dice))
                desk.app.handle(.changed)
            }
        }
        desk.look()
        #expect(try house.store.integrityProblems().isEmpty)
        for line in try house.store.overdue(OverdueQuery(), position: .first, limit: 500, scope: .all) {
            let installments = try house.store.installments(of: line.loanID)
            #expect(Arrears.of(installments, on: house.today).amount == line.overdue)
            #expect(installments.missing == line.balance)
        }
    }
}
