/// Which rows of a list are on the screen and which one is selected. Right for any height, also none, and any count.
package struct ListState: Equatable, Sendable {
    /// The first row shown.
    package private(set) var top = 0
    /// The selected row; 0 in an empty list.
    package private(set) var selected = 0
    package private(set) var count = 0
    /// Rows that fit on the screen.
    package private(set) var height = 0

    package init() {}

    /// Tells how many rows there are and how many fit; the selection stays if it can, and in sight.
    package mutating func fit(count: Int, height: Int) {
        self.count = max(0, count)
        self.height = max(0, height)
        select(selected)
    }

    /// Selects a row, the nearest there is, and scrolls no more than needed to show it.
    package mutating func select(_ row: Int) {
        selected = row.clamped(to: 0...max(0, count - 1))
        top = top.clamped(to: max(0, selected - max(0, height - 1))...selected)
        // No empty room below the last row while there are rows above.
        top = min(top, max(0, count - max(1, height)))
    }

    /// Selects a row and keeps it on the line of the screen where it was, for rows that moved under the cursor.
    package mutating func follow(_ row: Int) {
        let line = selected - top
        selected = row.clamped(to: 0...max(0, count - 1))
        top = max(0, selected - line)
        select(selected)
    }

    /// The rows on the screen, always inside the list.
    package var visible: Range<Int> {
        let start = min(top, count)
        return start..<min(count, start + height)
    }

    package var isEmpty: Bool { count == 0 }
    /// The selected row if there is one.
    package var selection: Int? { isEmpty ? nil : selected }

    /// Moves by the usual keys; false when the key is not one of them. `j k g G` are the caller's: they may be typed text.
    package mutating func handle(_ key: Key) -> Bool {
        switch key {
        case .up: move(by: -1)
        case .down: move(by: 1)
        case .pageUp: page(by: -1)
        case .pageDown: page(by: 1)
        case .home: select(0)
        case .end: select(count - 1)
        default: return false
        }
        return true
    }

    package mutating func move(by rows: Int) {
        let (row, overflow) = selected.addingReportingOverflow(rows)
        select(overflow ? (rows > 0 ? count - 1 : 0) : row)
    }

    /// Moves the picture and the selection by whole pages.
    package mutating func page(by pages: Int) {
        let rows = max(1, height) * pages.clamped(to: -1_000_000...1_000_000)
        top = (top + rows).clamped(to: 0...max(0, count - max(1, height)))
        move(by: rows)
    }
}
