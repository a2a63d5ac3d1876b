import Foundation
import Lending
import Messaging
import Store
import Terminal
import Testing

@testable import Console

@Suite("The overdue list")
struct OverdueTests {
    @Test("says the state of the last message by shape and word, and why one was held back")
    func messages() throws {
        let house = try House(seed: House.five)
        let desk = Desk(house)
        desk.press("R", "s")
        house.time.pass(seconds: 20)
        desk.happens(.minute)
        #expect(desk.line("1042").contains("… en cola"))
        #expect(desk.line("1090").contains("⊘ sin autoriz"))
    }

    @Test("carries the meaning of its colours in shapes: without styles nothing is lost")
    func shapes() throws {
        let desk = Desk(try House(seed: House.five))
        let lights = ["1101": "✖", "1090": "■", "1042": "◆", "1077": "●"]
        for (number, light) in lights { #expect(desk.line(number).contains("\(light) \(number)")) }
    }

    // MARK: Others write

    @Test("keeps the cursor on its loan when a payment of somebody else takes a row above it away")
    func selectionFollows() throws {
        let house = try House(seed: House.five)
        let desk = Desk(house)
        desk.press("down", "down")
        #expect(desk.cursorLine.contains("1042"))
        try house.another().pay("1101", 1_200_000)
        desk.happens(.changed)
        #expect(desk.cursorLine.contains("1042"))
        #expect(!desk.text.contains("1101"))
        #expect(desk.text.contains("4 préstamos"))
    }

    @Test("keeps the cursor on its loan when another moves above it, far down a long list")
    func selectionFollowsInTheMiddle() throws {
        let house = try House(seed: House.many(200))
        let desk = Desk(house)
        desk.press("o", "o", "o", "o", "pgdn", "pgdn", "pgdn", "down")
        let before = desk.cursorLine
        let line = desk.display.cursor?.y
        let (other, first) = (try house.another(), try house.firstOverdue())
        try other.pay(first.number, first.balance.pesos)
        desk.happens(.changed)
        #expect(desk.cursorLine == before)
        #expect(desk.display.cursor?.y == line)
    }

    @Test("takes what stands in its place when the selected loan itself is gone")
    func selectedIsGone() throws {
        let house = try House(seed: House.five)
        let desk = Desk(house)
        desk.press("down")
        try house.another().pay("1090", 300_000)
        desk.happens(.changed)
        #expect(desk.cursorLine.contains("1042"))
        for number in ["1101", "1042", "1077", "1102"] {
            let loan = try house.store.loan(number: number, scope: .all)
            try house.another().pay(number, loan.balance.pesos)
        }
        desk.happens(.changed)
        #expect(desk.text.contains("Nadie está en mora."))
    }

    @Test("reads nothing again when nothing changed")
    func nothingChanged() throws {
        let desk = Desk(try House(seed: House.five))
        desk.app.handle(.changed)
        #expect(!desk.app.hasWork)
    }

    @Test("moves the arrears with the day")
    func newDay() throws {
        let house = try House(seed: House.five)
        let desk = Desk(house, width: 120)
        house.time.pass(seconds: 86_400)
        desk.happens(.minute)
        #expect(desk.line("1101").contains(" 96  "))
        #expect(desk.lines[0].contains("mar 24/11 14:05"))
    }

    @Test("is a day older after midnight, also where nothing fell due and nobody may write", arguments: [false, true])
    func midnight(_ isReadOnly: Bool) throws {
        let house = try House { house in
            for index in 0..<60 {
                let client = try house.client("Ana Ríos \(index)", document: 10_200_000 + index)
                try house.loan(String(1000 + index), of: client, firstDueDaysAgo: 3 + index % 9 * 7)
            }
        }
        let desk = Desk(house, width: 120, services: house.services(isReadOnly: isReadOnly))
        desk.press("pagedown")
        let shown = desk.text.contains(" 38  ")
        house.time.pass(seconds: 86_400)
        desk.happens(.minute)
        #expect(shown && !desk.text.contains(" 38  ") && desk.text.contains(" 39  "))
        desk.press("g")
        #expect(desk.text.contains(" 60  ") && !desk.text.contains(" 59  "))
        desk.press("G")
        #expect(desk.text.contains(" 4  ") && !desk.text.contains(" 3  "))
    }

    // MARK: Marks

    @Test("counts marks, keeps them when the filter hides them, and takes them away at once")
    func marks() throws {
        let house = try House(seed: House.five)
        let desk = Desk(house)
        desk.press("space", "space")
        #expect(desk.text.contains("2 marcados · 2 clientes · $1.380.000"))
        desk.press("/", "'pena'", "enter")
        #expect(desk.text.contains("2 marcados · 2 clientes · $1.380.000"))
        desk.press("*")
        #expect(desk.text.contains("3 marcados"))
        desk.press("esc", "o")
        #expect(desk.line("1101").contains("*✖"))
        #expect(desk.line("1077").contains("*●"))
        #expect(!desk.line("1042").contains("*"))
        desk.press("-")
        #expect(!desk.text.contains("marcados ·"))
    }

    @Test("marks all that the filter shows, not only what is on the screen")
    func markAll() throws {
        let desk = Desk(try House(seed: House.many(100)))
        desk.press("*")
        #expect(desk.text.contains("99 marcados"))
    }

    // MARK: Filter and order

    @Test(
        "finds any part of a name, number, document or phone, whatever the case and accents",
        arguments: [
            ("NUÑEZ", "1101"), ("nunez ibanez", "1101"), ("1042", "1042"), ("1020305", "1077"), ("3001020305", "1077"),
        ])
    func filter(_ typed: String, _ found: String) throws {
        let desk = Desk(try House(seed: House.five))
        desk.press("/", "'\(typed)'")
        #expect(desk.text.contains("1 préstamo · "))
        #expect(desk.cursorLine.contains("buscar: \(typed)"))
        desk.press("enter")
        #expect(desk.cursorLine.contains(found))
        desk.press("esc")
        #expect(desk.text.contains("5 préstamos"))
        #expect(desk.cursorLine.contains(found))
    }

    @Test("says so when nothing matches, and letters of the filter are no commands")
    func noMatch() throws {
        let desk = Desk(try House(seed: House.five))
        desk.press("/", "'qpR'")
        #expect(desk.text.contains("Nada coincide"))
        desk.press("esc")
        #expect(desk.text.contains("5 préstamos"))
    }

    @Test("sorts by each column and turns around")
    func sort() throws {
        let desk = Desk(try House(seed: House.five))
        desk.press("o")
        #expect(desk.text.contains("orden: cliente ↑"))
        #expect(desk.cursorLine.contains("Ana Lucía"))
        desk.press("O")
        #expect(desk.cursorLine.contains("Óscar"))
        desk.press("o", "o", "o")
        #expect(desk.text.contains("orden: vencido ↓"))
        #expect(desk.cursorLine.contains("1101"))
    }

    @Test("is narrowed to a route and a traffic light")
    func filters() throws {
        let house = try House(seed: House.many(60))
        let desk = Desk(house)
        desk.press("f", "right", "right", "down", "right")
        #expect(desk.text.contains("Norte") && desk.text.contains("● 1 a 7 días"))
        desk.press("esc")
        var query = OverdueQuery()
        query.route = try house.route("Norte")
        query.light = .days1to7
        let totals = try house.store.overdueTotals(query, scope: .all)
        #expect(desk.text.contains("\(totals.loans) préstamos"))
    }

    @Test("shows a collector the own routes only")
    func scope() throws {
        let house = try House(seed: House.many(60))
        let luis = try house.store.operatorNamed("luis")
        let own = try house.store.overdueTotals(OverdueQuery(), scope: luis.scope).loans
        #expect(own > 0 && own < 30)
        let context = Context(store: house.store, user: luis, language: .es, services: house.services())
        let display = MemoryDisplay(size: Size(width: 80, height: 24))
        let app = App(context: context, display: display)
        app.settle()
        app.draw()
        #expect(display.text.contains("\(own) préstamos"))
    }

    @Test("keeps its columns whatever a name holds")
    func hostile() throws {
        let names = ["\u{1B}[31mRojo\u{1B}]0;x\u{7}", "日本語の名前", "a\u{202E}dcba", String(repeating: "x", count: 10_000)]
        let house = try House { house in
            for (index, name) in names.enumerated() {
                let client = try house.client(name, document: 900_000 + index)
                try house.loan("9\(index)", of: client, firstDueDaysAgo: 10)
            }
        }
        let desk = Desk(house)
        #expect(!desk.text.contains("\u{1B}"))
        let money = desk.lines.filter { $0.contains("$100.000") }.map { line in
            TextWidth.of(String(line[..<(line.range(of: "$100.000")?.lowerBound ?? line.startIndex)]))
        }
        #expect(money.count == 4 && Set(money).count == 1)
    }
}
