/// One column of one row: a scalar with up to two combining marks, in a style. Sixteen bytes, no references.
struct Cell: Hashable, Sendable {
    /// Scalar values; 0 stands for none.
    var scalar: UInt32
    var firstMark: UInt32 = 0
    var secondMark: UInt32 = 0
    var style: Style
    /// 2 for the left half of a wide character, 0 for its right half, else 1.
    var width: UInt8 = 1

    static let blank = Cell(scalar: 0x20, style: .text)

    static func rightHalf(_ style: Style) -> Cell {
        Cell(scalar: 0x20, style: style, width: 0)
    }

    /// Adds a combining mark; more than two are dropped, so that a hostile name cannot grow over its neighbours.
    mutating func combine(_ mark: UInt32) {
        if firstMark == 0 {
            firstMark = mark
        } else if secondMark == 0 {
            secondMark = mark
        }
    }

    /// Appends what the cell shows; the right half of a wide character shows nothing.
    func write(to text: inout String) {
        guard width > 0 else { return }
        append(scalar, to: &text)
        if firstMark != 0 { append(firstMark, to: &text) }
        if secondMark != 0 { append(secondMark, to: &text) }
    }

    private func append(_ value: UInt32, to text: inout String) {
        text.unicodeScalars.append(Unicode.Scalar(value) ?? "\u{FFFD}")
    }
}
