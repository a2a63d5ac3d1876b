import ArgumentParser
import Messaging
import Store

/// `--sobre-el-tope`: somebody was asked, and said yes.
struct CeilingOptions: ParsableArguments {
    @Flag(
        name: [.customLong("sobre-el-tope"), .customLong("over-ceiling")],
        help: "Envía aunque el gasto del mes llegue al tope.")
    var allowed = false

    /// A collector asks the office.
    func check(_ house: House) throws {
        guard allowed, !house.me.role.mayExceedCeiling else { return }
        throw StoreError.notAllowed(house.me.role)
    }
}

/// What a bulk command says of the month.
enum CeilingText {
    /// Nil without a ceiling.
    static func line(_ month: MonthlySpending, _ house: House) -> String? {
        guard let ceiling = month.ceiling, let percent = month.percent else { return nil }
        let currency = house.store.business.prices.currency
        let (language, standing) = (house.language, month.standing)
        let committed = "\(currency) \(month.committed.formatted(language))"
        let top = "\(currency) \(ceiling.formatted(language))"
        let line = house.say(
            es: "Gasto del mes con este envío: \(committed) de \(top) (\(percent) %).",
            en: "Spending of the month with this run: \(committed) of \(top) (\(percent)%).")
        return switch standing {
        case .fine: line
        case .near: line + house.say(es: " Está cerca del tope.", en: " The ceiling is near.")
        case .over:
            line
                + house.say(
                    es: " Llega al tope: para enviarlo agregue --sobre-el-tope.",
                    en: " It reaches the ceiling: to send it add --over-ceiling.")
        }
    }

    static func json(_ month: MonthlySpending) -> JSON {
        let standing =
            switch month.standing {
            case .fine: month.ceiling == nil ? "sin_tope" : "bien"
            case .near: "cerca"
            case .over: "sobre"
            }
        return .object([
            ("cobrado", .string(month.charged.plain)), ("estimado", .string(month.estimated.plain)),
            ("por_salir", .string(month.coming.plain)), ("total", .string(month.committed.plain)),
            ("tope", .string(month.ceiling?.plain)), ("porcentaje", .integer(month.percent)),
            ("estado", .string(standing)),
        ])
    }
}
