import Terminal

/// One line of a sheet. Lines with the same item one after the other are one row that can be selected.
struct SheetLine<Item: Hashable> {
    let item: Item?
    let isHeading: Bool
    let isBlank: Bool
    /// Draws in a box of one row.
    let draw: (inout Canvas, Rect) -> Void

    private init(
        _ item: Item?, isHeading: Bool = false, isBlank: Bool = false,
        draw: @escaping (inout Canvas, Rect) -> Void
    ) {
        self.item = item
        self.isHeading = isHeading
        self.isBlank = isBlank
        self.draw = draw
    }

    static var blank: SheetLine { SheetLine(nil, isBlank: true) { _, _ in } }

    static func row(_ item: Item?, _ draw: @escaping (inout Canvas, Rect) -> Void) -> SheetLine {
        SheetLine(item, draw: draw)
    }

    /// A title with what it sums up beside it.
    static func heading(_ title: String, _ note: String = "") -> SheetLine {
        SheetLine(nil, isHeading: true) { canvas, room in
            let pieces: [(text: String, style: Style)] = [(title, .title), (note.isEmpty ? "" : "  " + note, .dim)]
            canvas.put(pieces, at: Point(x: room.x - 1, y: room.y), width: room.width + 1)
        }
    }

    /// A heading with its rows below a blank line, or the word for none.
    static func section(_ title: String, _ note: String, _ lines: [SheetLine], none: String) -> [SheetLine] {
        [.blank, .heading(title, note)] + (lines.isEmpty ? [.text(none, style: .dim)] : lines)
    }

    static func text(_ text: String, style: Style = .text, item: Item? = nil, indent: Int = 0) -> SheetLine {
        SheetLine(item) { canvas, room in
            canvas.put(
                text, at: Point(x: room.x + indent, y: room.y), style: style, width: max(0, room.width - indent))
        }
    }

    /// A name and its value, names in one column.
    static func pair(_ name: String, _ value: String, style: Style = .text, names: Int = 14) -> SheetLine {
        SheetLine(nil) { canvas, room in
            canvas.put(name, at: room.origin, style: .dim, width: names - 1)
            canvas.put(
                value, at: Point(x: room.x + names, y: room.y), style: style, width: max(0, room.width - names))
        }
    }

    /// The same over as many lines as the value needs.
    static func pairs(
        _ name: String, _ value: String, style: Style = .text, names: Int = 14, width: Int
    ) -> [SheetLine] {
        Canvas.wrap(value, width: max(10, width - names)).enumerated().map { index, line in
            .pair(index == 0 ? name : "", line, style: style, names: names)
        }
    }

    /// A text over as many lines as it needs in so many columns.
    static func paragraph(
        _ text: String, width: Int, style: Style = .text, item: Item? = nil, indent: Int = 0
    ) -> [SheetLine] {
        Canvas.wrap(text, width: max(10, width - indent)).map { .text($0, style: style, item: item, indent: indent) }
    }
}

extension SheetLine {
    /// A row of a table; all rows of one table share their columns.
    static func table<ID: Hashable & Sendable>(
        _ table: Table<ID>, item: Item?, cell: @escaping (ID, Glyphs) -> (text: String, style: Style)
    ) -> SheetLine {
        .row(item) { canvas, room in
            let glyphs = canvas.glyphs
            table.layout(x: room.x, width: room.width).drawRow(on: &canvas, y: room.y) { cell($0, glyphs) }
        }
    }
}
