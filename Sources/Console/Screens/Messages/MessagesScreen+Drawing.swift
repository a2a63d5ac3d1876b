import Lending
import Messaging
import Store
package import Terminal

extension MessagesScreen {
    package func draw(on canvas: inout Canvas, in room: Rect) -> Point? {
        ListFrame.draw(queryLine(canvas.glyphs), on: &canvas, in: room) { canvas, room in
            drawList(on: &canvas, in: room)
        } detail: { canvas, room in
            drawDetail(on: &canvas, in: room)
        }
    }

    /// Counts at the left, what was asked for at the right.
    private func queryLine(_ glyphs: Glyphs) -> QueryLine {
        let counted = areTooManyToCount ? [(texts.manyMessages, Style.title)] : texts.messageCounts(counts)
        var line = QueryLine(counted, typing: typing)
        if states != .all { line.add(texts.stateLabel, states.name(texts), .accent) }
        if let kind = query.kind { line.add(texts.kindLabel, texts.shortName(kind), .accent) }
        if let channel = query.channel { line.add(texts.channelLabel, texts.name(channel), .accent) }
        if let run = query.run { line.add(texts.runLabel, String(run.rawValue), .accent) }
        // Newest first is what one expects of it.
        if query.sort != .time || !query.descending {
            line.add(texts.sortLabel, texts.name(query.sort) + " " + (query.descending ? glyphs.down : glyphs.up))
        }
        if typing != nil {
            line.add("", texts.filterLabel, .accent)
        } else if !query.filter.isEmpty {
            line.add(texts.filterLabel, query.filter, .accent)
        }
        return line
    }

    private func drawList(on canvas: inout Canvas, in room: Rect) -> Point? {
        for entry in list.visible {
            widthOfAmounts = max(widthOfAmounts, entry.row.amountAsked.map { MoneyColumn.width($0, texts) } ?? 0)
        }
        let table = MessagesTable(context, room: room, amounts: widthOfAmounts, sort: query.sort)
        table.drawHeader(on: &canvas, sort: query.sort, descending: query.descending)
        guard !list.isEmpty else {
            let text = list.due != .nothing ? "" : isNarrowed ? texts.nothingFound : texts.noMessages
            return EmptyNote.draw(text, on: &canvas, in: room, x: room.x + 3)
        }
        return ListFrame.drawRows(of: list, on: &canvas, in: room) { canvas, line, y, isSelected in
            table.draw(line, on: &canvas, y: y, isSelected: isSelected)
        }
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
