/// One column of a table: how wide it wants to be, and how soon it gives way.
package struct Column<ID: Hashable & Sendable>: Sendable {
    package let id: ID
    package let title: String
    package let minimum: Int
    package let maximum: Int
    /// Columns of the highest number go first when there is no room; 0 stays to the end.
    package let priority: Int
    package let alignment: Canvas.Alignment

    package init(
        _ id: ID, _ title: String, min minimum: Int, max maximum: Int? = nil, priority: Int = 0,
        align alignment: Canvas.Alignment = .left
    ) {
        self.id = id
        self.title = title
        self.minimum = max(1, minimum)
        self.maximum = max(max(1, minimum), maximum ?? minimum)
        self.priority = priority
        self.alignment = alignment
    }

    /// The same where it decides the order.
    fileprivate var sorted: Column {
        let wanted = TextWidth.of(title) + 2
        return Column(id, title, min: max(minimum, wanted), max: max(maximum, wanted), align: alignment)
    }
}

/// Columns side by side. The layout for a width is worked out once a frame, then every row is drawn with it.
package struct Table<ID: Hashable & Sendable>: Sendable {
    package let columns: [Column<ID>]
    /// Blank columns between two.
    package let gap: Int

    package init(_ columns: [Column<ID>], gap: Int = 2) {
        self.columns = columns
        self.gap = max(0, gap)
    }

    /// Drops columns by priority (the rightmost first) until the rest fits, then widens from the left up to each maximum.
    ///
    /// The column that the rows are sorted by stays, and has room for its title with the arrow.
    package func layout(x: Int, width: Int, sortedBy: ID? = nil) -> TableLayout<ID> {
        let columns = columns.map { $0.id == sortedBy ? $0.sorted : $0 }
        func needed(_ kept: [Int]) -> Int {
            kept.reduce(gap * max(0, kept.count - 1)) { $0 + columns[$1].minimum }
        }
        var kept = Array(columns.indices)
        while kept.count > 1, needed(kept) > width {
            guard let worst = kept.max(by: { columns[$0].priority <= columns[$1].priority }) else { break }
            kept.removeAll { $0 == worst }
        }
        var spare = width - needed(kept)
        var x = x
        let slots = kept.map { index in
            let column = columns[index]
            // Negative when even the last column does not fit: it takes what there is.
            let more = min(spare, column.maximum - column.minimum)
            spare -= more
            let slot = TableLayout<ID>.Slot(column: column, x: x, width: max(0, column.minimum + more))
            x += slot.width + gap
            return slot
        }
        return TableLayout(slots: slots)
    }
}

/// A table's columns where they are for one width.
package struct TableLayout<ID: Hashable & Sendable>: Sendable {
    package struct Slot: Sendable {
        package let column: Column<ID>
        package let x: Int
        package let width: Int
    }

    package let slots: [Slot]

    /// Where a column is; nil when it was dropped.
    package subscript(_ id: ID) -> Slot? {
        slots.first { $0.column.id == id }
    }

    /// Draws the titles, with an arrow at the column the rows are sorted by.
    package func drawHeader(
        on canvas: inout Canvas, y: Int, sortedBy: ID? = nil, descending: Bool = false, style: Style = .dim
    ) {
        for slot in slots {
            let place = Point(x: slot.x, y: y)
            let (title, align) = (slot.column.title, slot.column.alignment)
            guard slot.column.id == sortedBy, slot.width > 2 else {
                canvas.put(title, at: place, style: style, width: slot.width, align: align)
                continue
            }
            // The arrow has its own room: it must not be what is cut off.
            let used = canvas.put(title, at: place, style: style, width: slot.width - 2, align: align)
            let arrow = descending ? canvas.glyphs.down : canvas.glyphs.up
            let x = align == .left ? slot.x + used : slot.x + slot.width - 2
            canvas.put(" \(arrow)", at: Point(x: x, y: y), style: style, width: 2)
        }
    }

    /// Draws one row; `cell` gives the text and style of each column that is there.
    package func drawRow(on canvas: inout Canvas, y: Int, cell: (ID) -> (text: String, style: Style)) {
        for slot in slots {
            let (text, style) = cell(slot.column.id)
            canvas.put(
                text, at: Point(x: slot.x, y: y), style: style, width: slot.width, align: slot.column.alignment)
        }
    }
}
