import Store
import Terminal

/// A screen over a list of any length: its rows are read in pages, and what has to be read again waits until nobody types.
package protocol PagedScreen: FilteredScreen {
    associatedtype Row: KeyedRow
    associatedtype Detail
    var list: ListModel<Row> { get set }
    /// Where the rows come from, by what is asked for now.
    var source: ListSource<Row> { get }
    /// What stands beside the list where there is room.
    var detail: Detail? { get set }
    var wantsDetail: Bool { get set }
    /// Whether `detail` is that of the selected row.
    var isDetailCurrent: Bool { get }
    func readDetail() throws -> Detail?
    /// Sums and counts, which are asked for last.
    var hasCountsToRead: Bool { get }
    func readCounts() throws
    /// Before and after rows are read.
    func willReadRows() throws
    func didReadRows() throws
}

extension PagedScreen {
    package func willReadRows() throws {}
    package func didReadRows() throws {}

    /// The rows first, what stands beside them, more rows ahead, what has to be counted, and the ends last.
    package func work() throws {
        if list.due != .nothing { return try readRows() }
        if lacksDetail {
            detail = try readDetail()
        } else if list.lacksRowsAhead {
            try list.readAhead(from: source)
        } else if hasCountsToRead {
            try readCounts()
        } else if list.lacksEnds {
            try list.readEnds(from: source)
        }
    }

    package var hasWork: Bool {
        list.due != .nothing || lacksDetail || list.lacksRowsAhead || hasCountsToRead || list.lacksEnds
    }

    private var lacksDetail: Bool { wantsDetail && !isDetailCurrent }

    package func catchUp() throws {
        if list.due == .restart { try readRows() }
    }

    /// Rows that are not there yet cannot be moved through: what is due comes first.
    package func move(_ move: ListMove) -> [Effect] {
        context.trying {
            if list.due != .nothing { try readRows() }
            try list.move(move, from: source)
            return []
        }
    }

    /// Makes room for the rows, and reads them the first time; true then.
    func fit(_ room: Rect) throws -> Bool {
        wantsDetail = room.width >= ListFrame.widthForDetail
        try list.fit(height: max(0, room.height - 3), from: source)
        guard !list.isLoaded else { return false }
        try list.restart(from: source)
        return true
    }

    private func readRows() throws {
        try willReadRows()
        try list.readDue(from: source)
        try didReadRows()
    }
}
