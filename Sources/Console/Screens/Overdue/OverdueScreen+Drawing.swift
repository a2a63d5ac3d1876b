import Lending
import Messaging
import Store
package import Terminal

extension OverdueScreen {
    package func draw(on canvas: inout Canvas, in room: Rect) -> Point? {
        guard !houseIsEmpty else { return Welcome(context).draw(on: &canvas, in: room) }
        return ListFrame.draw(queryLine(canvas.glyphs), on: &canvas, in: room) { canvas, room in
            drawList(on: &canvas, in: room)
        } detail: { canvas, room in
            detail?.draw(on: &canvas, in: room.splitLeft(1).rest, context)
        }
    }

    /// Only what was asked for; the order always.
    private func queryLine(_ glyphs: Glyphs) -> QueryLine {
        var line = QueryLine(shorter: texts.totals(totals).map { [($0, .title)] }, typing: typing)
        if let route = query.route.flatMap({ id in routes.first { $0.id == id } }) {
            line.add(texts.routeLabel, route.name, .accent)
        }
        if let light = query.light {
            line.add(texts.lightLabel, glyphs.light(light.rawValue) + " " + texts.name(light), light.style)
        }
        line.add(texts.sortLabel, texts.name(query.sort) + " " + (query.descending ? glyphs.down : glyphs.up))
        if typing != nil {
            line.add("", texts.filterLabel, .accent)
        } else if !query.filter.isEmpty {
            line.add(texts.filterLabel, query.filter, .accent)
        }
        return line
    }

    // MARK: The list

    private func drawList(on canvas: inout Canvas, in room: Rect) -> Point? {
        for entry in list.visible { widths.note(entry.row, texts) }
        let table = OverdueTable(context, room: room, widths: widths, sort: query.sort)
        table.drawHeader(on: &canvas, sort: query.sort, descending: query.descending)
        guard !list.isEmpty else {
            let text = list.due != .nothing ? "" : query == OverdueQuery() ? texts.nobodyOverdue : texts.nothingFound
            return EmptyNote.draw(text, on: &canvas, in: room, x: room.x + 5)
        }
        return ListFrame.drawRows(of: list, on: &canvas, in: room) { canvas, line, y, isSelected in
            table.draw(line, on: &canvas, y: y, isSelected: isSelected, isMarked: marks.contains(line.loanID))
        }
    }

    /// Marks are counted also where the filter hides them.
    package var status: [(text: String, style: Style)] {
        guard !marks.isEmpty else { return [] }
        let sums = marks.isGrowing ? nil : markedTotals
        return [(texts.marked(marks.count), Style(.accent, .bold)), (texts.markedSums(sums), .text)]
    }
}
