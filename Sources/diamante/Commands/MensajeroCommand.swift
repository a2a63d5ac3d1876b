import ArgumentParser
import Glibc
import Logging
import Messaging
import Outbox
import Store
import Twilio

struct MensajeroCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mensajero", abstract: "La cola que envía los mensajes: el único proceso que habla con Twilio.",
        discussion: "La consola y los comandos arrancan uno cuando hace falta; también puede dejarlo como servicio.",
        aliases: ["worker"])

    @Flag(
        name: .customLong("hasta-vaciar"),
        help: "Termina cuando no queda nada por enviar ahora y todo tiene su estado final.")
    var untilEmpty = false
    @Option(help: "Segundos que espera como mucho con --hasta-vaciar.") var espera = 300
    /// As consoles and commands start it: ends by itself when nothing is left.
    @Flag(name: .customLong("desatendido"), help: .hidden) var unattended = false
    /// Ends when this descriptor does: the demonstration's way.
    @Option(help: .hidden) var vigilar: Int32?
    /// Removed at the end: the demonstration's directory, should its console have been killed.
    @Option(help: .hidden) var borrar: String?

    func run() throws {
        let consoleEnded = Latch()
        let end = try work(consoleEnded)
        // A second mensajero that found the first at work must not take the house away.
        if let borrar, consoleEnded.isSet { FileTree.remove(borrar) }
        try report(end)
    }

    private func work(_ consoleEnded: Latch) throws -> (MensajeroEnd, Language) {
        let house = try House(asService: true)
        let account = try house.configuration.account.get()
        try house.confirmIdentity()
        try house.confirmPlace()
        let stop = try StopSwitch()
        stop.takeSignals()
        if let vigilar {
            Lifeline.onEnd(of: vigilar) {
                consoleEnded.set()
                stop.raise()
            }
        }

        LoggingSystem.bootstrap { StreamLogHandler.standardError(label: $0) }
        let logger = Logger(label: "mensajero")
        let log = MensajeroLog { level, line in
            switch level {
            case .debug: logger.debug("\(line)")
            case .info: logger.info("\(line)")
            case .warning: logger.warning("\(line)")
            case .error: logger.error("\(line)")
            }
        }
        var settings = MensajeroSettings(directory: house.directory.path)
        settings.smsRate = house.configuration.rates[.sms]
        settings.whatsappRate = house.configuration.rates[.whatsapp]
        settings.concurrency = house.configuration.concurrency
        settings.looks = house.configuration.looks
        settings.resend = house.configuration.resend
        #if DEBUG
            settings.onStep = FailPoint.ofEnvironment()
        #endif
        let mensajero = Mensajero(
            store: house.store, account: account, errors: house.errors, changes: house.changeWatch, stop: stop,
            settings: settings, log: log)
        let mode: MensajeroMode =
            untilEmpty ? .untilEmpty(seconds: espera) : unattended ? .untilNothingToDo : .permanent
        let end = try mensajero.run(mode)
        house.store.close()
        return (end, house.language)
    }

    private func report(_ result: (end: MensajeroEnd, language: Language)) throws {
        let language = result.language
        switch result.end {
        case .done, .stopped: return
        case .anotherLeads:
            // One that was started to help finds help at work.
            guard !unattended, vigilar == nil else { return }
            throw Failure(
                .busy,
                language.choose(
                    es: "Ya hay un mensajero trabajando en esta carpeta.",
                    en: "A mensajero is at work in this directory already."))
        case .timedOut(let left):
            throw Failure(
                .refused,
                language.choose(
                    es: "Se acabó la espera (\(espera) s): quedan \(left.due) por enviar, \(left.sending) enviándose, "
                        + "\(left.uncertain) inciertos y \(left.followed) sin estado final.",
                    en: "The wait is over (\(espera) s): \(left.due) to send, \(left.sending) being sent, "
                        + "\(left.uncertain) uncertain and \(left.followed) without a final status are left."))
        }
    }
}
