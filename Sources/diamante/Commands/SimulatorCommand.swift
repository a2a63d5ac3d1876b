import ArgumentParser
import Messaging
import Simulator

struct SimulatorCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: HelpWords.name(of: .simulator),
        abstract: .both(
            es: "Un Twilio en esta máquina, para practicar y probar: nada sale de aquí.",
            en: "A Twilio on this machine, for training and tests: nothing leaves it."),
        discussion: """
            \(String.both(
                es: "Ponga TWILIO_API_URL=http://127.0.0.1:PUERTO. Los últimos dígitos del teléfono deciden el final:",
                en: "Set TWILIO_API_URL=http://127.0.0.1:PORT. The last digits of the phone decide how it ends:"))
            \(lines(Simulator.PhoneEnding.all.map { ("…" + $0.digits, $0.meaning) }))

            \(String.both(es: "Fallos (--fallos", en: "Faults (--faults")) corte-despues=10%,500=cada:7,lectura.504=siguientes:2):
            \(lines(Simulator.Fault.allCases.map { ($0.rawValue, $0.meaning) }))
            \(lines(Simulator.Faults.settings.map { ($0.name, $0.meaning) }))
            """,
        aliases: HelpWords.aliases(of: .simulator))

    private static func lines(_ entries: [(name: String, meaning: Simulator.Meaning)]) -> String {
        entries.map { "  \($0.name)  " + String.both(es: $0.meaning.spanish, en: $0.meaning.english) }
            .joined(separator: "\n")
    }

    @Option(
        name: .both(es: "puerto", en: "port"),
        help: .both(es: "Puerto; 0 elige uno libre.", en: "Port; 0 chooses a free one.", value: ("puerto", "port")))
    var puerto: UInt16 = 0
    @Option(
        name: .both(es: "ritmo", en: "pace"),
        help: .both(
            es: "Cómo avanzan los mensajes: instantaneo, rapido o lento.",
            en: "How messages advance: instantaneo, rapido or lento.", value: ("ritmo", "pace"))) var ritmo = "rapido"
    @Option(
        name: .both(es: "latencia", en: "latency"),
        help: .both(
            es: "Milisegundos que tarda cada respuesta.", en: "Milliseconds that each answer takes.",
            value: ("milisegundos", "milliseconds"))) var latencia = 0
    @Option(
        name: .both(es: "fallos", en: "faults"),
        help: .both(es: "Fallos; vea abajo.", en: "Faults; see below.", value: ("fallos", "faults"))) var fallos =
        ""
    @Option(
        name: .both(es: "cuenta", en: "account"),
        help: .both(
            es: "Sólo esta cuenta (AC…); si no, cualquiera.", en: "This account only (AC…); any without it.",
            value: ("cuenta", "account"))) var cuenta: String?
    @Option(
        name: .both(es: "clave", en: "token"),
        help: .both(
            es: "Con esta clave; si no, cualquiera.", en: "With this token; any without it.", value: ("clave", "token"))
    )
    var clave: String?

    @Option(help: .hidden) var vigilar: Int32?

    func run() throws {
        var configuration = Simulator.Configuration()
        guard let pace = Simulator.Pace(named: ritmo) else {
            throw Failure(
                .usage,
                .both(
                    es: "No existe el ritmo «\(Printing.harmless(ritmo))»: instantaneo, rapido o lento.",
                    en: "There is no pace \"\(Printing.harmless(ritmo))\": instantaneo, rapido or lento."))
        }
        do throws(Simulator.FaultsError) {
            configuration.faults = try Simulator.Faults(parsing: fallos)
        } catch {
            throw Failure(.usage, .both(es: error.message, en: error.english))
        }
        configuration.pace = pace
        configuration.latency = min(max(0, latencia), 864_000_000)
        configuration.accountSID = cuenta
        configuration.authToken = clave
        do throws(SimulatorError) {
            try Simulator.runForever(configuration, port: puerto, watching: vigilar) { port in
                Printing.out("http://127.0.0.1:\(port)")
            }
        } catch {
            throw Failure(
                .refused,
                .both(
                    es: "No se puede abrir el puerto \(puerto): elija otro con --puerto.",
                    en: "Port \(puerto) cannot be opened: choose another with --port."))
        }
    }
}
