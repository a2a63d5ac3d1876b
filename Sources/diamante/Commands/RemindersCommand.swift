import ArgumentParser
import Messaging
import Store

struct RemindersCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: HelpWords.name(of: .reminders),
        abstract: .both(
            es: "MASIVO: recuerda las cuotas que vencen hoy o pronto, y las promesas de hoy.",
            en: "BULK: reminds of installments due today or soon, and of today's promises."),
        aliases: HelpWords.aliases(of: .reminders))

    @Option(
        name: .both(es: "dias", en: "days"),
        help: .both(
            es: "A cuántos días exactos del vencimiento (0 a 15); si no se dice, los del ajuste dias-recordatorio.",
            en: "Exactly how many days before it is due (0 to 15); those of the setting dias-recordatorio if not said.",
            value: ("días", "days")))
    var dias: Int?
    @Option(
        name: .both(es: "ruta", en: "route"),
        help: .both(es: "Sólo esta ruta.", en: "This route only.", value: ("ruta", "route"))) var ruta: String?
    @Flag(
        name: .both(es: "ensayo", en: "dry-run"),
        help: .both(
            es: "Muestra quién recibiría qué, quién no y por qué, y el costo; no envía nada.",
            en: "Shows who would get what, who not and why, and the cost; sends nothing.")) var ensayo = false
    @OptionGroup var channel: ChannelOptions
    @OptionGroup var ceiling: CeilingOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let house = try House()
        let days = try dias ?? house.store.reminderDays
        guard (0...15).contains(days) else {
            throw Failure(
                .usage,
                house.say(es: "--dias: escriba un número de 0 a 15.", en: "--days: write a number from 0 to 15."))
        }
        let target = try BulkOutput.target(ruta, house)
        try BulkOutput.perform(
            BulkRequest(content: .reminders(daysAhead: days), target: target, wish: channel.canal.wish), house,
            dryRun: ensayo, ceiling: ceiling, json: output.json)
    }
}
