import Terminal

/// Rows under headings, for people at a terminal: each column as wide as its widest cell.
struct TextTable {
    private let headings: [String]
    private let rightAligned: Set<Int>
    private var rows: [(cells: [String], note: String?)] = []

    init(_ headings: [String], rightAligned: Set<Int> = []) {
        self.headings = headings
        self.rightAligned = rightAligned
    }

    /// `note` stands on a line of its own below the row.
    mutating func add(_ cells: [String], note: String? = nil) {
        rows.append((cells, note))
    }

    var lines: [String] {
        let widths = headings.indices.map { column in
            ([headings] + rows.map(\.cells)).map { TextWidth.of($0[column]) }.max() ?? 0
        }
        return [line(headings, widths)]
            + rows.flatMap { row in
                let indent = String(repeating: " ", count: (widths.first ?? 0) + 2)
                return [line(row.cells, widths)] + (row.note.map { [indent + $0] } ?? [])
            }
    }

    private func line(_ cells: [String], _ widths: [Int]) -> String {
        let padded = cells.indices.map { column in
            let room = String(repeating: " ", count: max(0, widths[column] - TextWidth.of(cells[column])))
            if rightAligned.contains(column) { return room + cells[column] }
            return column + 1 == cells.count ? cells[column] : cells[column] + room
        }
        return padded.joined(separator: "  ")
    }
}
