import Lending
import Messaging

extension HouseSetting {
    /// All that an owner may change, in the order in which they are shown.
    package static let all: [HouseSetting] = [
        HouseSetting(
            .contactWeek, es: "semana", en: "week",
            .words([
                (ContactPolicy.Week.strict.rawValue, "estricta", "strict"),
                (ContactPolicy.Week.calendar.rawValue, "calendario", "calendar"),
                (ContactPolicy.Week.rolling.rawValue, "corrida", "rolling"),
            ]), standard: ContactPolicy.Week.strict.rawValue,
            (
                es: "Qué es la semana en que a un cliente se le cobra por un solo medio (Ley 2300, art. 3): de lunes a "
                    + "domingo, siete días corridos, o las dos a la vez.",
                en: "What a week is in which a client is collected from on one channel only (Ley 2300, art. 3): Monday "
                    + "to Sunday, seven times 24 hours, or both at once."
            )),
        HouseSetting(
            .quietHours, es: "silencio", en: "quiet-hours", .quietHours, standard: "no",
            (
                es: "Horas de la noche en que ni las confirmaciones salen: esperan la mañana. La ley no lo exige.",
                en: "Hours of the night in which not even confirmations go out: they wait for the morning. No law asks."
            )),
        HouseSetting(
            .approvalsInHours, es: "aprobado-en-horario", en: "approvals-in-hours", .yesNo, standard: "1",
            (
                es: "El aviso de préstamo aprobado sale sólo en el horario de cobro: no es urgente.",
                en: "The notice of an approved loan goes out in the hours of collection only: it is not urgent."
            )),
        HouseSetting(
            .smsFallback, es: "respaldo-sms", en: "sms-fallback", .yesNo, standard: "1",
            (
                es: "Una confirmación que falló por WhatsApp sale por SMS. Los cobros nunca cambian de medio.",
                en: "A confirmation that failed on WhatsApp goes out by SMS. Collection never changes its channel."
            )),
        HouseSetting(
            .reminderDays, es: "dias-recordatorio", en: "reminder-days", .number(0...15), standard: "1",
            (
                es: "Con cuántos días de anticipación se recuerda una cuota (recordatorios).",
                en: "How many days ahead an installment is reminded of (reminders)."
            )),
        HouseSetting(
            .undoSeconds, es: "segundos-deshacer", en: "undo-seconds", .number(0...300), standard: "10",
            (
                es: "Cuánto espera un envío masivo de la consola, para poder deshacerlo.",
                en: "How long a bulk send of the console waits, so that it can be undone."
            )),
        HouseSetting(
            .moveOffHolidays, es: "mover-festivos", en: "move-off-holidays", .yesNo, standard: "1",
            (
                es: "Una cuota que cae en domingo o festivo pasa al siguiente día hábil.",
                en: "An installment that falls on a Sunday or a holiday moves to the next working day."
            )),
        HouseSetting(
            .monthlyCeiling, es: "tope-mensual", en: "monthly-ceiling", .amount, standard: "no",
            (
                es:
                    "Cuánto pueden costar los mensajes de un mes, en la moneda de tarifas.csv: al 80 % se avisa, al 100 % "
                    + "un envío masivo pregunta.",
                en:
                    "What the messages of a month may cost, in the currency of tarifas.csv: at 80 % there is a warning, "
                    + "at 100 % a bulk send asks."
            )),
    ]

    package static func named(_ name: String) -> HouseSetting? {
        let word = SearchText.folded(name)
        return all.first { [$0.spanish, $0.english, $0.setting.rawValue].contains(word) }
    }

    static func of(_ setting: Setting) -> HouseSetting? { all.first { $0.setting == setting } }
}
