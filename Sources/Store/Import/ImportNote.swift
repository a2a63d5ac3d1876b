package import Messaging

/// Something worth knowing that does not keep the import from being done.
package enum ImportNote: Sendable, Equatable {
    case unknownColumn(file: String, name: String)
    /// Accepted as the client's phone; no SMS arrives there. `lines` are the first few.
    case landlines(count: Int, lines: [Int])
    case newRoutes([String])
    /// Authorisations that were not stored, because the client opted out or once said no.
    case grantsAgainstRefusal(clients: Int)
    /// Notices allowed without any channel on which the client may be written to.
    case noticesWithoutChannel(clients: Int)
    case withoutConsent(clients: Int)
    /// Equal payments that were registered here, not imported: they are not registered again.
    case paymentsRegisteredHere(count: Int)
    /// Lines of void loans, which are not imported.
    case voidLoans(count: Int)

    package func sentence(_ language: Language) -> String {
        switch self {
        case .unknownColumn(let file, let name):
            return language.choose(
                es: "\(file): no se conoce la columna «\(name)» y no se lee.",
                en: "\(file): the column \"\(name)\" is not known and not read.")
        case .landlines(let count, let lines):
            let list = Self.list(lines, of: count)
            return language.count(
                count,
                es: (
                    "teléfono es fijo (línea \(list)): se guarda, pero no recibe SMS.",
                    "teléfonos son fijos (líneas \(list)): se guardan, pero no reciben SMS."
                ),
                en: (
                    "phone is a landline (line \(list)): kept, but it gets no SMS.",
                    "phones are landlines (lines \(list)): kept, but they get no SMS."
                ))
        case .newRoutes(let names):
            return language.choose(
                es: "Rutas nuevas: \(names.joined(separator: ", ")).",
                en: "New routes: \(names.joined(separator: ", ")).")
        case .grantsAgainstRefusal(let clients):
            return language.count(
                clients,
                es: (
                    "cliente pidió no recibir mensajes o dijo que no: su autorización no se guardó.",
                    "clientes pidieron no recibir mensajes o dijeron que no: su autorización no se guardó."
                ),
                en: (
                    "client asked for no messages or said no: the authorisation was not stored.",
                    "clients asked for no messages or said no: their authorisation was not stored."
                ))
        case .noticesWithoutChannel(let clients):
            let which = language.choose(es: "diga cuál", en: "say which") + " (autoriza_sms, autoriza_whatsapp)."
            return language.count(
                clients,
                es: ("cliente autoriza avisos pero ningún medio: ", "clientes autorizan avisos pero ningún medio: "),
                en: ("client allows notices but no channel: ", "clients allow notices but no channel: ")) + which
        case .withoutConsent(let clients):
            let who = language.count(clients, es: ("cliente", "clientes"), en: ("client", "clients"))
            return language.choose(
                es: "A \(who) no se \(clients == 1 ? "le" : "les") puede escribir: no consta su autorización. Si la "
                    + "tiene, repita con --autoriza sms,whatsapp,avisos --fuente \"contrato firmado\".",
                en: "\(who) cannot be written to: no authorisation is on record. If you have it, repeat with "
                    + "--authorize sms,whatsapp,avisos --source \"contrato firmado\".")
        case .paymentsRegisteredHere(let count):
            return language.count(
                count,
                es: (
                    "pago igual ya estaba registrado en Diamante y no se repite.",
                    "pagos iguales ya estaban registrados en Diamante y no se repiten."
                ),
                en: (
                    "equal payment was registered in Diamante already and is not repeated.",
                    "equal payments were registered in Diamante already and are not repeated."
                ))
        case .voidLoans(let count):
            return language.count(
                count, es: ("préstamo anulado no se importa.", "préstamos anulados no se importan."),
                en: ("void loan is not imported.", "void loans are not imported."))
        }
    }

    private static func list(_ lines: [Int], of count: Int) -> String {
        lines.map(String.init).joined(separator: ", ") + (count > lines.count ? "…" : "")
    }
}
