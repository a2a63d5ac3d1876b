import ArgumentParser
import Messaging
import Store

struct ImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: HelpWords.name(of: .importing),
        abstract: .both(
            es: "Trae clientes, préstamos y pagos de archivos CSV: todo o nada.",
            en: "Brings in clients, loans and payments from CSV files: all or nothing."),
        aliases: HelpWords.aliases(of: .importing))

    @Option(
        name: .both(es: "clientes", en: "clients"),
        help: .both(es: "CSV de clientes.", en: "CSV of clients.", value: ("archivo", "file"))) var clientes: String?
    @Option(
        name: .both(es: "prestamos", en: "loans"),
        help: .both(es: "CSV de préstamos.", en: "CSV of loans.", value: ("archivo", "file"))) var prestamos: String?
    @Option(
        name: .both(es: "pagos", en: "payments"),
        help: .both(es: "CSV de pagos.", en: "CSV of payments.", value: ("archivo", "file"))) var pagos: String?
    @Flag(
        name: .both(es: "ensayo", en: "dry-run"),
        help: .both(es: "Comprueba todo y no escribe nada.", en: "Checks everything and writes nothing."))
    var ensayo = false
    @Flag(
        name: .both(es: "actualizar", en: "update"),
        help: .both(
            es: "Cambia lo que ya existe y difiere, en vez de rechazarlo.",
            en: "Changes what exists and differs, instead of refusing it.")) var actualizar = false
    @Option(
        name: .both(es: "autoriza", en: "authorize"),
        help: .both(
            es: "Autorizaciones que tiene de todos: sms,whatsapp,avisos,visita,llamada.",
            en: "Consents that you have of everybody: sms,whatsapp,avisos,visita,llamada.", value: ("lista", "list")))
    var autoriza: String?
    @Option(
        name: .both(es: "fuente", en: "source"),
        help: .both(
            es: "De dónde consta la autorización, por ejemplo \"contrato firmado\".",
            en: "Where the consent is on record, such as \"signed contract\".", value: ("fuente", "source")))
    var fuente = ""
    @Option(
        name: .both(es: "texto", en: "text"),
        help: .both(
            es: "El texto que aceptaron (.txt); si no, el de la casa, si tiene uno: autorizacion.es.txt.",
            en: "The text that they agreed to (.txt); without it the house's own, if any: autorizacion.es.txt.",
            value: ("archivo", "file"))) var texto: String?
    @Flag(
        name: .both(es: "sin-texto", en: "no-text"),
        help: .both(
            es: "No se sabe qué texto aceptaron: no se guarda ninguno.",
            en: "Nobody knows which text they agreed to: none is kept.")) var sinTexto = false
    @OptionGroup var output: OutputOptions

    func run() throws {
        let language = FailureSentence.currentLanguage
        guard clientes != nil || prestamos != nil || pagos != nil else {
            throw Failure(
                .usage,
                language.choose(
                    es: "Diga qué importar: --clientes F, --prestamos F, --pagos F.",
                    en: "Say what to import: --clients F, --loans F, --payments F."))
        }
        let grants = try grants(language)
        guard texto == nil || !sinTexto else {
            throw Failure(
                .usage,
                language.choose(
                    es: "--texto y --sin-texto se contradicen: use uno.",
                    en: "--text and --no-text contradict each other: use one."))
        }
        // Read before the house is opened: a missing file changes nothing.
        let files = ImportFiles(
            clients: try file(clientes), loans: try file(prestamos), payments: try file(pagos))
        let given = try texto.map { (path: $0, bytes: try TextFile.bytes($0)) }
        let house = try House()
        let text = try text(given, house)
        let result = try house.store.importPortfolio(
            files,
            ImportOptions(
                role: house.me.role, update: actualizar, dryRun: ensayo, grants: grants, source: fuente, text: text))
        report(result, text, house)
        if result.problemCount > 0 {
            throw Failure(
                .refused,
                house.say(
                    es: "No se importó nada: corrija lo anterior y repita.",
                    en: "Nothing was imported: mend the above and try again."))
        }
    }

    private func grants(_ language: Language) throws(Failure) -> Set<ImportGrant> {
        var grants: Set<ImportGrant> = []
        for word in (autoriza ?? "").split(separator: ",") {
            guard let grant = ImportGrant(rawValue: String(word).lowercased()) else {
                throw Failure(
                    .usage,
                    language.choose(
                        es: "--autoriza: escriba sms, whatsapp, avisos, visita o llamada, separados por comas.",
                        en: "--authorize: write sms, whatsapp, avisos, visita or llamada, with commas between."))
            }
            grants.insert(grant)
        }
        guard grants.isEmpty || fuente.contains(where: { !$0.isWhitespace }) else {
            throw Failure(
                .usage,
                language.choose(
                    es: "--autoriza necesita --fuente: diga dónde consta, por ejemplo \"contrato firmado\".",
                    en: "--authorize needs --source: say where it is on record, such as \"contrato firmado\"."))
        }
        return grants
    }

    /// What is kept as agreed to. Whoever names no source says nothing of a text either, unless it is given; and a contract
    /// that was signed before does not hold the text that comes with this program.
    private func text(_ given: (path: String, bytes: [UInt8])?, _ house: House) throws(Failure) -> ConsentText? {
        guard !sinTexto else { return nil }
        guard let given else {
            let isKnown = HouseFiles(house.directory).hasOwnConsentText(house.language)
            return isKnown && fuente.contains { !$0.isWhitespace } ? house.store.business.consentText : nil
        }
        do throws(ConsentText.Problem) {
            return try ConsentText(
                file: given.bytes, company: house.configuration.company, phone: house.configuration.phone)
        } catch {
            throw Failure(.refused, Printing.harmless(given.path) + ": " + error.sentence(house.language))
        }
    }

    private func file(_ path: String?) throws -> ImportFile? {
        guard let path else { return nil }
        return ImportFile(name: String(path.split(separator: "/").last ?? ""), bytes: try TextFile.bytes(path))
    }

    private func report(_ result: ImportResult, _ text: ConsentText?, _ house: House) {
        let language = house.language
        for note in result.notes { Printing.note(note.sentence(language)) }
        if text == nil, !sinTexto, result.problemCount == 0, fuente.contains(where: { !$0.isWhitespace }) {
            Printing.note(
                house.say(
                    es: "No consta qué texto autorizaron: agréguelo con --texto ARCHIVO, o diga --sin-texto.",
                    en: "Which text they agreed to is not on record: give it with --text FILE, or say --no-text."))
        }
        if let text, result.problemCount == 0 {
            let title = "«\(Printing.harmless(text.firstLine))»"
            Printing.note(
                house.say(
                    es:
                        "Lo que autorizan consta con el texto \(title), versión \(text.version). Otro: --texto ARCHIVO; si no se "
                        + "sabe cuál fue: --sin-texto.",
                    en:
                        "What they allow is kept with the text \(title), version \(text.version). Another: --text FILE; where "
                        + "nobody knows which it was: --no-text."))
        }
        let more = result.problemCount - result.problems.count
        if output.json {
            Printing.out(json(result, text, language).text)
            return
        }
        for problem in result.problems { Printing.note(problem.sentence(language)) }
        if more > 0 { Printing.note(house.say(es: "… y \(more) más.", en: "… and \(more) more.")) }
        guard result.problemCount == 0 else { return }
        let new = result.new
        let known = result.unchanged
        let clients = language.count(new.clients, es: ("cliente", "clientes"), en: ("client", "clients"))
        let loans = language.count(new.loans, es: ("préstamo", "préstamos"), en: ("loan", "loans"))
        let payments = language.count(new.payments, es: ("pago", "pagos"), en: ("payment", "payments"))
        Printing.out(
            house.say(
                es: "\(ensayo ? "Se importarían" : "Importados"): \(clients), \(loans), \(payments). "
                    + "Ya estaban: \(known.clients), \(known.loans), \(known.payments). "
                    + "Cambiados: \(result.updated.clients), \(result.updated.loans).",
                en: "\(ensayo ? "Would import" : "Imported"): \(clients), \(loans), \(payments). "
                    + "There already: \(known.clients), \(known.loans), \(known.payments). "
                    + "Changed: \(result.updated.clients), \(result.updated.loans)."))
    }

    private func json(_ result: ImportResult, _ text: ConsentText?, _ language: Language) -> JSON {
        .object([
            ("clientes", .integer(result.new.clients)), ("prestamos", .integer(result.new.loans)),
            ("pagos", .integer(result.new.payments)),
            (
                "errores",
                .array(
                    result.problems.map { problem in
                        .object([
                            ("archivo", .string(problem.file)), ("linea", .integer(problem.line)),
                            ("columna", .string(problem.column)), ("mensaje", .string(problem.sentence(language))),
                        ])
                    })
            ),
            ("errores_total", .integer(result.problemCount)),
            (
                "sin_cambios",
                .object([
                    ("clientes", .integer(result.unchanged.clients)), ("prestamos", .integer(result.unchanged.loans)),
                    ("pagos", .integer(result.unchanged.payments)),
                ])
            ),
            (
                "actualizados",
                .object([
                    ("clientes", .integer(result.updated.clients)), ("prestamos", .integer(result.updated.loans)),
                ])
            ),
            ("sin_autorizacion", .integer(result.clientsWithoutConsent)),
            ("texto_version", .string(text?.version)), ("ensayo", .bool(ensayo)),
        ])
    }
}
