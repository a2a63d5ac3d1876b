import ArgumentParser
import Glibc
import Logging
import Messaging
import Outbox
import Store
import Twilio

struct MensajeroCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: HelpWords.name(of: .mensajero),
        abstract: .both(
            es: "La cola que envía los mensajes: el único proceso que habla con Twilio.",
            en: "The queue that sends the messages: the only process that talks to Twilio."),
        discussion: .both(
            es: "La consola y los comandos arrancan uno cuando hace falta; también puede dejarlo como servicio.",
            en: "The console and the commands start one when it is needed; it may run as a service, too."),
        aliases: HelpWords.aliases(of: .mensajero))

    @Flag(
        name: .both(es: "pausar", en: "pause"),
        help: .both(
            es: "No sale nada más, de nadie, hasta que se reanude.",
            en: "Nothing more goes out, of anybody, until it is resumed."))
    var pauses = false
    @Option(
        name: .both(es: "motivo", en: "reason"),
        help: .both(
            es: "Por qué se pausa, para quien lo vea.", en: "Why it is paused, for whoever sees it.",
            value: ("motivo", "reason")))
    var motivo: String?
    @Flag(
        name: .both(es: "reanudar", en: "resume"),
        help: .both(
            es: "Sale lo que está en cola y permitido a esta hora.",
            en: "What is queued and allowed at this hour goes out."))
    var resumes = false
    @Flag(
        name: .both(es: "hasta-vaciar", en: "until-empty"),
        help: .both(
            es: "Termina cuando no queda nada por enviar ahora y todo tiene su estado final.",
            en: "Ends when nothing is left to send now and everything has its final status."))
    var untilEmpty = false
    @Option(
        name: .both(es: "espera", en: "wait"),
        help: .both(
            es: "Segundos que espera como mucho con --hasta-vaciar.",
            en: "Seconds that it waits at most with --until-empty.", value: ("segundos", "seconds"))) var espera = 300
    /// As consoles and commands start it: ends by itself when nothing is left.
    @Flag(name: .customLong("desatendido"), help: .hidden) var unattended = false
    /// Ends when this descriptor does: the demonstration's way.
    @Option(help: .hidden) var vigilar: Int32?
    /// Removed at the end: the demonstration's directory, should its console have been killed.
    @Option(help: .hidden) var borrar: String?
    @OptionGroup var output: OutputOptions

    private static let longestWait = 86_400

    func run() throws {
        guard (0...Self.longestWait).contains(espera) else {
            throw Failure(
                .usage,
                FailureSentence.currentLanguage.choose(
                    es: "--espera: escriba segundos, de 0 a \(Self.longestWait) (un día).",
                    en: "--wait: write seconds, 0 to \(Self.longestWait) (a day)."))
        }
        if pauses || resumes { return try SendingSwitch(pauses: pauses, resumes: resumes, reason: motivo).run(output) }
        let consoleEnded = Latch()
        let end = try work(consoleEnded)
        // A second mensajero that found the first at work must not take the house away.
        if let borrar, consoleEnded.isSet { FileTree.remove(borrar) }
        try report(end)
    }

    private func work(_ consoleEnded: Latch) throws -> Ended {
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
        let file = MensajeroLogFile(house.directory.mensajeroLog)
        let log = MensajeroLog { level, line in
            file.turnOver()
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
        let pauses = end == .displaced ? [] : try house.store.pauses().map { PauseText.sentence($0, house) }
        house.store.close()
        return Ended(end: end, language: house.language, pauses: pauses)
    }

    /// How it ended, with what stands still, for who waited.
    private struct Ended {
        let end: MensajeroEnd
        let language: Language
        let pauses: [String]
    }

    private func report(_ result: Ended) throws {
        let language = result.language
        switch result.end {
        case .done(let left): if output.json, untilEmpty { Printing.out(left.json.text) }
        case .stopped(let left):
            guard untilEmpty else { return }
            if output.json { Printing.out(left.json.text) }
            // A script that waits for an empty queue must not take a signal for one.
            guard !left.isSettled else { return }
            let sentence = language.choose(es: "Se pidió terminar: ", en: "It was asked to end: ")
            throw Failure(.refused, sentence + left.sentence(language))
        case .displaced:
            throw Failure(
                .refused,
                language.choose(
                    es: "La carpeta de datos se borró, se movió o se cambió por otra: el mensajero terminó.",
                    en: "The data directory was deleted, moved or exchanged: the mensajero ended."))
        case .anotherLeads(let other):
            // One that was started to help finds help at work.
            guard !unattended, vigilar == nil else { return }
            let process = other.map { " (\(language.choose(es: "proceso", en: "process")) \($0.pid))" } ?? ""
            throw Failure(
                .busy,
                language.choose(
                    es: "Ya hay un mensajero trabajando en esta carpeta\(process).",
                    en: "A mensajero is at work in this directory already\(process)."))
        case .timedOut(let left):
            if output.json { Printing.out(left.json.text) }
            let sentence = language.choose(
                es: "Se acabó la espera (\(espera) s): ", en: "The wait is over (\(espera) s): ")
            throw Failure(
                .refused, ([sentence + left.sentence(language)] + result.pauses).joined(separator: "\n"))
        }
    }
}

extension OutboxLeft {
    fileprivate func sentence(_ language: Language) -> String {
        let unsure = language.count(uncertain, es: ("incierto", "inciertos"), en: ("uncertain", "uncertain"))
        return language.choose(
            es: "quedan \(due) por enviar, \(sending) enviándose, \(unsure) y \(followed) sin estado final.",
            en: "\(due) to send, \(sending) being sent, \(unsure) and \(followed) without a final status "
                + "are left.")
    }

    fileprivate var json: JSON {
        .object([
            ("por_enviar", .integer(due)), ("programados", .integer(scheduled)), ("enviando", .integer(sending)),
            ("inciertos", .integer(uncertain)), ("sin_estado_final", .integer(followed)),
        ])
    }
}
