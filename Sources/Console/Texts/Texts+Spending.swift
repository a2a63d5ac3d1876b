import Lending
import Messaging
import Store
import Terminal

// What messages cost: the month, its ceiling, the days, the bulk actions.

extension Texts {
    var monthField: String { choose("Gasto del mes", "This month") }
    var accountField: String { choose("Cuenta", "Account") }
    var trialNote: String {
        choose(
            "De prueba: sólo llega a números verificados en Twilio; cada SMS lleva delante un prefijo de Twilio",
            "Trial: it only reaches numbers verified at Twilio; each SMS begins with a prefix of Twilio's")
    }
    var sandboxField: String { choose("Sandbox", "Sandbox") }
    var sandboxNote: String {
        choose(
            "WhatsApp sólo llega a quien envió «join …» (72 h)",
            "WhatsApp only reaches people who sent \"join …\" (72 h)")
    }

    /// `llega a US$42,10 de US$50,00 (84 %): cerca del tope`; a collector sees the share alone.
    func month(_ month: MonthlySpending, currency: String, amounts: Bool) -> String {
        guard let ceiling = month.ceiling, let percent = month.percent else { return "" }
        let text =
            amounts
            ? choose("llega a ", "comes to ") + cost(month.committed, currency: currency) + choose(" de ", " of ")
                + cost(ceiling, currency: currency) + choose(" (\(percent) %)", " (\(percent)%)")
            : choose("llega al \(percent) % del tope", "comes to \(percent)% of the ceiling")
        return switch month.standing {
        case .fine: text
        case .near: text + choose(": cerca del tope", ": near the ceiling")
        case .over: text + choose(": alcanza el tope", ": reaches the ceiling")
        }
    }

    func typeOverCeiling(_ recipients: Int) -> String {
        choose(
            "Alcanza el tope del mes: escriba \(recipients) y pulse s",
            "It reaches the month's ceiling: type \(recipients) and press s")
    }

    /// What was charged with the estimate beside it: `US$0,0079 · estimado US$0,05`.
    func priceAndEstimate(_ message: MessageLine, currency: String) -> String? {
        guard let price = price(message, currency: currency) else { return nil }
        guard message.price != nil, message.estimate > .zero else { return price }
        return price + choose(" · estimado ", " · estimated ") + cost(message.estimate, currency: currency)
    }

    // MARK: Resumen

    var spendingTitle: String { choose("Gasto en mensajes", "Spent on messages") }

    /// `mes US$42,10 · hoy US$1,71`
    func spentNote(_ month: MonthlySpending, today: Cost, currency: String) -> String {
        choose("mes ", "month ") + cost(month.spent, currency: currency) + choose(" · hoy ", " · today ")
            + cost(today, currency: currency)
    }

    /// `US$40,00 cobrado por Twilio · ≈ US$2,10 sin precio todavía · ≈ US$3,00 por salir`
    func parts(_ month: MonthlySpending, currency: String) -> String {
        var parts = [cost(month.charged, currency: currency) + choose(" cobrado por Twilio", " charged by Twilio")]
        if month.estimated > .zero {
            parts.append(
                "≈ " + cost(month.estimated, currency: currency) + choose(" sin precio todavía", " not priced yet"))
        }
        if month.coming > .zero {
            parts.append("≈ " + cost(month.coming, currency: currency) + choose(" por salir", " to leave"))
        }
        return parts.joined(separator: " · ")
    }

    /// `84 % del tope de US$50,00`
    func ceilingShare(_ percent: Int, _ ceiling: Cost, currency: String) -> String {
        choose("\(percent) % del tope de ", "\(percent)% of the ceiling of ") + cost(ceiling, currency: currency)
    }

    var runCostLabel: String { choose("costo del envío: ", "cost of the run: ") }
    var runsTitle: String { choose("Últimos envíos masivos", "Latest bulk runs") }
    var runsNote: String { choose("estimado y real", "estimated and real") }

    /// `hoy 14:05 · vencida · 128 mensajes`
    func heading(_ run: RunCost, _ clock: BusinessClock) -> String {
        moment(run.createdAt, clock) + " · " + shortName(run.kind) + " · "
            + count(run.messages, es: ("mensaje", "mensajes"), en: ("message", "messages"))
    }

    /// `≈ US$1,71 → US$1,68 de 93` while some have no price yet, `≈ US$1,71 → US$1,68` at the end.
    func costs(_ run: RunCost, currency: String) -> String {
        let estimate = "≈ " + cost(run.estimate, currency: currency)
        guard run.priced > 0 else { return estimate + choose(" · sin precio todavía", " · not priced yet") }
        let real = " → " + cost(run.charged, currency: currency)
        guard run.priced < run.messages else { return estimate + real }
        return estimate + real
            + choose(" (\(number(run.priced)) con precio)", " (\(number(run.priced)) priced)")
    }
}
