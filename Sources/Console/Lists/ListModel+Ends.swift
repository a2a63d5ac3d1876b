import Store
import Terminal

extension ListModel {
    /// The first and the last screenful of a list, kept while the window is elsewhere, so that a key reaches both without
    /// reading.
    struct Ends {
        var first: [Row]?
        var last: [Row]?
    }

    /// Whether one of the ends is still to be read. In a list that others change they would be read with every change, so
    /// there a key reads them.
    package var lacksEnds: Bool { isLoaded && !isReloaded && (lacksFirst || lacksLast) }

    /// Reads one of the ends while nobody types.
    package mutating func readEnds(from source: ListSource<Row>) throws {
        if lacksFirst {
            ends.first = try source.page(.first, screenful)
        } else if lacksLast {
            ends.last = try source.page(.last, screenful)
        }
    }

    mutating func goToStart(from source: ListSource<Row>) throws {
        // What lies below the first screen stays in memory.
        guard !isAtStart else { return state.select(0) }
        keepEnds()
        let page = try ends.first ?? source.page(.first, screenful)
        adopt(page, atStart: true, atEnd: page.count < screenful)
        state.select(0)
    }

    mutating func goToEnd(from source: ListSource<Row>) throws {
        guard !isAtEnd else { return state.select(rows.count - 1) }
        keepEnds()
        let page = try ends.last ?? source.page(.last, screenful)
        adopt(page, atStart: page.count < screenful, atEnd: true)
        state.select(page.count - 1)
    }

    /// Before the window leaves an end of the list, or is cut there.
    mutating func keepEnds() {
        if isAtStart { ends.first = Array(rows.prefix(screenful)) }
        if isAtEnd { ends.last = Array(rows.suffix(screenful)) }
    }

    private var lacksFirst: Bool { !isAtStart && ends.first == nil }
    private var lacksLast: Bool { !isAtEnd && ends.last == nil }
}
