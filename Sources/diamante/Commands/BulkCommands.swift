import ArgumentParser
import Lending
import Messaging
import Store

struct OverdueCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: HelpWords.name(of: .overdue),
        abstract: .both(
            es: "MASIVO: recuerda a todos los clientes con cuotas vencidas.",
            en: "BULK: reminds every client with overdue installments."),
        aliases: HelpWords.aliases(of: .overdue))

    @Option(
        name: .both(es: "ruta", en: "route"),
        help: .both(es: "Sólo esta ruta.", en: "This route only.", value: ("ruta", "route"))) var ruta: String?
    @Flag(
        name: .both(es: "ensayo", en: "dry-run"),
        help: .both(
            es: "Muestra quién recibiría qué, quién no y por qué, y el costo; no envía nada.",
            en: "Shows who would get what, who not and why, and the cost; sends nothing.")) var ensayo = false
    @OptionGroup var channel: ChannelOptions
    @OptionGroup var ceiling: CeilingOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let house = try House()
        let target = try BulkOutput.target(ruta, house)
        try BulkOutput.perform(
            BulkRequest(content: .overdue, target: target, wish: channel.canal.wish), house, dryRun: ensayo,
            ceiling: ceiling, json: output.json)
    }
}

struct NoticeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: HelpWords.name(of: .notice),
        abstract: .both(
            es: "Un aviso a todos los clientes que autorizaron avisos.",
            en: "A notice to every client who allowed notices."), aliases: HelpWords.aliases(of: .notice))

    @Argument(help: .both(es: "El texto del aviso.", en: "The text of the notice.", value: ("texto", "text")))
    var texto: String
    @Option(
        name: .both(es: "ruta", en: "route"),
        help: .both(es: "Sólo esta ruta.", en: "This route only.", value: ("ruta", "route"))) var ruta: String?
    @Flag(
        name: .both(es: "ensayo", en: "dry-run"),
        help: .both(
            es: "Muestra quién lo recibiría y el costo; no envía nada.",
            en: "Shows who would get it and the cost; sends nothing.")) var ensayo = false
    @OptionGroup var channel: ChannelOptions
    @OptionGroup var ceiling: CeilingOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let house = try House()
        guard texto.contains(where: { !$0.isWhitespace }) else {
            throw Failure(
                .usage, house.say(es: "El aviso está vacío: escriba el texto.", en: "The notice is empty: write it."))
        }
        let problems = TemplateLint.problems(inText: texto).filter(\.isError)
        guard problems.isEmpty else {
            throw Failure(.refused, problems.map { $0.sentence(house.language) }.joined(separator: "\n"))
        }
        let target = try BulkOutput.target(ruta, house)
        try BulkOutput.perform(
            BulkRequest(content: .notice(texto), target: target, wish: channel.canal.wish), house, dryRun: ensayo,
            ceiling: ceiling, json: output.json)
    }
}

/// What both bulk commands do and print.
enum BulkOutput {
    static func target(_ route: String?, _ house: House) throws -> BulkRequest.Target {
        guard let route else { return .everyone }
        return .route(try house.route(named: route).id)
    }

    static func perform(
        _ request: BulkRequest, _ house: House, dryRun: Bool, ceiling: CeilingOptions, json: Bool
    ) throws {
        try ceiling.check(house)
        var excluded: [BulkEntry] = []
        let collect: (BulkEntry) -> Void = { entry in
            if case .excluded = entry.fate { excluded.append(entry) }
        }
        let run: RunID?
        let summary: BulkSummary
        if dryRun {
            run = nil
            summary = try house.store.preview(request, scope: house.scope, visit: collect)
        } else {
            try house.requireTwilio()
            let queued = try house.store.queue(
                request, scope: house.scope, holdSeconds: 0, overCeiling: ceiling.allowed, visit: collect)
            run = queued.run
            summary = queued.summary
            if summary.recipients > 0 { house.wakeMensajero() }
        }
        let month = summary.month ?? MonthlySpending()
        let isTrial = try house.store.accountType() == .trial
        Printing.out(
            json
                ? Self.json(run, summary, excluded, month, isTrial, house).text
                : text(summary, excluded, month, dryRun, isTrial, house))
    }

