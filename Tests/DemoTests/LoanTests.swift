import Demo
import Lending
import SQLite
import Store
import Testing

@Suite("The loans of the demo portfolio")
struct LoanTests {
    static let colours: [TrafficLight: Int] = [
        .upToDate: 186, .days1to7: 48, .days8to30: 36, .days31to60: 20, .days61to90: 12, .over90: 14,
    ]

    /// A Saturday, a Sunday, Christmas on a Friday, Holy Saturday, the end of a year, a leap day, the day after a short
    /// month.
    @Test(
        "stand as they should on any day",
        arguments: [
            "2026-11-28", "2026-11-29", "2026-12-25", "2026-04-04", "2026-12-31", "2028-02-29", "2027-03-01",
        ])
    func standings(day: String) throws {
        let house = try DemoHouse(day)
        #expect(try house.count("SELECT count(*) FROM loan") == 350)
        #expect(try house.colours() == Self.colours)
        #expect(try house.count("SELECT count(*) FROM loan WHERE overdue > 0") == 130)
        let holidays = try house.store.holidays()
        let soon = holidays.nextWorkingDay(onOrAfter: house.today)
        let later = holidays.nextWorkingDay(onOrAfter: house.today.adding(days: 1))
        for day in [soon, later] {
            let due = "SELECT count(*) FROM loan WHERE status = 'active' AND past_due_since = '\(day.iso)'"
            #expect(try house.count(due) >= 10)
        }
        // Nothing has happened that is still to come.
        #expect(try house.count("SELECT count(*) FROM payment WHERE paid_on > '\(house.today.iso)'") == 0)
        #expect(try house.count("SELECT count(*) FROM promise WHERE day < '\(house.today.iso)'") == 0)
        #expect(try house.store.ledgerProblems() == [])
    }

    @Test("are of every status and frequency, and fifty clients have two")
    func kinds() throws {
        let house = try DemoHouse()
        let statuses = try house.texts("SELECT status || ' ' || count(*) FROM loan GROUP BY status ORDER BY status")
        #expect(statuses == ["active 316", "approved 6", "paid 22", "written_off 6"])
        #expect(try house.count("SELECT count(DISTINCT frequency) FROM loan") == Frequency.allCases.count)
        let twice = "SELECT count(*) FROM (SELECT 1 FROM loan GROUP BY client_id HAVING count(*) = 2)"
        #expect(try house.count(twice) == 50)
        #expect(try house.count("SELECT count(DISTINCT client_id) FROM loan") == 300)
        #expect(try house.texts("SELECT min(number) || ' ' || max(number) FROM loan") == ["1001 1350"])
    }

    @Test("are paid in every way but one, over months, some in part, some by mistake, and nobody was written to")
    func payments() throws {
        let house = try DemoHouse()
        #expect(try house.count("SELECT count(*) FROM payment") > 1500)
        #expect(try house.count("SELECT count(DISTINCT paid_on) FROM payment") > 100)
        #expect(try house.count("SELECT count(DISTINCT method) FROM payment") == PaymentMethod.allCases.count - 1)
        #expect(try house.count("SELECT count(*) FROM payment WHERE method <> 'efectivo' AND reference = ''") == 0)
        #expect(try house.count("SELECT count(*) FROM annulment") == 6)
        #expect(try house.count("SELECT count(*) FROM promise") == 13)
        #expect(try house.count("SELECT count(*) FROM installment WHERE paid > 0 AND paid < amount") > 30)
        #expect(try house.count("SELECT count(*) FROM message") == 0)
        // Receipts count up with the days.
        let days = try house.days("SELECT paid_on FROM payment ORDER BY id")
        #expect(days == days.sorted())
    }

    @Test("are the same in every run; another day brings other dates for the same people")
    func deterministic() throws {
        let one = try DemoHouse().everything()
        #expect(try DemoHouse().everything() == one)
        let later = try DemoHouse("2026-11-24")
        let people = "SELECT name || document || ifnull(phone, '') || address FROM client ORDER BY id"
        #expect(try later.texts(people) == DemoHouse().texts(people))
        #expect(try later.everything() != one)
    }

    @Test("come all or none: a house that holds them already is left as it is")
    func allOrNothing() throws {
        let house = try DemoHouse(clients: 20, loans: 20)
        let before = try house.everything()
        #expect(throws: SQLiteError.self) { try DemoPortfolio.fill(house.store, clients: 20, loans: 25) }
        #expect(try house.everything() == before)
    }

    @Test("are as many as asked for, and none without clients", arguments: [(0, 0), (0, 5), (1, 3), (20, 5), (7, 40)])
    func sizes(clients: Int, loans: Int) throws {
        let house = try DemoHouse(clients: clients, loans: loans)
        #expect(try house.count("SELECT count(*) FROM client") == clients)
        #expect(try house.count("SELECT count(*) FROM loan") == (clients > 0 ? loans : 0))
        #expect(try house.store.ledgerProblems() == [])
    }
}
