extension HolidayCalendar {
    /// What the law alone makes of a day; two names where two holidays meet.
    static func legal(on day: Day) -> [String] {
        let (year, month, dayOfMonth) = day.components
        var names: [String] = []
        if let easter = Easter.sunday(of: year) {
            let distance = day.days(since: easter)
            names += easterHolidays.filter { $0.distance == distance }.map(\.name)
        }
        names += fixed.filter { $0.month == month && $0.day == dayOfMonth }.map(\.name)
        // A moved holiday lies on the first Monday from its own date on, always in the same year.
        if day.weekday == .monday {
            for holiday in moved where year >= holiday.from {
                guard let own = Day(year: year, month: holiday.month, day: holiday.day) else { continue }
                if (0...6).contains(day.days(since: own)) { names.append(holiday.name) }
            }
        }
        return names
    }

    private static let fixed: [(month: Int, day: Int, name: String)] = [
        (1, 1, "Año Nuevo"),
        (5, 1, "Día del Trabajo"),
        (7, 20, "Día de la Independencia"),
        (8, 7, "Batalla de Boyacá"),
        (12, 8, "Inmaculada Concepción"),
        (12, 25, "Navidad"),
    ]

    /// Moved to the next Monday unless they are one: Ley 51 de 1983; the last one Ley 2578 de 2026.
    private static let moved: [(month: Int, day: Int, from: Int, name: String)] = [
        (1, 6, 1984, "Reyes Magos"),
        (3, 19, 1984, "San José"),
        (6, 29, 1984, "San Pedro y San Pablo"),
        (8, 15, 1984, "Asunción de la Virgen"),
        (10, 12, 1984, "Día de la Raza"),
        (11, 1, 1984, "Todos los Santos"),
        (11, 11, 1984, "Independencia de Cartagena"),
        (7, 9, 2026, "Nuestra Señora del Rosario de Chiquinquirá"),
    ]

    /// Days after Easter Sunday; the last three are already the Mondays they move to.
    private static let easterHolidays: [(distance: Int, name: String)] = [
        (-3, "Jueves Santo"),
        (-2, "Viernes Santo"),
        (43, "Ascensión del Señor"),
        (64, "Corpus Christi"),
        (71, "Sagrado Corazón"),
    ]
}
