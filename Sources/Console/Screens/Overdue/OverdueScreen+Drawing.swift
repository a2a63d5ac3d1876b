import Lending
import Messaging
import Store
package import Terminal

extension OverdueScreen {
    /// From so many columns on, the selected loan is shown beside the list.
    static let widthForDetail = 110

    package func draw(on canvas: inout Canvas, in room: Rect) -> Point? {
        guard !houseIsEmpty else { return Welcome(context).draw(on: &canvas, in: room) }
        let (head, rest) = room.splitTop(2)
        let field = queryLine(canvas.glyphs).draw(on: &canvas, at: Point(x: 1, y: head.y), width: head.width - 2)
        canvas.rule(at: Point(x: 1, y: head.y + 1), width: head.width - 2)
        let listRoom = listRoom(rest)
        let cursor = drawList(on: &canvas, in: listRoom)
        if listRoom.width < rest.width { drawDetail(on: &canvas, in: rest.splitLeft(listRoom.width).rest) }
        return field ?? cursor
    }

    private func listRoom(_ rest: Rect) -> Rect {
        guard rest.width >= Self.widthForDetail else { return rest }
        return rest.splitLeft(rest.width - LoanGlance.width(in: rest.width)).left
    }

    private func drawDetail(on canvas: inout Canvas, in room: Rect) {
        let edge = room.splitLeft(1).left
        canvas.fill(edge, with: canvas.glyphs.vertical, style: .line)
        detail?.draw(on: &canvas, in: room.splitLeft(2).rest, context)
    }

    /// Only what was asked for; the order always.
    private func queryLine(_ glyphs: Glyphs) -> QueryLine {
        var line = QueryLine(texts.totals(totals), typing: typing)
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

    /// Answers where the selected row is: the hardware cursor sits there, so that a screen reader follows it.
    private func drawList(on canvas: inout Canvas, in room: Rect) -> Point? {
        let table = OverdueTable(context, room: room, rows: list.rows, sort: query.sort)
        table.drawHeader(on: &canvas, sort: query.sort, descending: query.descending)
        guard !list.isEmpty else {
            let text = rows == .nothing ? (query == OverdueQuery() ? texts.nobodyOverdue : texts.nothingFound) : ""
            EmptyNote.draw(text, on: &canvas, in: room, x: room.x + 5)
            return nil
        }
        var cursor: Point?
        for (index, entry) in list.visible.enumerated() {
            let y = room.y + 1 + index
            table.draw(
                entry.row, on: &canvas, y: y, isSelected: entry.isSelected,
                isMarked: marks.contains(entry.row.loanID))
            if entry.isSelected { cursor = Point(x: room.x + 1, y: y) }
        }
        return cursor
    }

    /// Marks are counted also where the filter hides them.
    package var status: [(text: String, style: Style)] {
        guard !marks.isEmpty else { return [] }
        return [
            (texts.marked(marks.count), Style(.accent, .bold)), (texts.markedSums(markedTotals), .text),
        ]
    }
}
