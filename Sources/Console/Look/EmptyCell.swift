import Terminal

extension Glyphs {
    /// What a list shows where there is nothing. In plain style: some columns are full of it, and to dim it would cost a slow
    /// link 16 bytes a row.
    var emptyCell: (String, Style) { (none, .text) }
}
