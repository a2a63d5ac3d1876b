import ArgumentParser
import Lending
import Messaging
import Store

struct ExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: HelpWords.name(of: .exporting),
        abstract: .both(
            es: "Saca una lista a la salida, en CSV o JSON.", en: "Puts a list on the output, as CSV or JSON."),
        aliases: HelpWords.aliases(of: .exporting))

    @Argument(
        help: .both(
            es: "clientes, prestamos, pagos, vencidos, mensajes, contactos, autorizaciones o textos (lo autorizado).",
            en:
                "clientes, prestamos, pagos, vencidos, mensajes, contactos, autorizaciones or textos (what was agreed to).",
            value: ("qué", "what")))
    var que: String
    @Option(
        name: .both(es: "cliente", en: "client"),
        help: .both(
            es: "De un solo cliente, por su documento: mensajes, contactos y autorizaciones.",
            en: "Of one client, by the document: messages, contacts and consents.", value: ("cliente", "client")))
    var cliente: String?
    @Option(
        name: .both(es: "formato", en: "format"),
        help: .both(es: "csv o json.", en: "csv or json.", value: ("formato", "format"))) var formato = "csv"
    @Flag(help: .both(es: "Lo mismo que --formato json.", en: "The same as --format json.")) var json = false

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
                .usage, house.say(es: "--formato: escriba csv o json.", en: "--format: write csv or json."))
        }
        do {
            let client = try cliente.map { try Self.client($0, kind, house) }
            try house.store.export(kind, of: client, as: format, scope: house.scope) { try Printing.bytes($0) }
        } catch is Printing.ReaderGone {
            // `| head` has seen enough.
        }
    }

    private static func client(_ text: String, _ kind: ExportKind, _ house: House) throws -> ClientID {
        guard kind.isOfOneClient else {
            throw Failure(
                .usage,
                house.say(
                    es: "--cliente vale para mensajes, contactos y autorizaciones.",
                    en: "--client is for mensajes, contactos and autorizaciones."))
        }
        guard let client = try house.store.client(documentWritten: text, scope: house.scope) else {
            throw StoreError.clientNotFound(Printing.harmless(text))
        }
        return client
    }
}
