import Lending
import Messaging
import Store
import Terminal

/// The columns of the overdue list. Marks, cursor and traffic light stand before them.
struct OverdueTable {
    private let context: Context
    private let layout: TableLayout<OverdueSort>
    private let room: Rect
    /// Cursor bar, mark and light, each a column, and one blank.
    private static let margin = 5
    /// Below so many columns whom and how much is all there is room for.
    static let narrow = 60

    /// How wide the numbers and amounts are that were shown so far: short in one house, long in another. They only grow.
    struct Widths {
        private(set) var number = 4
        private(set) var overdue = MoneyColumn.usual
        private(set) var balance = MoneyColumn.usual

        mutating func note(_ line: OverdueLine, _ texts: Texts) {
            number = max(number, line.number.utf8.count)
            overdue = max(overdue, MoneyColumn.width(line.overdue, texts))
            balance = max(balance, MoneyColumn.width(line.balance, texts))
        }
    }

    init(_ context: Context, room: Rect, widths: Widths, sort: OverdueSort) {
        self.context = context
        self.room = room
        let texts = context.texts
        let isNarrow = room.width < Self.narrow
        layout = Table<OverdueSort>([
            Column(.number, texts.loanNumber, min: min(widths.number, 14), priority: isNarrow ? 1 : 0),
            Column(.client, texts.client, min: isNarrow ? 13 : 18, max: 36),
            Column(.installments, texts.installments, min: texts.choose(6, 5), priority: 4, align: .right),
            Column(.overdue, texts.overdueAmount, min: widths.overdue, max: max(13, widths.overdue), align: .right),
            Column(
                .balance, texts.balance, min: widths.balance, max: max(13, widths.balance), priority: 3, align: .right),
            Column(.days, texts.days, min: 6, align: .right),
            Column(.message, texts.lastMessage, min: 18, max: 32, priority: 2),
        ]).layout(x: room.x + Self.margin, width: max(0, room.width - Self.margin - 1), sortedBy: sort)
    }

    func drawHeader(on canvas: inout Canvas, sort: OverdueSort, descending: Bool) {
        layout.drawHeader(on: &canvas, y: room.y, sortedBy: sort, descending: descending)
    }

    func draw(_ line: OverdueLine, on canvas: inout Canvas, y: Int, isSelected: Bool, isMarked: Bool) {
        // The bar and the name show the selection: a whole row of reversed cells would cost a slow link twice the bytes.
        let emphasis: Style.Emphasis = isMarked ? .marked : []
        let chosen = isSelected ? emphasis.union(.selected) : emphasis
        let glyphs = canvas.glyphs
        canvas.fill(Rect(x: room.x, y: y, width: room.width, height: 1), style: Style(.text, emphasis))
        let x = room.x + 1
        if isSelected { canvas.put(glyphs.cursorBar, at: Point(x: x, y: y), style: Style(.accent, emphasis)) }
        if isMarked { canvas.put(glyphs.mark, at: Point(x: x + 1, y: y), style: Style(.accent, emphasis)) }
        let light = line.light
        canvas.put(glyphs.light(light.rawValue), at: Point(x: x + 2, y: y), style: light.style.with(emphasis))
        layout.drawRow(on: &canvas, y: y) { column in
            let (text, style) = cell(column, of: line, glyphs)
            return (text, style.with(column == .client ? chosen : emphasis))
        }
    }

    private func cell(_ column: OverdueSort, of line: OverdueLine, _ glyphs: Glyphs) -> (String, Style) {
        switch column {
        case .number: (line.number, .text)
        case .client: (line.clientName, .text)
        case .installments: (String(line.installments), .text)
        case .overdue: (context.texts.money(line.overdue), .text)
        case .balance: (context.texts.money(line.balance), .text)
        case .days: (String(line.daysPastDue), line.light.style)
        case .message: message(line.lastMessage, glyphs)
        }
    }

    private func message(_ message: MessageBrief?, _ glyphs: Glyphs) -> (String, Style) {
        guard let message else { return glyphs.emptyCell }
        let look = MessageLook(message, texts: context.texts, glyphs: glyphs, clock: context.clock)
        // What waits says until when; everything else, since when.
        guard message.state != .queued else { return (look.text, look.style) }
        let dated = look.text + "  " + context.texts.moment(message.changedAt, context.clock)
        let room = layout[.message]?.width ?? 0
        return (TextWidth.of(dated, asciiOnly: glyphs.asciiText) <= room ? dated : look.text, look.style)
    }
}
