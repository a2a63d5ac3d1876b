/// Which way the rows that have what was typed are found: by their letters, looking up one row here and one there, or by
/// walking the list in its order, through an index that holds its texts.
package struct Finding {
    /// No more rows than this are looked up at once. More are met soon by walking: among a million rows a page of 40 is full
    /// after 20 000 as a rule, which takes no longer.
    package var few = 2000
    /// No more than this are looked up at all: it would take longer than to walk to the end.
    package var many = 20_000
    /// What somebody who types a letter may wait for its rows.
    package var wish = Duration.milliseconds(30)

    /// Most walks are over by then.
    private static let usual = Duration.milliseconds(3)
    private static let least = Duration.milliseconds(1)

    /// How long a list is walked before its rows are looked up, after `gathering` what it is sifted by. Rows that have what
    /// was typed may stand side by side (all who are called José, in the order of the names), and the walk goes through
    /// everybody before them.
    func patience(gathering: Duration) -> Duration { min(Self.usual + gathering, wish) }

    /// What is left of it for the next part of a list of several, so long after the first one was begun: at the least what
    /// it takes to walk through a part of few rows.
    func after(_ spent: Duration) -> Finding {
        var left = self
        left.wish = min(wish, max(Self.least, wish - spent))
        return left
    }
}
