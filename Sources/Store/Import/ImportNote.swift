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
            language.choose(
                es: "\(file): no se conoce la columna «\(name)» y no se lee.",
                en: "\(file): the column \"\(name)\" is not known and not read.")
        case .landlines(let count, let lines):
            language.choose(
                es:
                    "\(count) teléfonos son fijos (líneas \(Self.list(lines, of: count))): se guardan, pero no reciben SMS.",
                en: "\(count) phones are landlines (lines \(Self.list(lines, of: count))): kept, but they get no SMS.")
        case .newRoutes(let names):
            language.choose(
                es: "Rutas nuevas: \(names.joined(separator: ", ")).",
                en: "New routes: \(names.joined(separator: ", ")).")
        case .grantsAgainstRefusal(let clients):
            language.choose(
                es: "\(clients) clientes pidieron no recibir mensajes o dijeron que no: su autorización no se guardó.",
                en: "\(clients) clients asked for no messages or said no: their authorisation was not stored.")
        case .noticesWithoutChannel(let clients):
            language.choose(
                es:
                    "\(clients) clientes autorizan avisos pero ningún medio: diga cuál (autoriza_sms, autoriza_whatsapp).",
                en: "\(clients) clients allow notices but no channel: say which (autoriza_sms, autoriza_whatsapp).")
        case .withoutConsent(let clients):
            language.choose(
                es:
                    "A \(clients) clientes no se les puede escribir: no consta su autorización. Si la tiene, repita con "
                    + "--autoriza sms,whatsapp,avisos --fuente \"contrato firmado\".",
                en:
                    "\(clients) clients cannot be written to: no authorisation is on record. If you have it, repeat with "
                    + "--autoriza sms,whatsapp,avisos --fuente \"contrato firmado\".")
        case .paymentsRegisteredHere(let count):
            language.choose(
                es: "\(count) pagos iguales ya estaban registrados en Diamante y no se repiten.",
                en: "\(count) equal payments were registered in Diamante already and are not repeated.")
        case .voidLoans(let count):
            language.choose(
                es: "\(count) préstamos anulados no se importan.", en: "\(count) void loans are not imported.")
        }
    }

    private static func list(_ lines: [Int], of count: Int) -> String {
        lines.map(String.init).joined(separator: ", ") + (count > lines.count ? "…" : "")
    }
}
