import Lending
import Messaging
import Store
package import Terminal

extension ClientsScreen {
    package func draw(on canvas: inout Canvas, in room: Rect) -> Point? {
        ListFrame.draw(queryLine(canvas.glyphs), on: &canvas, in: room) { canvas, room in
            drawList(on: &canvas, in: room)
        } detail: { canvas, room in
            drawDetail(on: &canvas, in: room)
        }
    }

    private func queryLine(_ glyphs: Glyphs) -> QueryLine {
        var line = QueryLine(
            areTooManyToCount ? texts.manyClients : count.map { texts.clients($0) } ?? "…", typing: typing)
        if let route = query.route.flatMap({ id in routes.first { $0.id == id } }) {
            line.add(texts.routeLabel, route.name, .accent)
        }
        if let standing = query.standing {
            line.add(texts.lightLabel, texts.name(standing, glyphs), standing.style)
        }
        if let reach = query.reach { line.add(texts.reachLabel, texts.name(reach), .accent) }
        line.add(texts.sortLabel, texts.name(query.sort) + " " + (query.descending ? glyphs.down : glyphs.up))
        if typing != nil {
            line.add("", texts.filterLabel, .accent)
        } else if !query.filter.isEmpty {
            line.add(texts.filterLabel, query.filter, .accent)
        }
        return line
    }

    private func drawList(on canvas: inout Canvas, in room: Rect) -> Point? {
        for entry in list.visible { widths.note(entry.row, texts) }
        let table = ClientsTable(context, room: room, widths: widths, sort: query.sort)
        table.drawHeader(on: &canvas, sort: query.sort, descending: query.descending)
        guard !list.isEmpty else {
            let text = list.due != .nothing ? "" : query == ClientQuery() ? texts.noClients : texts.nothingFound
            return EmptyNote.draw(text, on: &canvas, in: room, x: room.x + 5)
        }
        return ListFrame.drawRows(of: list, on: &canvas, in: room) { canvas, line, y, isSelected in
            table.draw(line, on: &canvas, y: y, isSelected: isSelected, isMarked: marks.contains(line.clientID))
        }
    }

    /// Marks are counted also where the filter hides them.
    package var status: [(text: String, style: Style)] {
        guard !marks.isEmpty else { return [] }
        let sums = marks.isGrowing ? nil : markedTotals
        return [(texts.marked(marks.count), Style(.accent, .bold)), (texts.markedSums(sums), .text)]
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
