/// Which way the rows that have what was typed are found: by walking the list in its order; by walking it once more, sifted;
/// or by their letters, looking up one row here and one there.
package struct Finding {
    /// No more rows than this are looked up at once. More are met soon by walking: among a million rows a page of 40 is full
    /// after 20 000 as a rule, which takes no longer.
    package var few = 2000
    /// No more than this are looked up at all: it would take longer than to walk to the end.
    package var many = 20_000
    /// What somebody who types a letter may wait for its rows.
    package var wish = Duration.milliseconds(30)

    /// How long a list is walked before its rows are found in another way; most walks are over by then. Rows that have what
    /// was typed may stand side by side (all who are called José, in the order of the names), and the walk goes through
    /// everybody before them.
    package var walk = Duration.milliseconds(3)
    /// The same of a list that is sifted, beside what it takes to gather the ids.
    private static let sift = Duration.milliseconds(3)
    private static let least = Duration.milliseconds(1)

    var patience: Duration { min(walk, wish) }

    func patience(gathering: Duration) -> Duration { min(Self.sift + gathering, wish) }

    /// What is left of it for the next part of a list of several, so long after the first one was begun: at the least what
    /// it takes to walk through a part of few rows.
    func after(_ spent: Duration) -> Finding {
        var left = self
        left.wish = min(wish, max(Self.least, wish - spent))
        return left
    }
}
