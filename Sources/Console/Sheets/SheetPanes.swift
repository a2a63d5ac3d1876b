import Terminal

/// One sheet, or two beside each other where the screen has room; one of them has the selection.
package struct SheetPanes<Item: Hashable> {
    private var sheets: [Sheet<Item>] = []
    private var focus = 0
    private var room = Rect.empty
    private var isNew = true

    /// How many columns the lines of each pane get; one number for one pane.
    private(set) var widths: [Int] = []
    private var rooms: [Rect] = []

    var isSplit: Bool { rooms.count > 1 }
    var selectedItem: Item? { sheets.indices.contains(focus) ? sheets[focus].selectedItem : nil }

    /// The left one takes so many hundredths of a wide screen.
    mutating func fit(_ room: Rect, split: Int) {
        self.room = room
        if room.width >= ListFrame.widthForDetail {
            let (left, right) = room.splitLeft(max(50, room.width * split / 100))
            rooms = [left, right.splitLeft(1).rest]
        } else {
            rooms = [room]
        }
        widths = rooms.map { $0.width - 5 }
    }

    /// New lines for each pane; the selection stays on its item, at first on `first`.
    mutating func set(_ panes: [[SheetLine<Item>]], first: Item? = nil) {
        let wanted = isNew ? first : selectedItem
        if sheets.count != panes.count {
            sheets = panes.map { _ in Sheet() }
            focus = 0
        }
        for (index, lines) in panes.enumerated() where rooms.indices.contains(index) {
            // A heading needs no air above it at the top.
            sheets[index].set(Array(lines.drop { $0.isBlank }))
            sheets[index].fit(height: rooms[index].height)
        }
        isNew = false
        guard let wanted else { return }
        for index in sheets.indices {
            sheets[index].select(wanted)
            if sheets[index].selectedItem == wanted { focus = index }
        }
    }

    mutating func move(_ move: ListMove) {
        guard sheets.indices.contains(focus) else { return }
        sheets[focus].move(move)
    }

    /// The next section; where this pane has no more, the next pane.
    mutating func section(_ by: Int) {
        guard sheets.indices.contains(focus) else { return }
        let before = sheets[focus].selectedItem
        sheets[focus].section(by)
        let other = focus + by
        if sheets[focus].selectedItem == before, sheets.indices.contains(other), sheets[other].selectedItem != nil {
            focus = other
        }
    }

    func draw(on canvas: inout Canvas) -> Point? {
        var cursor: Point?
        for (index, room) in rooms.enumerated() where sheets.indices.contains(index) {
            if index > 0 {
                let edge = Rect(x: room.x - 1, y: room.y, width: 1, height: room.height)
                canvas.fill(edge, with: canvas.glyphs.vertical, style: .line)
            }
            let point = sheets[index].draw(on: &canvas, in: room.splitLeft(1).rest, hasFocus: index == focus)
            if index == focus { cursor = point }
        }
        return cursor
    }
}
