import ArgumentParser
import Messaging
import Store

struct TemplatesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: HelpWords.name(of: .templates),
        abstract: .both(
            es: "Los textos para los clientes: lista y revisión.", en: "The texts for clients: listed and checked."),
        discussion: .both(
            es: "Sale con 1 si alguna no se puede usar como está; dice por qué.",
            en: "Ends with 1 if one cannot be used as it is; says why."), aliases: HelpWords.aliases(of: .templates))

    @Flag(
        name: .both(es: "revisar", en: "check"),
        help: .both(es: "Sólo revisa: no imprime la lista.", en: "Only checks: does not print the list."))
    var checkOnly = false
    @OptionGroup var output: OutputOptions

    func run() throws {
        let house = try House()
        let report = TemplateReport(house)
        if output.json {
            Printing.out(report.json.text)
        } else if !checkOnly {
            Printing.out(report.text)
        }
        for line in report.warnings { Printing.note(line) }
        guard report.errors.isEmpty else { throw Failure(.refused, report.errors.joined(separator: "\n")) }
        if checkOnly, !output.json {
            Printing.out(
                house.say(
                    es: "\(report.lines.count) plantillas revisadas: todas se pueden usar.",
                    en: "\(report.lines.count) templates checked: all can be used."))
        }
    }
}

/// Every template with what the lint says of it.
struct TemplateReport {
    struct Line {
        let source: TemplateSource
        let problems: [TemplateProblem]
        /// Of a message with long values; nil where none can be made.
        let count: SegmentCount?
    }

    let lines: [Line]
    private let strays: [String]
    private let language: Language

    init(_ house: House) {
        let files = HouseFiles(house.directory)
        let unset = house.configuration.unset
        language = house.language
        strays = files.strayTemplates()
        lines = files.templateSources().map { source in
            let sample = try? source.template?.rendered(.large(source.key.kind, source.key.language))
            return Line(
                source: source, problems: TemplateLint.problems(key: source.key, file: source.file, unset: unset),
                count: sample.flatMap { $0 }.map { SegmentCount.of($0) })
        }
    }

    /// `cuota-vencida.sms.es.txt: «embarg» suena a amenaza …`
    private func sentences(_ wanted: (TemplateProblem) -> Bool) -> [String] {
        lines.flatMap { line in
            line.problems.filter(wanted).map {
                line.source.key.fileName + ": " + Printing.harmless($0.sentence(language))
            }
        }
    }

    var errors: [String] { sentences { $0.isError } }

    var warnings: [String] {
        sentences { !$0.isError }
            + strays.map { name in
                Printing.harmless(name) + ": "
                    + language.choose(
                        es: "ninguna plantilla se llama así y no se usa; los nombres están en la lista.",
                        en: "no template has this name and it is not used; the names are in the list.")
            }
    }

    var text: String {
        let width = lines.map { $0.source.key.fileName.count }.max() ?? 0
        return lines.map { line in
            let name = line.source.key.fileName
            let origin =
                line.source.isOwn
                ? language.choose(es: "propia  ", en: "own     ")
                : language.choose(es: "incluida", en: "built in")
            let sid = line.source.template?.contentSid?.rawValue ?? "-"
            let length = line.count.map { size($0, line.source.key.channel) } ?? "-"
            return name + String(repeating: " ", count: width - name.count + 2) + origin + "  " + sid + "  " + length
        }.joined(separator: "\n")
    }

    private func size(_ count: SegmentCount, _ channel: Channel) -> String {
        guard channel == .sms else {
            return language.choose(es: "\(count.characters) caracteres", en: "\(count.characters) characters")
        }
        return count.encoding.rawValue + " "
            + (count.segments == 1
                ? language.choose(es: "1 segmento", en: "1 segment")
                : language.choose(es: "\(count.segments) segmentos", en: "\(count.segments) segments"))
    }

    var json: JSON {
        .array(
            lines.map { line in
                let key = line.source.key
                return .object([
                    ("archivo", .string(key.fileName)), ("tipo", .string(key.kind.rawValue)),
                    ("canal", .string(key.channel.rawValue)), ("idioma", .string(key.language.rawValue)),
                    ("origen", .string(line.source.isOwn ? "propia" : "incluida")),
                    ("content_sid", .string(line.source.template?.contentSid?.rawValue)),
                    ("variables", .array((line.source.template?.variables ?? []).map { .string($0.rawValue) })),
                    ("texto", .string(line.source.template?.text ?? line.source.file)),
                    ("codificacion", .string(line.count?.encoding.rawValue)),
                    ("segmentos", .integer(key.channel == .sms ? line.count?.segments : nil)),
                    (
                        "problemas",
                        .array(
                            line.problems.map { problem in
                                .object([
                                    ("grave", .bool(problem.isError)), ("motivo", .string(problem.sentence(language))),
                                ])
                            })
                    ),
                ])
            })
    }
}

extension Configuration {
    /// Placeholders that no message of this business can fill in.
    var unset: Set<Placeholder> {
        var unset: Set<Placeholder> = []
        if phone.isEmpty { unset.insert(.phone) }
        if payLink.isEmpty { unset.insert(.link) }
        return unset
    }
}
