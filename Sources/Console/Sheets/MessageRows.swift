import Lending
import Messaging
import Store
import Terminal

/// Messages as rows of a sheet: how each stands and since when, and below it the sentence where one went wrong.
struct MessageRows {
    private let context: Context

    init(_ context: Context) {
        self.context = context
    }

    func lines<Item: Hashable>(
        _ message: MessageLine, item: (MessageID) -> Item, width: Int
    ) -> [SheetLine<Item>] {
        let (brief, texts, clock) = (message.brief, context.texts, context.clock)
        let item = item(brief.id)
        let row = SheetLine.table(HistoryColumn.table, item: item) { column, glyphs in
            let look = MessageLook(brief, texts: texts, glyphs: glyphs, clock: clock)
            return switch column {
            case .outcome: (look.text, look.style)
            case .what: (texts.shortName(brief.kind), .text)
            case .how: (texts.name(brief.channel), .text)
            case .moment: (texts.moment(brief.changedAt, clock), .dim)
            }
        }
        guard let trouble = texts.trouble(message, errors: context.services.errors) else { return [row] }
        let style: Style = brief.state == .withdrawn ? .dim : .warning
        return [row] + SheetLine.paragraph(trouble, width: width, style: style, item: item, indent: 3)
    }
}
