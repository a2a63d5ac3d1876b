import Terminal

/// A document of lines that scrolls, with rows among them that can be selected. The selection follows its row when the
/// lines are made anew.
struct Sheet<Item: Hashable> {
    private(set) var lines: [SheetLine<Item>] = []
    /// The first line of each row that can be selected.
    private var starts: [Int] = []
    private var selected = 0
    private(set) var top = 0
    private var height = 0

    var selectedItem: Item? { starts.indices.contains(selected) ? lines[starts[selected]].item : nil }

    mutating func set(_ lines: [SheetLine<Item>]) {
        let old = selectedItem
        self.lines = lines
        starts = lines.indices.filter { lines[$0].item != nil && ($0 == 0 || lines[$0 - 1].item != lines[$0].item) }
        if let old, let place = starts.firstIndex(where: { lines[$0].item == old }) { selected = place }
        selected = max(0, min(selected, starts.count - 1))
        show()
    }

    mutating func fit(height: Int) {
        self.height = max(0, height)
        show()
    }

    mutating func select(_ item: Item) {
        guard let place = starts.firstIndex(where: { lines[$0].item == item }) else { return }
        selected = place
        show()
    }

    // MARK: Moving

    mutating func move(_ move: ListMove) {
        switch move {
        case .up: step(-1)
        case .down: step(1)
        case .pageUp: page(-1)
        case .pageDown: page(1)
        case .first: jump(to: 0)
        // Where nothing can be selected, the end of the sheet.
        case .last: starts.isEmpty ? scroll(lines.count) : jump(to: starts.count - 1)
        }
    }

    private mutating func step(_ by: Int) {
        guard !starts.isEmpty else { return scroll(by) }
        jump(to: selected + by)
    }

    private mutating func page(_ pages: Int) {
        let rows = pages * max(1, height - 1)
        guard starts.indices.contains(selected) else { return scroll(rows) }
        let wanted = starts[selected] + rows
        let place = pages > 0 ? starts.lastIndex { $0 <= wanted } : starts.firstIndex { $0 >= wanted }
        // A row taller than the page is still left by a step.
        jump(to: place == selected ? selected + pages : place ?? 0)
    }

    private mutating func jump(to place: Int) {
        selected = max(0, min(place, starts.count - 1))
        if starts.isEmpty { top = place == 0 ? 0 : lines.count }
        show()
    }

    private mutating func scroll(_ rows: Int) {
        top += rows
        show()
    }

    /// The first row below the next heading, or the last one before this.
    mutating func section(_ by: Int) {
        guard starts.indices.contains(selected) else { return }
        let headings = lines.indices.filter { lines[$0].isHeading }
        let firsts = headings.compactMap { heading in starts.firstIndex { $0 > heading } }
        let here = firsts.lastIndex { $0 <= selected } ?? 0
        let wanted = here + by
        guard firsts.indices.contains(wanted) else { return }
        jump(to: firsts[wanted])
    }

    /// Scrolls no more than needed: the selected row with the heading above it, else with the end of the sheet.
    private mutating func show() {
        if starts.indices.contains(selected), height > 0 {
            let item = lines[starts[selected]].item
            var first = starts[selected]
            let end = lines[first...].firstIndex { $0.item != item } ?? lines.count
            while first > 0, lines[first - 1].item == nil { first -= 1 }
            // What stands above the row comes along where there is room for both.
            if selected > 0, end - first > height { first = starts[selected] }
            top = min(top, first)
            top = max(top, (selected == starts.count - 1 ? lines.count : end) - height)
            top = min(top, starts[selected])
        }
        top = max(0, min(top, lines.count - height))
    }

    // MARK: Drawing

    /// Answers where the selected row is.
    func draw(on canvas: inout Canvas, in room: Rect, hasFocus: Bool = true) -> Point? {
        var cursor: Point?
        let chosen = hasFocus ? selectedItem : nil
        canvas.clipped(to: room) { canvas in
            for (row, line) in lines.dropFirst(top).prefix(room.height).enumerated() {
                let y = room.y + row
                line.draw(&canvas, Rect(x: room.x + 2, y: y, width: max(0, room.width - 4), height: 1))
                guard let chosen, line.item == chosen else { continue }
                canvas.restyle(Rect(x: room.x, y: y, width: room.width - 1, height: 1)) { $0.with(.selected) }
                if cursor == nil {
                    cursor = Point(x: room.x, y: y)
                    canvas.put(canvas.glyphs.cursorBar, at: Point(x: room.x, y: y), style: Style(.accent, .selected))
                }
            }
            // More above, more below.
            let x = room.maxX - 1
            if top > 0 { canvas.put(canvas.glyphs.up, at: Point(x: x, y: room.y), style: .dim) }
            if top + room.height < lines.count {
                canvas.put(canvas.glyphs.down, at: Point(x: x, y: room.maxY - 1), style: .dim)
            }
        }
        return cursor
    }
}
