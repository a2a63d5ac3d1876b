import Store
import Terminal

/// Where a list can be moved to.
package enum ListMove: Sendable {
    case up, down, pageUp, pageDown, first, last
}

extension ListModel {
    package mutating func move(_ move: ListMove, from source: ListSource<Row>) throws {
        switch move {
        case .up: try step(by: -1, from: source)
        case .down: try step(by: 1, from: source)
        case .pageUp: try page(by: -1, from: source)
        case .pageDown: try page(by: 1, from: source)
        case .first: try goToStart(from: source)
        case .last: try goToEnd(from: source)
        }
        trim()
    }

    private mutating func step(by rows: Int, from source: ListSource<Row>) throws {
        try reach(state.selected + rows, from: source)
        state.move(by: rows)
        try fill(from: source)
    }

    private mutating func page(by pages: Int, from source: ListSource<Row>) throws {
        // Upwards the rows of a whole page have to be there before the first one shown.
        let rows = pages * max(1, height)
        try reach(pages < 0 ? state.top + rows : state.top + rows + max(1, height) - 1, from: source)
        state.page(by: pages)
        try fill(from: source)
    }

    /// Reads until the window holds this row, or the list ends before it.
    private mutating func reach(_ row: Int, from source: ListSource<Row>) throws {
        var row = row
        while row < 0, !isAtStart { row += try growUp(from: source) }
        while row >= rows.count, !isAtEnd { try growDown(from: source) }
    }

    /// Reads what is missing below the last row shown.
    mutating func fill(from source: ListSource<Row>) throws {
        while state.top + height > rows.count, !isAtEnd { try growDown(from: source) }
        if state.top + height > rows.count, !isAtStart, rows.count < height { _ = try growUp(from: source) }
    }

    mutating func growDown(from source: ListSource<Row>) throws {
        guard let last = rows.last else {
            isAtEnd = true
            return
        }
        let page = try source.page(.after(last.key), chunk)
        rows += page
        isAtEnd = page.count < chunk
        state.fit(count: rows.count, height: height)
    }

    mutating func growUp(from source: ListSource<Row>) throws -> Int {
        guard let first = rows.first else {
            isAtStart = true
            return 0
        }
        let page = try source.page(.before(first.key), chunk)
        rows = page + rows
        isAtStart = page.count < chunk
        let (selected, line) = (state.selected + page.count, state.selected - state.top)
        state = Self.state(selecting: selected, onLine: line, of: rows.count, height: height)
        return page.count
    }

    /// Forgets rows far from the screen, so that a walk through a million keeps a few hundred.
    mutating func trim() {
        let keep = 4 * chunk
        let line = state.selected - state.top
        guard max(rows.count - state.top, state.top) > 2 * keep else { return }
        keepEnds()
        if rows.count - state.top > 2 * keep {
            rows.removeLast(rows.count - state.top - keep)
            isAtEnd = false
            state.fit(count: rows.count, height: height)
        }
        if state.top > 2 * keep {
            let cut = state.top - keep
            rows.removeFirst(cut)
            isAtStart = false
            state = Self.state(selecting: state.selected - cut, onLine: line, of: rows.count, height: height)
        }
    }
}
