/// How many requests may be in flight: few at first, one more with each answer, half as many after each that got none.
///
/// A connection is opened only where none is idle, so they come one by one and are used again; opened all at once, a small
/// listen queue at the other end drops some, and a create that was dropped is one that may have arrived.
struct Opening {
    private static let first = 2
    private let most: Int
    private(set) var width: Int

    init(most: Int) {
        self.most = max(1, most)
        width = min(Self.first, self.most)
    }

    mutating func answered() {
        width = min(most, width + 1)
    }

    mutating func unanswered() {
        width = max(min(Self.first, most), width / 2)
    }
}
