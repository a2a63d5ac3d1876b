import Store
import Terminal

extension ListModel {
    /// Whether the two screens after this one, or the two before it, are still to be read.
    package var lacksRowsAhead: Bool { lacksRowsBelow || lacksRowsAbove }

    /// Reads further while nobody types, so that the next key finds its rows in memory: those of a large house lie far from
    /// each other on the disk. Two screens, so that one which takes longer than a key's repetition is not waited for.
    package mutating func readAhead(from source: ListSource<Row>) throws {
        var read = self
        if lacksRowsBelow {
            try read.growDown(from: source)
        } else if lacksRowsAbove {
            _ = try read.growUp(from: source)
        }
        read.trim()
        self = read
    }

    private var lacksRowsBelow: Bool { isLoaded && !isAtEnd && rows.count - state.top < 3 * height }
    private var lacksRowsAbove: Bool { isLoaded && !isAtStart && state.top < 2 * height }
}
