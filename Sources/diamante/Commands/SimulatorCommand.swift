import ArgumentParser
import Simulator

struct SimulatorCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "simulador",
        abstract: "Un Twilio en esta máquina, para practicar y probar: nada sale de aquí.",
        discussion: """
            Ponga TWILIO_API_URL=http://127.0.0.1:PUERTO. Los últimos dígitos del teléfono deciden el final:
            \(Simulator.PhoneEnding.all.map { "  …\($0.digits)  \($0.meaning)" }.joined(separator: "\n"))

            Fallos (--fallos corte-despues=10%,500=cada:7,lectura.504=siguientes:2):
            \(Simulator.Fault.allCases.map { "  \($0.rawValue)  \($0.meaning)" }.joined(separator: "\n"))
            \(Simulator.Faults.settings.map { "  \($0.name)  \($0.meaning)" }.joined(separator: "\n"))
            """,
        aliases: ["simulator"])

    @Option(help: "Puerto; 0 elige uno libre.") var puerto: UInt16 = 0
    @Option(help: "Cómo avanzan los mensajes: instantaneo, rapido o lento.") var ritmo = "rapido"
    @Option(help: "Milisegundos que tarda cada respuesta.") var latencia = 0
    @Option(help: "Fallos; vea abajo.") var fallos = ""
    @Option(help: "Sólo esta cuenta (AC…); si no, cualquiera.") var cuenta: String?
    @Option(help: "Con esta clave; si no, cualquiera.") var clave: String?

    @Option(help: .hidden) var vigilar: Int32?

    func run() throws {
        var configuration = Simulator.Configuration()
        guard let pace = Simulator.Pace(named: ritmo) else {
            throw Failure(.usage, "No existe el ritmo «\(Printing.harmless(ritmo))»: instantaneo, rapido o lento.")
        }
        do throws(Simulator.FaultsError) {
            configuration.faults = try Simulator.Faults(parsing: fallos)
        } catch {
            throw Failure(.usage, error.message)
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
            throw Failure(.refused, "No se puede abrir el puerto \(puerto): elija otro con --puerto.")
        }
    }
}
