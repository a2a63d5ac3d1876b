import ArgumentParser
import Console
import Glibc
import Lending
import Messaging
import Store

struct MessagesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: HelpWords.name(of: .messages),
        abstract: .both(
            es: "Los mensajes y dónde están, el más nuevo primero.",
            en: "The messages and where they stand, newest first."), aliases: HelpWords.aliases(of: .messages))

    @Option(
        name: .both(es: "estado", en: "state"),
        help: .both(
            es: "Sólo en este estado: en_cola, entregado, fallido…",
            en: "In this state only: en_cola, entregado, fallido…", value: ("estado", "state"))) var estado: String?
    @Option(
        name: .both(es: "limite", en: "limit"),
        help: .both(es: "Cuántos como mucho.", en: "How many at most.", value: ("cantidad", "count"))) var limite =
        1_000_000
    @OptionGroup var output: OutputOptions

    func run() throws {
        let house = try House()
        var query = MessageQuery()
        if let estado {
            guard let state = MessageState(spanish: estado) else {
                let known = MessageState.allCases.map(\.spanish).joined(separator: ", ")
                throw Failure(
                    .usage,
                    house.say(
                        es: "No existe el estado «\(Printing.harmless(estado))»: use \(known).",
                        en: "There is no state \"\(Printing.harmless(estado))\": use \(known)."))
            }
            query.states = [state]
        }
        let lines = try house.store.messages(query, position: .first, limit: max(0, limite), scope: house.scope)
        guard output.json else {
            // To a pipe it is one line a message with tabs between, in the words of the contract.
            guard isatty(STDOUT_FILENO) == 1 else {
                for line in lines { Printing.out(Self.text(line, house)) }
                return
            }
            return Self.table(lines, house)
        }
        Printing.out(JSON.array(lines.map { Self.json($0, house) }).text)
    }

    private static func json(_ line: MessageLine, _ house: House) -> JSON {
        .object([
            ("id", .integer(line.brief.id.rawValue)), ("estado", .string(line.brief.state.spanish)),
            ("tipo", .string(line.brief.kind.rawValue)), ("canal", .string(line.brief.channel.rawValue)),
            ("telefono", .string(line.recipient)), ("prestamo", .string(line.loanNumber)), ("sid", .string(line.sid)),
            ("codigo_error", .integer(line.brief.errorCode)), ("texto", .string(line.body)),
            ("cliente", .string(line.clientName)), ("motivo", .string(line.brief.reason)),
            ("ejecucion", line.runID.map { .integer($0.rawValue) } ?? .null), ("segmentos", .integer(line.segments)),
            ("precio", .string(line.price?.plain)), ("moneda", .string(line.priceUnit)),
            ("error", .string(error(line, house))), ("creado", .string(house.moment(line.createdAt))),
            ("cambiado", .string(house.moment(line.brief.changedAt))), ("retiro", .string(recall(line.brief.recall))),
            ("monto", .integer(line.amount?.pesos)), ("busquedas", .integer(line.looks)),
        ])
    }

    private static func text(_ line: MessageLine, _ house: House) -> String {
        let time = house.moment(line.createdAt)
        let error = error(line, house).map { " — " + $0 }
        return "\(line.brief.id.rawValue)\t\(time)\t\(line.brief.state.spanish)\t\(line.brief.kind.rawValue)\t"
            + "\(line.brief.channel.rawValue)\t\(line.recipient)\t\(Printing.harmless(line.clientName ?? ""))"
            + (error ?? "")
    }

    /// As on the console: a message of no client is told by its number. What went wrong stands below it, as a sentence.
    private static func table(_ lines: [MessageLine], _ house: House) {
        guard !lines.isEmpty else {
            return Printing.out(house.say(es: "No hay mensajes.", en: "There are no messages."))
        }
        let texts = Texts(language: house.language)
        var table = TextTable(
            house.language == .es
                ? ["N.º", "Fecha", "Estado", "Tipo", "Canal", "Cliente"]
                : ["No.", "Date", "State", "Kind", "Channel", "Client"], rightAligned: [0])
        for line in lines {
            table.add(
                [
                    String(line.brief.id.rawValue), house.moment(line.createdAt), texts.label(line.brief.state),
                    texts.shortName(line.brief.kind), texts.name(line.brief.channel),
                    Printing.harmless(line.clientName ?? line.recipient),
                ], note: error(line, house))
        }
        for line in table.lines { Printing.out(line) }
    }

    private static func recall(_ recall: Recall?) -> String? {
        switch recall {
        case nil: nil
        case .asked: "pedido"
        case .tooLate: "ya_salio"
        case .refused: "no_cancelado"
        }
    }

    /// What went wrong, as a sentence that says what to do.
    private static func error(_ line: MessageLine, _ house: House) -> String? {
        line.brief.errorCode.map { code in
            house.errors[code]?.sentence(house.language) ?? line.errorText.map(Printing.harmless) ?? String(code)
        }
    }
}
