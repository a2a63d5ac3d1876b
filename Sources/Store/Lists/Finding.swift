/// Which way the rows that have what was typed are found: by their letters, or by walking the list in its order.
package struct Finding {
    /// No more matches than this are looked up at once, one here and one there. More are met soon by walking: among a
    /// million rows a page of 40 is full after 20 000 as a rule, which takes no longer.
    package var few = 2000
    /// How long a list is walked when there are more. Rows that have what was typed may stand side by side (all who are
    /// called José, in the order of the names), and the walk goes through everybody before them.
    package var patience = Duration.milliseconds(8)
    /// What is looked up after all when the walk took too long: more than this is slower than walking to the end.
    package var many = 25_000
}
