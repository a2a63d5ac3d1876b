import Store
import Terminal

/// How every list looks: what was asked for above it, a rule, its rows, and the selected one beside them where there is room.
enum ListFrame {
    /// From so many columns on, the selected row is shown beside the list.
    static let widthForDetail = 110

    /// A third of the screen, as wide as its lines need.
    static func detailWidth(in room: Int) -> Int { max(36, min(52, room / 3)) }

    /// Answers where the cursor is: in the filter while it is typed, else on the selected row.
    static func draw(
        _ line: QueryLine, on canvas: inout Canvas, in room: Rect, list: (inout Canvas, Rect) -> Point?,
        detail: (inout Canvas, Rect) -> Void
    ) -> Point? {
        let (head, rest) = room.splitTop(2)
        let field = line.draw(on: &canvas, at: Point(x: 1, y: head.y), width: head.width - 2)
        canvas.rule(at: Point(x: 1, y: head.y + 1), width: head.width - 2)
        guard rest.width >= widthForDetail else {
            let row = list(&canvas, rest)
            return field ?? row
        }
        let (left, right) = rest.splitLeft(rest.width - detailWidth(in: rest.width))
        let (edge, beside) = right.splitLeft(1)
        canvas.fill(edge, with: canvas.glyphs.vertical, style: .line)
        detail(&canvas, beside)
        let row = list(&canvas, left)
        return field ?? row
    }

    /// The rows below their header. Answers where the selected one is: the hardware cursor sits there, so that a screen
    /// reader follows it.
    static func drawRows<Row>(
        of list: ListModel<Row>, on canvas: inout Canvas, in room: Rect, draw: (inout Canvas, Row, Int, Bool) -> Void
    ) -> Point? {
        var cursor: Point?
        for (index, entry) in list.visible.enumerated() {
            let y = room.y + 1 + index
            draw(&canvas, entry.row, y, entry.isSelected)
            if entry.isSelected { cursor = Point(x: room.x + 1, y: y) }
        }
        return cursor
    }
}
