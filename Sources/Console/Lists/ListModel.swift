package import Store
import Terminal

/// A row of a list that is read in pages by key. The key's id is its identity.
package protocol KeyedRow {
    var key: RowKey { get }
}

extension OverdueLine: KeyedRow {}
extension ClientLine: KeyedRow {}
extension MessageLine: KeyedRow {}

/// Where a list gets its rows: pages by key, and the place of one row as it is now (nil: it is no longer in the list).
package struct ListSource<Row: KeyedRow> {
    package let page: (PagePosition, Int) throws -> [Row]
    package let place: (Int64) throws -> RowKey?

    package init(
        page: @escaping (PagePosition, Int) throws -> [Row], place: @escaping (Int64) throws -> RowKey?
    ) {
        self.page = page
        self.place = place
    }
}

/// The part of a list around the screen, for a list of any length: a window of rows that grows at its ends and is cut
/// where it is far away. Nothing in it depends on how many rows there are.
package struct ListModel<Row: KeyedRow> {
    package internal(set) var rows: [Row] = []
    var state = ListState()
    /// Nothing comes before the first, or after the last, row held here.
    var isAtStart = true
    var isAtEnd = true
    /// Until the first page was read.
    package private(set) var isLoaded = false
    package var due = Due.nothing
    /// As last read; dropped with another question or height, and when the list is read again.
    var ends = Ends()
    /// Read again since it was asked for.
    private(set) var isReloaded = false

    package init() {}

    package var height: Int { state.height }
    package var selected: Row? { state.selection.map { rows[$0] } }
    package var isEmpty: Bool { rows.isEmpty }

    /// The rows on the screen from top to bottom.
    package var visible: [(row: Row, isSelected: Bool)] {
        state.visible.map { (rows[$0], $0 == state.selected) }
    }

    /// Rows asked for at once beyond the screen: two screens, so that a step rarely has to ask.
    var chunk: Int { max(40, 2 * state.height) }
    /// Rows asked for while somebody waits for them: those that are shown. More are read ahead.
    var screenful: Int { max(1, state.height) }

    // MARK: Reading

    /// Tells how many rows fit, and reads what is missing for them.
    package mutating func fit(height: Int, from source: ListSource<Row>) throws {
        if height != state.height { ends = Ends() }
        state.fit(count: rows.count, height: height)
        if isLoaded { try fill(from: source) }
    }

    /// The list from its beginning: another query, or the first time.
    package mutating func restart(from source: ListSource<Row>) throws {
        let page = try source.page(.first, screenful)
        (ends, isReloaded) = (Ends(), false)
        adopt(page, atStart: true, atEnd: page.count < screenful)
        state.select(0)
    }

    /// Reads again what is there. The selection stays on its row, and that row on its line of the screen; when the row
    /// is gone, on what stands in its place.
    package mutating func reload(from source: ListSource<Row>) throws {
        guard let old = selected else { return try restart(from: source) }
        let line = state.selected - state.top
        let place = try source.place(old.key.id) ?? old.key
        let seesStart = isAtStart && state.top == 0
        // One more than is shown above it, so that the start is known where it is seen.
        let asked = (before: seesStart ? screenful : line + 1, after: screenful)
        let before = try source.page(.before(place), asked.before)
        let after = try source.page(.at(place), asked.after)
        (ends, isReloaded) = (Ends(), true)
        adopt(before + after, atStart: before.count < asked.before, atEnd: after.count < asked.after)
        // A screen that shows the beginning of the list goes on showing it, as long as the row fits below.
        let keepsStart = seesStart && isAtStart && before.count < height
        state = Self.state(
            selecting: before.count, onLine: keepsStart ? before.count : line, of: rows.count, height: height)
        try fill(from: source)
    }

    /// A picture with this row selected and shown on that line of the screen, as far as the rows allow.
    static func state(selecting row: Int, onLine line: Int, of count: Int, height: Int) -> ListState {
        var state = ListState()
        state.fit(count: .max, height: height)
        state.select(line)
        state.follow(row)
        state.fit(count: count, height: height)
        return state
    }

    mutating func adopt(_ page: [Row], atStart: Bool, atEnd: Bool) {
        rows = page
        (isAtStart, isAtEnd, isLoaded) = (atStart, atEnd, true)
        state.fit(count: rows.count, height: height)
    }
}
