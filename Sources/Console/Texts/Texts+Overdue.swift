package import Lending
package import Store

// The overdue list.

extension Texts {
    package var loanNumber: String { choose("Nº", "No.") }
    package var client: String { choose("Cliente", "Client") }
    package var installments: String { choose("Cuotas", "Inst.") }
    package var overdueAmount: String { choose("Vencido", "Overdue") }
    package var balance: String { choose("Saldo", "Balance") }
    package var days: String { choose("Días", "Days") }
    package var lastMessage: String { choose("Último mensaje", "Last message") }

    package func loans(_ number: Int) -> String {
        count(number, es: ("préstamo", "préstamos"), en: ("loan", "loans"))
    }

    package func clients(_ number: Int) -> String {
        count(number, es: ("cliente", "clientes"), en: ("client", "clients"))
    }

    /// `128 préstamos · 119 clientes · $18.450.000 en mora`, then with ever less of it; dots while they are counted.
    package func totals(_ totals: OverdueTotals?) -> [String] {
        guard let totals else { return ["…"] }
        let (loans, amount) = (loans(totals.loans), money(totals.overdue))
        let overdue = amount + choose(" en mora", " overdue")
        return ["\(loans) · \(clients(totals.clients)) · \(overdue)", "\(loans) · \(overdue)", overdue, amount, loans]
    }

    package func marked(_ number: Int) -> String {
        count(number, es: ("marcado", "marcados"), en: ("marked", "marked"))
    }

    package func markedSums(_ totals: OverdueTotals?) -> String {
        guard let totals else { return " · …" }
        return " · \(clients(totals.clients)) · \(money(totals.overdue))"
    }

    /// Of clients: ` · 2 en mora · $500.000`.
    func markedSums(_ totals: ClientTotals?) -> String {
        guard let totals else { return " · …" }
        guard totals.behind > 0 else { return choose(" · ninguno en mora", " · nobody behind") }
        return " · \(number(totals.behind))" + choose(" en mora", " behind") + " · \(money(totals.overdue))"
    }

    package var routeLabel: String { choose("ruta: ", "route: ") }
    package var lightLabel: String { choose("mora: ", "late: ") }
    package var sortLabel: String { choose("orden: ", "sort: ") }
    package var filterLabel: String { choose("buscar: ", "search: ") }
    package var allRoutes: String { choose("todas", "all") }
    package var allLights: String { choose("todas", "all") }

    package func name(_ light: TrafficLight) -> String {
        switch light {
        case .upToDate: choose("al día", "up to date")
        case .days1to7: choose("1 a 7 días", "1 to 7 days")
        case .days8to30: choose("8 a 30 días", "8 to 30 days")
        case .days31to60: choose("31 a 60 días", "31 to 60 days")
        case .days61to90: choose("61 a 90 días", "61 to 90 days")
        case .over90: choose("más de 90 días", "over 90 days")
        }
    }

    package func name(_ sort: OverdueSort) -> String {
        switch sort {
        case .days: choose("días", "days")
        case .client: choose("cliente", "client")
        case .number: choose("número", "number")
        case .installments: choose("cuotas", "installments")
        case .overdue: choose("vencido", "overdue")
        case .balance: choose("saldo", "balance")
        case .message: choose("último mensaje", "last message")
        }
    }

    package var rollingOver: String {
        choose(
            "La mora se está pasando al día de hoy: los montos llegan enseguida.",
            "The arrears are being brought to today: the amounts follow in a moment.")
    }
    package var nobodyOverdue: String { choose("Nadie está en mora.", "Nobody is behind.") }
    package var nothingFound: String {
        choose("Nada coincide: Esc quita el filtro.", "Nothing matches: Esc clears it.")
    }
    package var helpTitle: String { choose("Ayuda", "Help") }
    package var paletteTitle: String { choose("Acciones", "Actions") }
    package var nothingMatches: String { choose("Nada coincide.", "Nothing matches.") }
    package var palettePrompt: String { choose("parte del nombre de la acción", "part of an action's name") }
    package var filtersTitle: String { choose("Filtrar la lista", "Filter the list") }
    package var lightField: String { choose("Mora", "Late") }
}
