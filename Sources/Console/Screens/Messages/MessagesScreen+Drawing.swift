import Lending
import Messaging
import Store
package import Terminal

extension MessagesScreen {
    package func draw(on canvas: inout Canvas, in room: Rect) -> Point? {
        let (head, rest) = room.splitTop(2)
        drawCounts(on: &canvas, at: Point(x: 1, y: head.y), width: head.width - 2)
        canvas.rule(at: Point(x: 1, y: head.y + 1), width: head.width - 2)
        guard rest.width >= OverdueScreen.widthForDetail else { return drawList(on: &canvas, in: rest) }
        let (left, right) = rest.splitLeft(rest.width - LoanGlance.width(in: rest.width))
        canvas.fill(right.splitLeft(1).left, with: canvas.glyphs.vertical, style: .line)
        drawDetail(on: &canvas, in: right.splitLeft(1).rest)
        return drawList(on: &canvas, in: left)
    }

    /// Counts at the left, what was asked for at the right.
    private func drawCounts(on canvas: inout Canvas, at point: Point, width: Int) {
        var right: [(text: String, style: Style)] = []
        func add(_ name: String, _ value: String) {
            right.append((right.isEmpty ? name : "   " + name, .dim))
            right.append((value, .accent))
        }
        if states != .all { add(texts.stateLabel, states.name(texts)) }
        if let kind = query.kind { add(texts.kindLabel, texts.shortName(kind)) }
        if let run = query.run { add(texts.runLabel, String(run.rawValue)) }
        let ascii = canvas.glyphs.asciiText
        let rightWidth = min(width, right.reduce(0) { $0 + TextWidth.of($1.text, asciiOnly: ascii) })
        canvas.put(texts.messageCounts(counts), at: point, width: max(0, width - rightWidth - 1))
        canvas.put(right, at: Point(x: point.x + width - rightWidth, y: point.y), width: rightWidth)
    }

    private func drawList(on canvas: inout Canvas, in room: Rect) -> Point? {
        let table = MessagesTable(context, room: room)
        table.drawHeader(on: &canvas)
        guard !list.isEmpty else {
            let text = query == MessageQuery() ? texts.noMessages : texts.nothingFound
            canvas.put(text, at: Point(x: room.x + 3, y: room.y + 2), style: .dim, width: room.width - 4)
            return nil
        }
        var cursor: Point?
        for (index, entry) in list.visible.enumerated() {
            let y = room.y + 1 + index
            table.draw(entry.row, on: &canvas, y: y, isSelected: entry.isSelected)
            if entry.isSelected { cursor = Point(x: room.x + 1, y: y) }
        }
        return cursor
    }

    private func drawDetail(on canvas: inout Canvas, in room: Rect) {
        guard let detail else { return }
        var sheet = Sheet<Never>()
        sheet.set(detail.lines(width: room.width - 5))
        sheet.fit(height: room.height - 1)
        let name = detail.message.clientName ?? texts.messageTitle
        canvas.put(name, at: Point(x: room.x + 1, y: room.y), style: .title, width: room.width - 2)
        _ = sheet.draw(on: &canvas, in: room.splitTop(1).rest)
    }

    /// What the unresolved ones ask for, while one is selected; else what the bulk action costs that is shown alone.
    package var status: [(text: String, style: Style)] {
        guard let selected = list.selected, selected.brief.state == .unresolved else {
            guard let runCost, runCost.run == query.run else { return [] }
            let currency = context.store.business.prices.currency
            return [(texts.runCostLabel, .dim), (texts.costs(runCost, currency: currency), .accent)]
        }
        let looked = texts.looked(selected, context.clock).map { " · " + $0 } ?? ""
        return [(texts.decideLine, .critical), (looked, .dim)]
    }
}
