import ArgumentParser
import Lending
import Messaging
import Store

struct HolidayCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: HelpWords.name(of: .holidays),
        abstract: .both(
            es: "Los festivos de un año; agregar uno o quitarlo, con lo que mueve.",
            en: "The holidays of a year; to add one or take it away, with what that moves."),
        aliases: HelpWords.aliases(of: .holidays))

    @Argument(
        help: .both(
            es: "El año (sin él, este); con --agregar, el nombre del festivo.",
            en: "The year (this one without it); with --add, the holiday's name.",
            value: ("año o nombre", "year or name")))
    var palabras: [String] = []
    @Option(
        name: .both(es: "agregar", en: "add"),
        help: .both(
            es: "Desde ahora este día es festivo: 2026-11-24 o 24/11/2026.",
            en: "From now on this day is a holiday: 2026-11-24 or 24/11/2026.", value: ("día", "day")))
    var agregar: String?
    @Option(
        name: .both(es: "quitar", en: "remove"),
        help: .both(es: "Este día se trabaja.", en: "This day is a working day.", value: ("día", "day")))
    var quitar: String?
    @Flag(
        name: .both(es: "ensayo", en: "dry-run"),
        help: .both(es: "Muestra lo que movería; no cambia nada.", en: "Shows what it would move; changes nothing."))
    var ensayo = false
    @OptionGroup var output: OutputOptions

    func run() throws {
        let house = try House()
        guard agregar == nil || quitar == nil else {
            throw Failure(
                .usage,
                house.say(es: "Use --agregar o --quitar, no los dos.", en: "Use --add or --remove, not both."))
        }
        guard let text = agregar ?? quitar else { return try list(house, year: year(house)) }
        guard let day = Day(parsing: text) else {
            throw Failure(
                .usage,
                house.say(
                    es: "El día «\(Printing.harmless(text))» no se entiende: escriba 2026-11-24 o 24/11/2026.",
                    en: "The day \"\(Printing.harmless(text))\" is not understood: write 2026-11-24 or 24/11/2026."))
        }
        let name = name(of: day)
        guard agregar == nil || !name.isEmpty else {
            throw Failure(
                .usage,
                house.say(
                    es: "Diga cómo se llama: \(Language.es.name(of: .holidays)) --agregar \(day.iso) \"Día cívico\".",
                    en: "Say its name: \(Language.en.name(of: .holidays)) --add \(day.iso) \"Civic day\"."))
        }
        let (store, role, isHoliday) = (house.store, house.me.role, agregar != nil)
        let change =
            ensayo
            ? try store.previewHoliday(day, name: name, isHoliday: isHoliday, role: role)
            : try store.changeHoliday(day, name: name, isHoliday: isHoliday, role: role)
        Printing.out(output.json ? Self.json(change, ensayo).text : Self.text(change, house, dryRun: ensayo))
    }

    /// The words after the day, without its year if somebody wrote that first.
    private func name(of day: Day) -> String {
        let words = palabras.first == String(day.components.year) ? palabras.dropFirst() : palabras[...]
        return words.joined(separator: " ").split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    // MARK: The year

    private func year(_ house: House) throws(Failure) -> Int {
        guard let word = palabras.first else { return house.store.clock.today.components.year }
        guard palabras.count == 1, let year = Int(word), (1984...2999).contains(year) else {
            throw Failure(
                .usage, house.say(es: "Escriba un año de 1984 a 2999.", en: "Write a year from 1984 to 2999."))
        }
        return year
    }

    private func list(_ house: House, year: Int) throws {
        let lines = try house.store.holidayLines(of: year)
        guard output.json else {
            for line in lines { Printing.out(Self.text(line, house)) }
            return
        }
        Printing.out(JSON.array(lines.map { Self.json($0, house) }).text)
    }

    private static func text(_ line: HolidayLine, _ house: House) -> String {
        let origin =
            switch line.origin {
            case .law: ""
            case .added(let by, let at):
                "\t" + house.say(es: "agregado por ", en: "added by ")
                    + "\(Printing.harmless(by)), \(house.moment(at))"
            case .removed(let by, let at):
                "\t" + house.say(es: "se trabaja: quitado por ", en: "worked: taken away by ")
                    + "\(Printing.harmless(by)), \(house.moment(at))"
            }
        return "\(line.day.formatted)\t\(house.weekday(line.day))\t\(Printing.harmless(line.name))\(origin)"
    }

    private static func json(_ line: HolidayLine, _ house: House) -> JSON {
        let (origin, by, at): (String, String?, Instant?) =
            switch line.origin {
            case .law: ("ley", nil, nil)
            case .added(let by, let at): ("agregado", by, at)
            case .removed(let by, let at): ("quitado", by, at)
            }
        return .object([
            ("dia", .string(line.day.iso)), ("nombre", .string(line.name)), ("origen", .string(origin)),
            ("quien", .string(by)), ("cuando", .string(at.map { house.moment($0) })),
        ])
    }

    // MARK: A change

    private static func json(_ change: HolidayChange, _ dryRun: Bool) -> JSON {
        .object([
            ("dia", .string(change.day.iso)), ("nombre", .string(change.name)), ("festivo", .bool(change.isHoliday)),
            ("ensayo", .bool(dryRun)), ("cuotas_movidas", .integer(change.installments)),
            ("prestamos", .integer(change.loans)), ("cuotas_que_quedan", .integer(change.staying)),
            ("mensajes_movidos", .integer(change.messages)),
        ])
    }

    private static func text(_ change: HolidayChange, _ house: House, dryRun: Bool) -> String {
        let (day, name) = (change.day.formatted, Printing.harmless(change.name))
        var lines = [
            change.isHoliday
                ? house.say(
                    es: "\(day) (\(name)) \(dryRun ? "sería" : "es") festivo: no se cobra.",
                    en: "\(day) (\(name)) \(dryRun ? "would be" : "is") a holiday: nothing is collected.")
                : house.say(
                    es: "\(day) (\(name)) \(dryRun ? "se trabajaría" : "se trabaja").",
                    en: "\(day) (\(name)) \(dryRun ? "would be" : "is") worked.")
        ]
        let installments = house.count(
            change.installments, es: ("cuota sin pagar", "cuotas sin pagar"),
            en: ("unpaid installment", "unpaid installments"))
        let loans = house.count(change.loans, es: ("préstamo", "préstamos"), en: ("loan", "loans"))
        lines.append(
            change.isHoliday
                ? house.say(
                    es: "Al siguiente día hábil: \(installments) de \(loans).",
                    en: "To the next working day: \(installments) of \(loans).")
                : house.say(
                    es: "De vuelta a su día: \(installments) de \(loans).",
                    en: "Back to their day: \(installments) of \(loans)."))
        if change.staying > 0 {
            let staying = house.count(
                change.staying, es: ("cuota", "cuotas"), en: ("installment", "installments"))
            lines.append(house.say(es: "Se quedan ese día: \(staying).", en: "Staying on that day: \(staying)."))
        }
        let messages = house.count(
            change.messages, es: ("mensaje en cola", "mensajes en cola"), en: ("queued message", "queued messages"))
        let from = change.messagesFrom.map { house.say(es: ", desde ", en: ", from ") + house.store.clock.text($0) }
        lines.append(house.say(es: "Cambian de hora: ", en: "With another hour: ") + messages + (from ?? "") + ".")
        if dryRun { lines.append(house.say(es: "No se cambió nada.", en: "Nothing was changed.")) }
        return lines.joined(separator: "\n")
    }
}

extension House {
    /// `1 préstamo`, `2 préstamos`.
    func count(_ number: Int, es: (one: String, many: String), en: (one: String, many: String)) -> String {
        "\(number) " + (number == 1 ? say(es: es.one, en: en.one) : say(es: es.many, en: en.many))
    }

    func weekday(_ day: Day) -> String {
        switch day.weekday {
        case .monday: say(es: "lun", en: "Mon")
        case .tuesday: say(es: "mar", en: "Tue")
        case .wednesday: say(es: "mié", en: "Wed")
        case .thursday: say(es: "jue", en: "Thu")
        case .friday: say(es: "vie", en: "Fri")
        case .saturday: say(es: "sáb", en: "Sat")
        case .sunday: say(es: "dom", en: "Sun")
        }
    }
}
