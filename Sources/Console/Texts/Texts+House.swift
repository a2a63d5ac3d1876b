import Lending
import Messaging
import Store

// The settings of the house and its holidays.

extension Texts {
    // MARK: Settings

    var settingsTitle: String { choose("Ajustes de la casa", "Settings of the house") }
    var ownersChangeSettings: String { choose("el dueño los cambia", "the owner changes them") }
    var settingsAreTheOwners: String {
        choose("Los ajustes los cambia el dueño: pídaselo", "The owner changes the settings: ask there")
    }
    var valueField: String { choose("Valor", "Value") }
    var settingAsBefore: String { choose("El ajuste está como antes", "The setting is as it was before") }

    func settingTitle(_ name: String) -> String { choose("Ajuste: ", "Setting: ") + name }
    func standardIs(_ value: String) -> String { choose("(de fábrica: \(value))", "(out of the box: \(value))") }
    func mayBe(_ allowed: String?, standard: String) -> String {
        (allowed.map { choose("Puede ser: ", "May be: ") + $0 + " · " } ?? "")
            + choose("de fábrica: ", "out of the box: ") + standard
    }
    func settingChanged(_ name: String, _ value: String) -> String { name + ": " + value }

    // MARK: Holidays

    var holidaysTitle: String { choose("Festivos", "Holidays") }
    var newHolidayTitle: String { choose("Agregar un festivo", "Add a holiday") }
    var holidayDayField: String { choose("Día", "Day") }
    var holidayNameField: String { choose("Nombre", "Name") }
    var holidayNameHint: String { choose("día cívico, duelo…", "civic day, mourning…") }
    var holidayNameMissing: String { choose("Escriba cómo se llama", "Type its name") }
    var holidayNote: String {
        choose(
            "Los de ley ya están. Antes de guardarlo se muestra qué cuotas y mensajes mueve.",
            "Those of the law are there. Before it is saved you see which installments and messages it moves.")
    }
    var holidayAsBefore: String { choose("Los festivos están como antes", "The holidays are as they were before") }

    func holidaysOf(_ year: Int, _ number: Int) -> String {
        choose("Festivos de \(year) · ", "Holidays of \(year) · ")
            + count(
                number, es: ("día sin cobros", "días sin cobros"),
                en: ("day without collecting", "days without collecting"))
    }

    /// Who made it one, or none; nil for those of the law.
    func origin(_ origin: HolidayLine.Origin, _ clock: BusinessClock) -> String? {
        switch origin {
        case .law: nil
        case .added(let by, let at): choose("agregado", "added") + " (\(by), \(moment(at, clock)))"
        case .removed(let by, let at): choose("SE TRABAJA", "WORKED") + " (\(by), \(moment(at, clock)))"
        }
    }

    /// `en 15 días`; nothing for what has passed.
    func ahead(_ day: Day, today: Day) -> String {
        switch day.days(since: today) {
        case ..<0: ""
        case 0, 1: relative(day, today: today)
        case let days: choose("en ", "in ") + count(days, es: ("día", "días"), en: ("day", "days"))
        }
    }

    func holidayTitle(_ change: HolidayChange) -> String {
        let day = weekday(change.day.weekday) + " " + long(change.day)
        return change.isHoliday
            ? choose("¿Hacer festivo el \(day)?", "Make \(day) a holiday?")
            : choose("¿Trabajar el \(day)?", "Work on \(day)?")
    }

    /// What it moves, a line each.
    func lines(_ change: HolidayChange, _ clock: BusinessClock) -> [String] {
        let installments = count(
            change.installments, es: ("cuota sin pagar", "cuotas sin pagar"),
            en: ("unpaid installment", "unpaid installments"))
        let whither =
            change.isHoliday
            ? choose("Al siguiente día hábil: ", "To the next working day: ")
            : choose("De vuelta a su día: ", "Back to their day: ")
        let moved =
            change.installments == 0
            ? choose("No mueve ninguna cuota.", "It moves no installment.")
            : whither + installments + choose(" de ", " of ") + loans(change.loans) + "."
        var lines = [change.name, moved]
        if change.staying > 0 {
            let stay = choose(change.staying == 1 ? "Se queda" : "Se quedan", "Staying")
            lines.append(stay + choose(" ese día: ", " on that day: ") + installmentCount(change.staying) + ".")
        }
        if change.messages > 0 {
            let messages = count(
                change.messages, es: ("mensaje en cola cambia", "mensajes en cola cambian"),
                en: ("queued message gets", "queued messages get"))
            let from = change.messagesFrom.map { choose(", desde ", ", from ") + dayAndHour($0, clock) } ?? ""
            lines.append(messages + choose(" de hora", " another hour") + from + ".")
        }
        return lines
    }

    func changed(_ change: HolidayChange) -> String {
        long(change.day) + " · " + change.name
            + (change.isHoliday ? choose(": festivo", ": a holiday") : choose(": se trabaja", ": a working day"))
    }
}
