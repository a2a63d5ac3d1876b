import Lending
import Messaging
import Store
import Terminal

/// The list of templates as lines, and one of them as it reads.
struct TemplateRows {
    enum TemplateColumn { case kind, channel, language, origin, sid, size }

    let context: Context

    private var texts: Texts { context.texts }

    var table: Table<TemplateColumn> {
        Table<TemplateColumn>([
            Column(.kind, texts.kindField, min: 19, max: 24), Column(.channel, texts.channelField, min: 8),
            Column(.language, texts.languageField, min: 6), Column(.origin, texts.originField, min: 8, max: 9),
            Column(.sid, "ContentSid", min: 10, max: 34, priority: 2), Column(.size, texts.sizeColumn, min: 8),
        ])
    }

    func row(_ line: TemplateLine) -> SheetLine<TemplateKey> {
        let key = line.source.key
        let table = table
        return .row(key) { canvas, room in
            let (glyph, style): (Glyphs.Delivery, Style) =
                line.isBad ? (.failed, .bad) : line.problems.isEmpty ? (.sent, .good) : (.unresolved, .warning)
            canvas.put(canvas.glyphs.delivery(glyph), at: room.origin, style: style, width: 2)
            let none = canvas.glyphs.none
            table.layout(x: room.x + 2, width: room.width - 2).drawRow(on: &canvas, y: room.y) { column in
                switch column {
                case .kind: (texts.name(key.kind), .text)
                case .channel: (texts.name(key.channel), .text)
                case .language: (key.language.rawValue, .dim)
                case .origin:
                    line.source.isOwn ? (texts.ownTemplate, .accent) : (texts.builtInTemplate, .dim)
                case .sid:
                    key.channel == .sms ? ("", .dim) : (line.source.template?.contentSid?.rawValue ?? none, .dim)
                case .size: (line.count.map { texts.size($0, key.channel) } ?? none, .text)
                }
            }
        }
    }

    /// Its text as written, what the approved template is filled with, and what is wrong.
    func detail(_ line: TemplateLine, width: Int) -> [SheetLine<TemplateKey>] {
        typealias Line = SheetLine<TemplateKey>
        let key = line.source.key
        var lines: [Line] = [
            .heading(texts.name(key.kind), texts.name(key.channel) + " · " + texts.name(key.language))
        ]
        lines += Line.paragraph(line.source.template?.text ?? line.source.file, width: width)
        if key.channel == .whatsapp {
            lines += [.blank]
            if let sid = line.source.template?.contentSid {
                lines += Line.pairs("ContentSid", sid.rawValue, names: 12, width: width)
                let variables = line.source.template?.variables ?? []
                lines += Line.pairs(texts.variablesField, texts.variables(variables), names: 12, width: width)
            } else {
                lines += Line.paragraph(texts.noContentSid, width: width, style: .dim)
            }
        }
        if !line.problems.isEmpty { lines.append(.blank) }
        for problem in line.problems {
            lines += Line.paragraph(
                problem.sentence(texts.language), width: width, style: problem.isError ? .bad : .warning)
        }
        return lines
    }
}
