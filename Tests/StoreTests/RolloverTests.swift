import Lending
import Messaging
import SQLite
import Testing

@testable import Store

@Suite("Arrears from day to day")
struct RolloverTests {
    /// What is stored of every loan and client against `Arrears.of` made again from the installments.
    private func expectTrue(_ house: House, _ comment: Comment) throws {
        let today = house.store.clock.today
        let stored: [(LoanID, ClientID, LoanStatus, Money, Int, Money)] = try house.store.database.all(
            "SELECT id, client_id, status, overdue, overdue_installments, balance FROM loan"
        ) { ($0[0], $0[1], $0[2], $0[3], $0[4], $0[5]) }
        var owed: [ClientID: (balance: Money, overdue: Money, since: Day?)] = [:]
        for (loan, client, status, overdue, count, balance) in stored {
            let installments = try house.store.installments(of: loan)
            let arrears = status == .active ? Arrears.of(installments, on: today) : .none
            #expect(overdue == arrears.amount, comment)
            #expect(count == arrears.installments, comment)
            #expect(balance == installments.missing, comment)
            guard status == .active else { continue }
            let sum = owed[client] ?? (.zero, .zero, nil)
            owed[client] = (
                sum.balance + balance, sum.overdue + overdue, [sum.since, arrears.since].compactMap { $0 }.min()
            )
        }
        let clients: [(ClientID, Money, Money, Day?)] = try house.store.database.all(
            "SELECT id, balance, overdue, past_due_since FROM client"
        ) { ($0[0], $0[1], $0[2], $0[3]) }
        for (client, balance, overdue, since) in clients {
            #expect(balance == owed[client]?.balance ?? .zero, comment)
            #expect(overdue == owed[client]?.overdue ?? .zero, comment)
            #expect(since == owed[client]?.since, comment)
        }
    }

    @Test("due today is not overdue, tomorrow it is; a clock set back takes it back")
    func oneDay() throws {
        let house = try House(at: "2026-11-09")
        try house.loan("1042", of: house.client("Ana"), firstDue: "2026-11-09")
        try house.store.rollOver()
        #expect(try house.number("SELECT overdue FROM loan") == 0)
        house.time.set("2026-11-10", 0)
        #expect(try house.store.rollOver() == 1)
        #expect(try house.number("SELECT overdue FROM loan") == 50_000)
        #expect(try house.store.rollOver() == 0)
        house.time.set("2026-11-09", 23)
        #expect(try house.store.rollOver() == 1)
        #expect(try house.number("SELECT overdue FROM loan") == 0)
    }

    @Test("a day is rolled over only where a due day was passed")
    func onlyWhatChanged() throws {
        let house = try House()
        try house.loan("1", of: house.client("Ana"), firstDue: "2026-11-23")
        try house.loan("2", of: house.client("Benito"), firstDue: "2026-11-24")
        try house.store.rollOver()
        house.time.set("2026-11-24", 6)
        #expect(try house.store.rollOver() == 1)
    }

    @Test("loans written before the first roll-over are right on the day after")
    func neverRolled() throws {
        let house = try House(at: "2026-11-02")
        try house.loan("1042", of: house.client("Ana"))
        house.time.set("2026-11-05", 9)
        try house.loan("1043", of: house.client("Benito"))
        try house.store.rollOver()
        try expectTrue(house, "first roll-over")
    }

    @Test(
        "after any loans, payments, annulments and days, back and forth, the stored arrears are the derived ones",
        arguments: 1...6)
    func anything(seed: Int) throws {
        var random = SeededGenerator(seed: seed)
        let house = try House()
        let clients = try (1...4).map { try house.client("Cliente \($0)") }
        var numbers: [String] = []
        for step in 0..<60 {
            switch Int.random(in: 0..<10, using: &random) {
            case 0...2:
                numbers.append("L\(step)")
                try house.loan(
                    "L\(step)", of: clients.randomElement(using: &random) ?? clients[0],
                    total: Money(.random(in: 100_000...900_000, using: &random)),
                    count: .random(in: 1...12, using: &random),
                    frequency: Frequency.allCases.randomElement(using: &random) ?? .daily,
                    firstDue: Day("2026-11-23").adding(days: .random(in: -40...20, using: &random)),
                    status: [.active, .active, .active, .writtenOff].randomElement(using: &random) ?? .active)
            case 3...6:
                guard let number = numbers.randomElement(using: &random) else { continue }
                let balance = try house.store.loan(number: number, scope: .all).balance
                guard balance > .zero else { continue }
                let amount =
                    Bool.random(using: &random) ? balance.pesos : .random(in: 1...balance.pesos, using: &random)
                try house.pay(number, Money(amount), again: true)
            case 7:
                guard let number = numbers.randomElement(using: &random) else { continue }
                let loan = try house.store.loan(number: number, scope: .all)
                guard let last = try house.store.payments(of: loan.id).last(where: { !$0.annulled }) else { continue }
                try house.store.annulPayment(receipt: last.receipt, reason: "prueba", role: .owner, scope: .all)
            default:
                house.time.pass(seconds: 86_400 * .random(in: -5...9, using: &random))
                try house.store.rollOver()
            }
        }
        try house.store.rollOver()
        try expectTrue(house, "seed \(seed)")
        #expect(try house.store.ledgerProblems() == [])
    }

    @Test("a day that turns in steps is right at every one, whatever happens between them", arguments: 1...6)
    func steps(seed: Int) throws {
        var random = SeededGenerator(seed: seed)
        let house = try House(at: "2026-11-09")
        for number in 1...12 {
            try house.loan(
                String(number), of: house.client("Cliente \(number)"),
                firstDue: Day("2026-11-09").adding(days: -Int.random(in: 0...14, using: &random)))
        }
        try house.store.rollOver()
        for round in 0..<12 {
            house.time.set(Day("2026-11-10").adding(days: Int.random(in: 0...9, using: &random)).iso, 8)
            // Left half way on some days: the next one, later or earlier, makes up for it.
            for _ in 0..<Int.random(in: 0...3, using: &random) {
                _ = try house.store.rollOverStep(limit: Int.random(in: 1...3, using: &random))
                let number = String(Int.random(in: 1...12, using: &random))
                try house.pay(number, 1000, again: true)
            }
            guard Bool.random(using: &random) else { continue }
            var isDone = false
            while !isDone { isDone = try house.store.rollOverStep(limit: 2).isDone }
            try expectTrue(house, "round \(round)")
        }
        try house.store.rollOver()
        try expectTrue(house, "at the end")
        #expect(try house.store.rollOver() == 0)
    }

    @Test("another process goes on where the first one stopped")
    func together() throws {
        let house = try House(at: "2026-11-09")
        for number in 1...5 { try house.loan(String(number), of: house.client("Ana"), firstDue: "2026-11-09") }
        try house.store.rollOver()
        house.time.set("2026-11-10", 8)
        #expect(try house.store.rollOverStep(limit: 2) == (2, false))
        let other = try house.another()
        defer { other.close() }
        #expect(try other.rollOver() == 3)
        #expect(try house.store.rollOverStep(limit: 2) == (0, true))
        try expectTrue(house, "together")
    }
}
