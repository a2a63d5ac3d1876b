import ArgumentParser
import Messaging
import Store

/// `--sobre-el-tope`: somebody was asked, and said yes.
struct CeilingOptions: ParsableArguments {
    @Flag(
        name: .both(es: "sobre-el-tope", en: "over-ceiling"),
        help: .both(
            es: "Envía aunque el gasto del mes llegue al tope.",
            en: "Sends although the month's spending reaches its ceiling."))
    var allowed = false

    /// A collector asks the office.
    func check(_ house: House) throws {
        guard allowed, !house.me.role.mayExceedCeiling else { return }
        throw StoreError.notAllowed(house.me.role)
    }
}

/// What a bulk command says of the month; without the house's amounts to whoever sees some routes only.
enum CeilingText {
    /// Nil without a ceiling.
    static func line(_ month: MonthlySpending, _ house: House) -> String? {
        guard let ceiling = month.ceiling, let percent = month.percent else { return nil }
        let currency = house.store.business.prices.currency
        let (language, standing) = (house.language, month.standing)
        let committed = "\(currency) \(month.committed.formatted(language))"
        let top = "\(currency) \(ceiling.formatted(language))"
        let seesAmounts = house.me.role.seesEverything
        let line =
            seesAmounts
            ? house.say(
                es: "Gasto del mes con este envío: \(committed) de \(top) (\(percent) %).",
                en: "Spending of the month with this run: \(committed) of \(top) (\(percent)%).")
            : house.say(
                es: "Gasto del mes con este envío: \(percent) % del tope.",
                en: "Spending of the month with this run: \(percent)% of the ceiling.")
        return switch standing {
        case .fine: line
        case .near: line + house.say(es: " Está cerca del tope.", en: " The ceiling is near.")
        case .over where !house.me.role.mayExceedCeiling:
            line
                + house.say(es: " Llega al tope: pídalo en la oficina.", en: " It reaches the ceiling: ask the office.")
        case .over:
            line
                + house.say(
                    es: " Llega al tope: para enviarlo agregue --sobre-el-tope.",
                    en: " It reaches the ceiling: to send it add --over-ceiling.")
        }
    }

    static func json(_ month: MonthlySpending, _ house: House) -> JSON {
        func amount(_ cost: Cost?) -> JSON { .string(house.me.role.seesEverything ? cost?.plain : nil) }
        let standing =
            switch month.standing {
            case .fine: month.ceiling == nil ? "sin_tope" : "bien"
            case .near: "cerca"
            case .over: "sobre"
            }
        return .object([
            ("cobrado", amount(month.charged)), ("estimado", amount(month.estimated)),
            ("por_salir", amount(month.coming)), ("total", amount(month.committed)), ("tope", amount(month.ceiling)),
            ("porcentaje", .integer(month.percent)),
            ("estado", .string(standing)),
        ])
    }
}
