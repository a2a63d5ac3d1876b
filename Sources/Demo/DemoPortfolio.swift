import Lending
package import Store

/// An invented portfolio: the same people and, on one day, the same loans in every run; its dates lie around that day.
///
/// Made for the demo and for training in its usual size (300 clients, 350 loans), for benchmarks in any other.
package enum DemoPortfolio {
    /// The login of the owner, under which the demo opens its house.
    package static let owner = (login: "gloria", name: "Gloria Patiño")

    /// Who walks which route.
    package static let collectors = [
        (login: "ana", name: "Ana Lucía Quiñones", route: "Norte"),
        (login: "carlos", name: "Carlos Bermúdez", route: "Centro"),
        (login: "luisa", name: "Luisa Fernanda Niño", route: "Sur"),
    ]

    /// Fills an empty house in one transaction. Clients beyond the loans have none; loans beyond the clients are second
    /// and further loans; without clients there are none. Above 2 000 loans the payments of a loan are gathered into two.
    package static func fill(_ store: Store, clients: Int = 300, loans: Int = 350) throws {
        let (clients, loans) = (max(0, clients), clients > 0 ? max(0, loans) : 0)
        let casting = Casting(clients: clients, loans: loans)
        let planner = LoanPlanner(
            today: store.clock.today, holidays: try store.holidays(),
            moveOffHolidays: try store.movesOffHolidays, paymentsPerLoan: loans > 2000 ? 2 : 24)
        var townspeople = Townspeople(try RawMaterial())
        let people = try townspeople.people(clients, showingFailures: casting.showingFailures)
        try store.write {
            // While nothing is there to be brought to today.
            try store.rollOver()
            var writer = PortfolioWriter(store: store, holidays: planner.holidays)
            try writer.addStaff()
            try writer.add(people)
            // In heaps: payments touch what is still in the database's cache.
            for start in stride(from: 0, to: loans, by: 1000) {
                try writer.add((start..<min(start + 1000, loans)).map { try casting.plan($0, by: planner) })
            }
            try writer.addContacts()
        }
    }
}
