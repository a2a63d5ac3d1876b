import Lending
import Messaging
import Store
import Terminal

/// The columns of the list of clients. Cursor, mark and traffic light stand before them.
struct ClientsTable {
    private let context: Context
    private let layout: TableLayout<ClientSort>
    private let room: Rect
    /// Cursor bar, mark and light, each a column, and one blank.
    private static let margin = 5

    /// How wide the documents and amounts are that were shown so far; they only grow, so that the columns stay.
    struct Widths {
        /// `CC 1.012.365.478`
        private(set) var document = 16
        private(set) var balance = MoneyColumn.usual

        mutating func note(_ line: ClientLine, _ texts: Texts) {
            document = max(document, TextWidth.of(line.document.formatted))
            balance = max(balance, MoneyColumn.width(line.balance, texts))
        }
    }

    init(_ context: Context, room: Rect, widths: Widths, sort: ClientSort) {
        self.context = context
        self.room = room
        let texts = context.texts
        layout = Table<ClientSort>([
            Column(.name, texts.client, min: room.width < OverdueTable.narrow ? 13 : 18, max: 36),
            Column(.document, texts.document, min: min(widths.document, 24), priority: 4),
            Column(.loans, texts.activeLoans, min: 6, priority: 3, align: .right),
            Column(.balance, texts.balance, min: widths.balance, max: max(13, widths.balance), align: .right),
            Column(.days, texts.days, min: 6, align: .right),
            Column(.reach, texts.mayReceive, min: 14, priority: 1),
            Column(.message, texts.lastMessage, min: 15, max: 30, priority: 2),
        ]).layout(x: room.x + Self.margin, width: max(0, room.width - Self.margin - 1), sortedBy: sort)
    }

    func drawHeader(on canvas: inout Canvas, sort: ClientSort, descending: Bool) {
        layout.drawHeader(on: &canvas, y: room.y, sortedBy: sort, descending: descending)
    }

    func draw(_ line: ClientLine, on canvas: inout Canvas, y: Int, isSelected: Bool, isMarked: Bool) {
        // The bar and the name show the selection: a whole row of reversed cells would cost a slow link twice the bytes.
        let emphasis: Style.Emphasis = isMarked ? .marked : []
        let chosen = isSelected ? emphasis.union(.selected) : emphasis
        let glyphs = canvas.glyphs
        canvas.fill(Rect(x: room.x, y: y, width: room.width, height: 1), style: Style(.text, emphasis))
        let x = room.x + 1
        if isSelected { canvas.put(glyphs.cursorBar, at: Point(x: x, y: y), style: Style(.accent, emphasis)) }
        if isMarked { canvas.put(glyphs.mark, at: Point(x: x + 1, y: y), style: Style(.accent, emphasis)) }
        if line.balance > .zero {
            canvas.put(
                glyphs.light(line.light.rawValue), at: Point(x: x + 2, y: y), style: line.light.style.with(emphasis))
        }
        layout.drawRow(on: &canvas, y: y) { column in
            let (text, style) = cell(column, line, glyphs)
            return (text, style.with(column == .name ? chosen : emphasis))
        }
    }

    private func cell(_ column: ClientSort, _ line: ClientLine, _ glyphs: Glyphs) -> (String, Style) {
        let texts = context.texts
        switch column {
        case .name: return (line.name, .text)
        case .balance:
            return line.balance > .zero ? (texts.money(line.balance), .text) : glyphs.emptyCell
        case .document: return (line.document.formatted, .dim)
        case .loans: return line.activeLoans == 0 ? glyphs.emptyCell : (String(line.activeLoans), .text)
        case .days:
            return line.overdue > .zero ? (String(line.daysPastDue), line.light.style) : ("", .text)
        case .reach:
            if line.optedOut { return (texts.optedOut, .bad) }
            let names = Channel.allCases.filter(line.channels.contains).map { texts.name($0) }
            return names.isEmpty ? (texts.noConsent, .warning) : (names.joined(separator: " · "), .text)
        case .message:
            guard let message = line.lastMessage else { return glyphs.emptyCell }
            let look = MessageLook(message, texts: texts, glyphs: glyphs, clock: context.clock)
            return (look.text, look.style)
        }
    }
}
