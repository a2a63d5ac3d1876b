import Lending
import Messaging
import Store
import Terminal

/// Visits and calls as rows of a sheet, between the messages.
struct ContactRows {
    private let context: Context

    init(_ context: Context) {
        self.context = context
    }

    func lines<Item: Hashable>(
        _ contact: PersonalContact, item: (PersonalContactID) -> Item, width: Int
    ) -> [SheetLine<Item>] {
        let (texts, clock) = (context.texts, context.clock)
        let item = item(contact.id)
        let row = SheetLine.table(HistoryColumn.table, item: item) { column, glyphs in
            switch column {
            case .outcome: Self.look(contact, texts, glyphs)
            case .what: (contact.means.label(texts.language), .text)
            case .how: (contact.by, .dim)
            case .moment: (texts.moment(contact.happened(clock), clock), .dim)
            }
        }
        var lines = [row]
        func add(_ text: String?, _ style: Style) {
            guard let text else { return }
            lines += SheetLine.paragraph(text, width: width, style: style, item: item, indent: 3)
        }
        add(texts.result(contact, today: context.today), .dim)
        add(texts.broken(contact.objections), contact.correction == nil ? .warning : .dim)
        add(contact.correction.map { texts.correction($0) }, .bad)
        return lines
    }

    /// `✓ promesa de pago`: who was not there was not reached.
    static func look(_ contact: PersonalContact, _ texts: Texts, _ glyphs: Glyphs) -> (text: String, style: Style) {
        let word = contact.outcome.label(contact.means, texts.language)
        if contact.correction != nil { return (glyphs.delivery(.withdrawn) + " " + word, .dim) }
        guard contact.outcome.reachedClient else { return (glyphs.delivery(.failed) + " " + word, .dim) }
        return (glyphs.delivery(.sent) + " " + word, .text)
    }
}

extension PersonalContact {
    /// In real time, as everything else in a history.
    func happened(_ clock: BusinessClock) -> Instant { at.adding(seconds: -clock.offsetSeconds) }
}
