import Store
import Terminal

extension ListModel {
    /// Whether the screen after this one, or the one before it, is still to be read.
    package var lacksNextPage: Bool { lacksRowsBelow || lacksRowsAbove }

    /// Reads one page further while nobody types, so that the next key finds its rows in memory: those of a large house
    /// lie far from each other on the disk.
    package mutating func readAhead(from source: ListSource<Row>) throws {
        if lacksRowsBelow {
            try growDown(from: source)
        } else if lacksRowsAbove {
            _ = try growUp(from: source)
        }
        trim()
    }

    private var lacksRowsBelow: Bool { isLoaded && !isAtEnd && rows.count - state.top < 2 * height }
    private var lacksRowsAbove: Bool { isLoaded && !isAtStart && state.top < height }
}
