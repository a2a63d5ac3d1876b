import SQLite

/// The ids of all rows that what was typed may be found in, gathered from the index of letters where a list is walked whose own
/// index does not hold the texts. Each of its rows would have to be read for its text: a few microseconds, and perhaps a
/// page from the disk. To look an id up in what was gathered takes a third of one, and only what is found there is read.
struct Sieve {
    let condition: String
    let values: [any Bindable]
    /// How long it takes to gather them.
    let gathering: Duration

    private static let gatheringOfOne = Duration.nanoseconds(200)
    private static let lookup = Duration.microseconds(3)
    /// More than this is not spent on it: the rows may have to be looked up afterwards all the same.
    private static let most = Duration.milliseconds(15)

    /// Of rows whose id is `column` and that `ids` selects, `gathered` from the index of letters alone and `lookedUp` row by
    /// row; nil where that takes too long. The sign keeps SQLite from going through the ids instead of the order.
    init?(_ column: String, in ids: String, values: [any Bindable], gathered: Int, lookedUp: Int = 0) {
        gathering = Self.gatheringOfOne * gathered + Self.lookup * lookedUp
        guard gathering <= Self.most else { return nil }
        condition = " AND +\(column) IN (\(ids))"
        self.values = values
    }
}
