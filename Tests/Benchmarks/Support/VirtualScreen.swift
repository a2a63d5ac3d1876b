/// What a terminal would show: as much of xterm as programs that draw with ncurses use. Every character takes one column.
struct VirtualScreen {
    let columns: Int
    let rows: Int
    private var cells: [[Unicode.Scalar]]
    private(set) var cursor = (row: 0, column: 0)
    private var saved = (row: 0, column: 0)
    /// The rows that scroll.
    private var top = 0
    private var bottom: Int
    private var last: Unicode.Scalar = " "
    private var decoder = EscapeDecoder()

    init(columns: Int, rows: Int) {
        (self.columns, self.rows) = (columns, rows)
        cells = Array(repeating: Array(repeating: " ", count: columns), count: rows)
        bottom = rows - 1
    }

    /// One line as text, blanks at its end left out; empty below the screen.
    func line(_ row: Int) -> String {
        guard cells.indices.contains(row) else { return "" }
        let end = cells[row].lastIndex { $0 != " " }.map { $0 + 1 } ?? 0
        var text = String.UnicodeScalarView()
        text.append(contentsOf: cells[row][..<end])
        return String(text)
    }

    var text: String { (0..<rows).map(line).joined(separator: "\n") }

    func contains(_ text: String) -> Bool {
        (0..<rows).contains { line($0).contains(text) }
    }

    mutating func feed(_ bytes: some Sequence<UInt8>) {
        for byte in bytes {
            switch decoder.take(byte) {
            case .nothing: break
            case .character(let scalar): put(scalar)
            case .control(let code): control(code)
            case .escape(let code): escape(code)
            case .sequence(let final, let numbers): sequence(final, numbers)
            }
        }
    }

    // MARK: What is written

    private mutating func put(_ scalar: Unicode.Scalar) {
        // A mark stands on the letter before it.
        guard !(0x300...0x36F).contains(scalar.value) else { return }
        if cursor.column >= columns {
            cursor.column = 0
            lineFeed()
        }
        cells[cursor.row][cursor.column] = scalar
        cursor.column += 1
        last = scalar
    }

    private mutating func control(_ code: UInt8) {
        switch code {
        case 0x08: cursor.column = max(0, min(cursor.column, columns - 1) - 1)
        case 0x09: cursor.column = min(columns - 1, (cursor.column / 8 + 1) * 8)
        case 0x0A...0x0C: lineFeed()
        case 0x0D: cursor.column = 0
        default: break
        }
    }

    private mutating func escape(_ code: UInt8) {
        switch UnicodeScalar(code) {
        case "7": saved = cursor
        case "8": cursor = saved
        case "D": lineFeed()
        case "E":
            cursor.column = 0
            lineFeed()
        case "M":
            if cursor.row == top { scroll(from: top, by: -1) } else { cursor.row = max(0, cursor.row - 1) }
        default: break
        }
    }

    private mutating func lineFeed() {
        if cursor.row == bottom { scroll(from: top, by: 1) } else { cursor.row = min(rows - 1, cursor.row + 1) }
    }

    /// Moves the lines from `first` to the end of the scrolling rows upwards; downwards by a negative number.
    private mutating func scroll(from first: Int, by count: Int) {
        guard first <= bottom else { return }
        let lines = min(abs(count), bottom - first + 1)
        let blank = Array(repeating: Array(repeating: Unicode.Scalar(" "), count: columns), count: lines)
        if count > 0 {
            cells.replaceSubrange(first...bottom, with: cells[(first + lines)..<(bottom + 1)] + blank)
        } else {
            cells.replaceSubrange(first...bottom, with: blank + cells[first..<(bottom + 1 - lines)])
        }
    }

    private mutating func clear(_ row: Int, _ range: Range<Int>) {
        for column in range.clamped(to: 0..<columns) { cells[row][column] = " " }
    }

    // MARK: Control sequences

    private mutating func sequence(_ final: Unicode.Scalar, _ numbers: [Int]) {
        let count = max(1, numbers.first ?? 1)
        let (row, column) = (cursor.row, min(cursor.column, columns - 1))
        switch final {
        case "A": cursor = (max(0, row - count), column)
        case "B": cursor = (min(rows - 1, row + count), column)
        case "C": cursor = (row, min(columns - 1, column + count))
        case "D": cursor = (row, max(0, column - count))
        case "G": cursor = (row, min(columns, count) - 1)
        case "d": cursor = (min(rows, count) - 1, column)
        case "H", "f":
            let second = numbers.count > 1 ? max(1, numbers[1]) : 1
            cursor = (min(rows, count) - 1, min(columns, second) - 1)
        case "Z": cursor = (row, max(0, (column - 1) / 8 * 8))
        case "b": for _ in 0..<min(count, columns) { put(last) }
        case "r":
            top = min(count, rows) - 1
            bottom = min(rows, numbers.count > 1 && numbers[1] > 0 ? numbers[1] : rows) - 1
            cursor = (0, 0)
        case "J", "K", "X", "P", "@", "L", "M", "S", "T": edit(final, numbers.first ?? 0, row, column)
        default: break
        }
    }

    private mutating func edit(_ final: Unicode.Scalar, _ number: Int, _ row: Int, _ column: Int) {
        let count = max(1, number)
        switch final {
        case "J":
            clear(row, number == 0 ? column..<columns : 0..<(number == 1 ? column + 1 : columns))
            for other in 0..<rows where number == 2 || number == 3 || (number == 0 ? other > row : other < row) {
                clear(other, 0..<columns)
            }
        case "K": clear(row, number == 0 ? column..<columns : 0..<(number == 1 ? column + 1 : columns))
        case "X": clear(row, column..<column + count)
        case "P":
            let gone = min(count, columns - column)
            cells[row].removeSubrange(column..<column + gone)
            cells[row] += Array(repeating: " ", count: gone)
        case "@":
            let added = min(count, columns - column)
            cells[row].insert(contentsOf: Array(repeating: " ", count: added), at: column)
            cells[row].removeLast(added)
        case "L": scroll(from: row, by: -count)
        case "M": scroll(from: row, by: count)
        case "S": scroll(from: top, by: count)
        case "T": scroll(from: top, by: -count)
        default: break
        }
    }
}
