import Lending
import Messaging
import Store
import Terminal

/// The columns of the list of messages.
struct MessagesTable {
    private enum Name { case state, client, kind, amount, channel, price, age }

    private let context: Context
    private let layout: TableLayout<Name>
    private let room: Rect

    /// `amounts` is how wide those are that were shown so far.
    init(_ context: Context, room: Rect, amounts: Int, sort: MessageSort) {
        self.context = context
        self.room = room
        let texts = context.texts
        // Beside its detail, and on the smallest screen, the columns stand as close as they can be read.
        let isNarrow = room.width < 90
        let columns: [Column<Name>] = [
            Column(.state, texts.state, min: 16, max: isNarrow ? 18 : 20),
            Column(.client, texts.client, min: 11, max: 34),
            Column(.kind, texts.kindField, min: 12, priority: 2),
            // The message itself says it: how it goes and what it costs come first.
            Column(.amount, texts.amountField, min: amounts, priority: 5, align: .right),
            Column(.channel, texts.channelField, min: 8, priority: 3),
            Column(.price, texts.priceField, min: 11, priority: 4, align: .right),
            Column(.age, texts.when, min: 6, align: .right),
        ]
        layout = Table(columns, gap: isNarrow ? 1 : 2)
            .layout(x: room.x + 3, width: max(0, room.width - 4), sortedBy: Self.column(sort))
    }

    private static func column(_ sort: MessageSort) -> Name {
        switch sort {
        case .time: .age
        case .state: .state
        case .client: .client
        case .kind: .kind
        case .channel: .channel
        case .price: .price
        }
    }

    func drawHeader(on canvas: inout Canvas, sort: MessageSort, descending: Bool) {
        layout.drawHeader(on: &canvas, y: room.y, sortedBy: Self.column(sort), descending: descending)
    }

    func draw(_ line: MessageLine, on canvas: inout Canvas, y: Int, isSelected: Bool) {
        // The bar and the name show the selection: a whole row of reversed cells would cost a slow link twice the bytes.
        let chosen: Style.Emphasis = isSelected ? .selected : []
        let glyphs = canvas.glyphs
        canvas.fill(Rect(x: room.x, y: y, width: room.width, height: 1))
        if isSelected {
            canvas.put(glyphs.cursorBar, at: Point(x: room.x + 1, y: y), style: .accent)
        }
        layout.drawRow(on: &canvas, y: y) { column in
            let (text, style) = cell(column, line, glyphs)
            guard case .client = column else { return (text, style) }
            return (text, style.with(chosen))
        }
    }

    private func cell(_ column: Name, _ line: MessageLine, _ glyphs: Glyphs) -> (String, Style) {
        let (texts, brief) = (context.texts, line.brief)
        switch column {
        case .state:
            let look = MessageLook(brief, texts: texts, glyphs: glyphs, clock: context.clock)
            return (look.text, look.style)
        case .client: return (line.clientName ?? texts.spaced(line.recipient) ?? line.recipient, .text)
        case .kind: return (texts.shortName(brief.kind), .text)
        case .channel: return (texts.name(brief.channel), .text)
        case .price:
            return (texts.price(line, currency: context.store.business.prices.currency) ?? glyphs.none, .dim)
        case .amount:
            let amount = line.amountAsked
            return amount.map { (texts.money($0), .text) } ?? glyphs.emptyCell
        case .age where brief.state == .unresolved:
            // How long it has waited says more than when it came to wait.
            return (texts.elapsed(since: line.sendingSince ?? line.createdAt, context.clock), .critical)
        case .age: return (texts.age(brief.changedAt, context.clock), .dim)
        }
    }
}
