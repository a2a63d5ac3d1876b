import Terminal

/// The line above a list: what there is at the left, what was asked for at the right, the filter while it is typed at its
/// end.
struct QueryLine {
    /// `orden: días ↓`, in the order of their importance.
    struct Part {
        var name: String
        let value: String
        var style: Style = .text
    }

    typealias Sums = [(text: String, style: Style)]

    /// What there is, the whole of it first and then ever less: an amount is left out where it would be cut.
    let sums: [Sums]
    var parts: [Part] = []
    let typing: TextField?
    private static let fieldWidth = 18

    init(_ sums: String, typing: TextField?) {
        self.init([(sums, .title)], typing: typing)
    }

    /// Of several pieces those at the end are left out first.
    init(_ sums: Sums, typing: TextField?) {
        self.init(shorter: (0..<max(1, sums.count)).map { Array(sums.dropLast($0)) }, typing: typing)
    }

    init(shorter sums: [Sums], typing: TextField?) {
        self.sums = sums
        self.typing = typing
    }

    mutating func add(_ name: String, _ value: String, _ style: Style = .text) {
        parts.append(Part(name: name, value: value, style: style))
    }

    /// Answers where the field's cursor is.
    func draw(on canvas: inout Canvas, at point: Point, width: Int) -> Point? {
        let ascii = canvas.glyphs.asciiText
        func columns(_ pieces: Sums) -> Int {
            pieces.reduce(0) { $0 + TextWidth.of($1.text, asciiOnly: ascii) }
        }
        let fieldWidth = typing == nil ? 0 : Self.fieldWidth
        // Where both do not fit, the names of what was asked for go first, then all of it but what is typed, and then what
        // there is becomes shorter: half a word of it says nothing.
        let room = width - fieldWidth - columns(sums.first ?? []) - 2
        let last = parts.count - (typing == nil ? 0 : 1)
        let forms = [pieces(named: true), pieces(named: false), pieces(named: true, from: last)]
        let right = forms.prefix(typing == nil ? 2 : 3).first { columns($0) <= room } ?? pieces(named: false)
        let used = min(columns(right), width - fieldWidth)
        let left = max(0, width - used - fieldWidth - 1)
        canvas.put(sums.first { columns($0) <= left } ?? sums.last ?? [], at: point, width: left)
        let x = point.x + width - used - fieldWidth
        canvas.put(right, at: Point(x: x, y: point.y), width: used)
        return typing?.draw(on: &canvas, at: Point(x: x + used, y: point.y), width: fieldWidth)
    }

    private func pieces(named: Bool, from first: Int = 0) -> Sums {
        parts.dropFirst(first).enumerated().flatMap { index, part in
            [((index == 0 ? "" : "   ") + (named ? part.name : ""), .dim), (part.value, part.style)]
        }
    }
}
