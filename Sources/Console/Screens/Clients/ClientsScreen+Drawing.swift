import Lending
import Messaging
import Store
package import Terminal

extension ClientsScreen {
    package func draw(on canvas: inout Canvas, in room: Rect) -> Point? {
        let (head, rest) = room.splitTop(2)
        let field = queryLine(canvas.glyphs).draw(on: &canvas, at: Point(x: 1, y: head.y), width: head.width - 2)
        canvas.rule(at: Point(x: 1, y: head.y + 1), width: head.width - 2)
        guard rest.width >= OverdueScreen.widthForDetail else { return field ?? drawList(on: &canvas, in: rest) }
        let (left, right) = rest.splitLeft(rest.width - LoanGlance.width(in: rest.width))
        canvas.fill(right.splitLeft(1).left, with: canvas.glyphs.vertical, style: .line)
        drawDetail(on: &canvas, in: right.splitLeft(1).rest)
        return field ?? drawList(on: &canvas, in: left)
    }

    private func queryLine(_ glyphs: Glyphs) -> QueryLine {
        var line = QueryLine(count.map { texts.clients($0) } ?? "…", typing: typing)
        if let route = query.route.flatMap({ id in routes.first { $0.id == id } }) {
            line.add(texts.routeLabel, route.name, .accent)
        }
        line.add(texts.sortLabel, texts.name(query.sort) + " " + (query.descending ? glyphs.down : glyphs.up))
        if typing != nil {
            line.add("", texts.filterLabel, .accent)
        } else if !query.filter.isEmpty {
            line.add(texts.filterLabel, query.filter, .accent)
        }
        return line
    }

    private func drawList(on canvas: inout Canvas, in room: Rect) -> Point? {
        let table = ClientsTable(context, room: room, sort: query.sort)
        table.drawHeader(on: &canvas, sort: query.sort, descending: query.descending)
        guard !list.isEmpty else {
            let text = rowsAreStale ? "" : query == ClientQuery() ? texts.noClients : texts.nothingFound
            EmptyNote.draw(text, on: &canvas, in: room, x: room.x + 4)
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
        let (client, glyphs) = (detail.client, canvas.glyphs)
        let rows = ClientRows(detail, context)
        var lines: [SheetLine<ClientItem>] = [
            .text(client.document.formatted, style: .dim),
            .pair(texts.phone, texts.spaced(client.phone) ?? glyphs.none),
        ]
        if let whatsapp = client.whatsapp { lines.append(.pair("WhatsApp", texts.spaced(whatsapp) ?? whatsapp)) }
        if !client.address.isEmpty { lines.append(.pair(texts.address, client.address)) }
        lines.append(.pair(texts.route, detail.route))
        lines += rows.loans + rows.consents + rows.log(width: room.width - 5)
        var sheet = Sheet<ClientItem>()
        sheet.set(lines)
        sheet.fit(height: room.height - 1)
        canvas.put(client.name, at: Point(x: room.x + 1, y: room.y), style: .title, width: room.width - 2)
        _ = sheet.draw(on: &canvas, in: room.splitTop(1).rest, hasFocus: false)
    }
}