    private static func json(
        _ run: RunID?, _ summary: BulkSummary, _ excluded: [BulkEntry], _ month: MonthlySpending,
        _ isTrial: Bool, _ house: House
    ) -> JSON {
        .object([
            ("ejecucion", run.map { .integer($0.rawValue) } ?? .null), ("en_cola", .integer(summary.dueNow)),
            ("programados", .integer(summary.scheduled)), ("ya_estaban", .integer(summary.already)),
            ("excluidos", .array(excluded.compactMap { Self.json($0, house) })),
            ("segmentos", .integer(summary.smsSegments)),
            ("costo_estimado", .string(summary.cost.plain)), ("moneda", .string(summary.currency)),
            ("no_caben", .integer(summary.unfit)),
            ("primera_hora", .string(summary.firstLater.map { house.store.clock.text($0) })),
            ("ultima_hora", .string(summary.lastLater.map { house.store.clock.text($0) })),
            (
                "tipos",
                .object(
                    MessageKind.allCases.compactMap { kind in summary.kinds[kind].map { (kind.rawValue, .integer($0)) }
                    })
            ),
            ("mes", CeilingText.json(month, house)), ("cuenta_de_prueba", .bool(isTrial)),
        ])
    }

    private static func json(_ entry: BulkEntry, _ house: House) -> JSON? {
        guard case .excluded(_, let reason) = entry.fate else { return nil }
        return .object([
            ("cliente", .string(entry.name)), ("documento", .string(entry.document.number)),
            ("motivo", .string(reason.label(.es))),
            ("desde", .string(entry.allowedFrom.map { house.store.clock.text($0) })),
        ])
    }

    /// When the later ones go, and why not now: `desde 30/11/2026 7:00; 880 no caben antes de las 15:00`.
    private static func later(_ summary: BulkSummary, _ house: House) -> String? {
        guard let first = summary.firstLater else { return nil }
        let clock = house.store.clock
        var text = house.say(es: "desde ", en: "from ") + clock.text(first)
        if let last = summary.lastLater, last > first {
            text += house.say(es: " hasta ", en: " to ") + clock.text(last)
        }
        if summary.unfit > 0, let end = summary.hoursEnd {
            let hour = clock.zone.civil(end).clock
            text += house.say(
                es: "; \(summary.unfit) no caben antes de las \(hour)",
                en: "; \(summary.unfit) do not fit before \(hour)")
        }
        return text
    }

    private static func text(
        _ summary: BulkSummary, _ excluded: [BulkEntry], _ month: MonthlySpending, _ dryRun: Bool, _ isTrial: Bool,
        _ house: House
    ) -> String {
        var lines: [String] = []
        let channels = Channel.allCases.compactMap { channel in
            summary.messages[channel].map { "\(channel.rawValue) \($0)" }
        }.joined(separator: " · ")
        let ways = channels.isEmpty ? "." : ": " + channels
        lines.append(
            house.say(
                es: "\(dryRun ? "Se enviarían" : "En cola") \(summary.dueNow) ahora y \(summary.scheduled) después"
                    + (later(summary, house).map { " (\($0))" } ?? "") + ways,
                en: "\(dryRun ? "Would send" : "Queued") \(summary.dueNow) now and \(summary.scheduled) later"
                    + (later(summary, house).map { " (\($0))" } ?? "") + ways))
        lines.append(
            house.say(
                es: "\(summary.smsSegments) segmentos de SMS, costo estimado \(summary.currency) "
                    + "\(summary.cost.formatted(.es)); \(summary.already) ya estaban.",
                en: "\(summary.smsSegments) SMS segments, estimated cost \(summary.currency) "
                    + "\(summary.cost.formatted(.en)); \(summary.already) were there already."))
        if let line = CeilingText.line(month, house) { lines.append(line) }
        if summary.recipients > 0, isTrial { lines.append(TrialText.sentence(house.language)) }
        if summary.messages[.whatsapp] != nil, house.store.business.senders.whatsappIsSandbox {
            lines.append(SandboxText.sentence(house.language))
        }
        if let sample = summary.sample {
            switch sample.fate {
            case .due(_, let text), .later(_, let text, _):
                lines.append(house.say(es: "Así llega:", en: "It reads:"))
                lines += text.body.split(separator: "\n").map { "  " + Printing.harmless(String($0)) }
            case .already, .excluded: break
            }
        }
        for entry in excluded {
            guard case .excluded(_, let reason) = entry.fate else { continue }
            lines.append(
                house.say(es: "No se envía a ", en: "Not sent to ") + Printing.harmless(entry.name)
                    + " (\(entry.document.formatted)): \(reason.label(house.language))"
                    + (entry.allowedFrom.map { house.say(es: "; desde ", en: "; from ") + house.store.clock.text($0) }
                        ?? ""))
        }
        return lines.joined(separator: "\n")
    }
}
