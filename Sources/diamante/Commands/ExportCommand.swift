import ArgumentParser
import Messaging
import Store

struct ExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "exportar", abstract: "Saca una lista a la salida, en CSV o JSON.", aliases: ["export"])

    @Argument(help: "clientes, prestamos, pagos, vencidos, mensajes o contactos.") var que: String
    @Option(help: "csv o json.") var formato = "csv"
    @Flag(help: "Lo mismo que --formato json.") var json = false

    func run() throws {
        let house = try House()
        guard let kind = ExportKind(rawValue: que.lowercased()) else {
            let known = ExportKind.allCases.map(\.rawValue).joined(separator: ", ")
            throw Failure(
                .usage,
                house.say(
                    es: "No se puede exportar «\(Printing.harmless(que))»: use \(known).",
                    en: "\"\(Printing.harmless(que))\" cannot be exported: use \(known)."))
        }
        guard let format = json ? .json : ExportFormat(rawValue: formato.lowercased()) else {
            throw Failure(
                .usage, house.say(es: "--formato: escriba csv o json.", en: "--formato: write csv or json."))
        }
        do {
            try house.store.export(kind, as: format, scope: house.scope) { try Printing.bytes($0) }
        } catch is Printing.ReaderGone {
            // `| head` has seen enough.
        }
    }
}
