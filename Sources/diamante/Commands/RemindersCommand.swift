import ArgumentParser
import Store

struct RemindersCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "recordatorios",
        abstract: "MASIVO: recuerda las cuotas que vencen hoy o pronto, y las promesas de hoy.", aliases: ["reminders"])

    @Option(help: "Con cuántos días de anticipación (0 a 15); si no se dice, los del ajuste dias-recordatorio.")
    var dias: Int?
    @Option(help: "Sólo esta ruta.") var ruta: String?
    @Flag(help: "Muestra quién recibiría qué, quién no y por qué, y el costo; no envía nada.") var ensayo = false
    @OptionGroup var channel: ChannelOptions
    @OptionGroup var ceiling: CeilingOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let house = try House()
        let days = try dias ?? house.store.reminderDays
        guard (0...15).contains(days) else {
            throw Failure(
                .usage,
                house.say(es: "--dias: escriba un número de 0 a 15.", en: "--dias: write a number from 0 to 15."))
        }
        let target = try BulkOutput.target(ruta, house)
        try BulkOutput.perform(
            BulkRequest(content: .reminders(daysAhead: days), target: target, wish: channel.canal.wish), house,
            dryRun: ensayo, ceiling: ceiling, json: output.json)
    }
}
