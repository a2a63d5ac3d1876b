import Lending
import Messaging
import Testing

@testable import Store

@Suite("A bulk action at the end of the hours")
struct HoursTests {
    private let overdue = BulkRequest(content: .overdue, target: .everyone)

    /// So many debtors with a message of one segment each, one segment a second.
    private func house(_ count: Int, at day: String, _ hour: Int, _ minute: Int, rate: Double = 1) throws -> House {
        let house = try House(at: day) { $0.senders.unitsPerSecond = [.sms: rate] }
        house.time.set(day, hour, minute)
        try house.store.write {
            for number in 0..<count {
                try house.loan("\(number)", of: house.client("Cliente"), firstDue: "2026-06-01")
            }
        }
        return house
    }

    /// How many queued messages leave at each instant.
    private func instants(_ house: House) throws -> [Instant: Int] {
        try Dictionary(grouping: house.messages("state = 'queued'"), by: \.notBefore).mapValues(\.count)
    }

    @Test(
        "two minutes before a Saturday closes, what fits goes and the rest waits for the next legal morning",
        arguments: [
            ("2026-11-28", "2026-11-30"),
            // Monday 13 July 2026 is a holiday.
            ("2026-07-11", "2026-07-14"),
            // Saturday before Monday 17 August 2026, Asunción.
            ("2026-08-15", "2026-08-18"),
        ])
    func saturday(day: String, next: String) throws {
        let house = try house(300, at: day, 14, 58)
        let preview = try house.store.preview(overdue, scope: .all, holdSeconds: 10)
        #expect(preview.dueNow == 50, "neither the seconds of undo nor the last minute are time to send in")
        #expect(preview.scheduled == 250)
        #expect(preview.unfit == 250)
        #expect(preview.hoursEnd == House.instant(day, 15))
        #expect(preview.firstLater == House.instant(next, 7))
        #expect(preview.lastLater == House.instant(next, 7))
        let summary = try house.store.queue(overdue, scope: .all, holdSeconds: 10).summary
        #expect(summary == preview)
        let start = House.instant(day, 14, 58).adding(seconds: 10)
        #expect(try instants(house) == [start: 50, House.instant(next, 7): 250])

        // What then happens, a second at a time.
        var sent = 0
        house.time.pass(seconds: 10)
        while house.store.clock.today == Day(stringLiteral: day), sent < 300 {
            let orders = try house.claim(limit: 1, budget: 1)
            guard !orders.isEmpty else { break }
            sent += orders.count
            house.time.pass(seconds: 1)
        }
        #expect(sent == preview.dueNow)
        #expect(house.time.now == House.instant(day, 14, 59))
        house.time.set(next, 6, 59)
        #expect(try house.claim() == [])
        house.time.set(next, 7)
        #expect(try house.claim(limit: 500).count == preview.scheduled)
    }

    @Test("when the seconds of undo go over the end of the hours, nothing goes today")
    func holdOverTheEnd() throws {
        let house = try house(3, at: "2026-11-28", 14, 59, rate: 1000)
        house.time.pass(seconds: 55)
        let summary = try house.store.queue(overdue, scope: .all, holdSeconds: 10).summary
        #expect(summary.dueNow == 0)
        #expect(summary.scheduled == 3)
        #expect(try instants(house) == [House.instant("2026-11-30", 7): 3])
    }

    @Test("what does not fit into the next day goes on the day after, and no day is promised twice")
    func manyDays() throws {
        // A segment in ten minutes: 71 a weekday but for its last minute, 41 on a Saturday.
        let house = try house(200, at: "2026-11-26", 18, 0, rate: 1.0 / 600)
        let summary = try house.store.queue(overdue, scope: .all, holdSeconds: 0).summary
        #expect(
            try instants(house) == [
                House.instant("2026-11-26", 18): 5, House.instant("2026-11-27", 7): 71,
                House.instant("2026-11-28", 8): 41, House.instant("2026-11-30", 7): 71,
                House.instant("2026-12-01", 7): 12,
            ])
        #expect(summary.lastLater == House.instant("2026-12-01", 7))
        try house.loan("x", of: house.client("Otro"), firstDue: "2026-06-01")
        let another = try house.store.queue(overdue, scope: .all, holdSeconds: 0).summary
        #expect(another.already == 200)
        #expect(another.firstLater == House.instant("2026-12-01", 7))
    }

    @Test("outside the hours the pace of the next morning counts, too")
    func sunday() throws {
        let house = try house(80, at: "2026-11-29", 12, 0, rate: 1.0 / 600)
        let summary = try house.store.queue(overdue, scope: .all, holdSeconds: 0).summary
        #expect(summary.dueNow == 0)
        #expect(summary.hoursEnd == nil)
        #expect(
            try instants(house) == [House.instant("2026-11-30", 7): 71, House.instant("2026-12-01", 7): 9])
    }
}
