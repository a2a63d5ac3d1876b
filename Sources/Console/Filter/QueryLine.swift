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

    init(_ sums: Sums, typing: TextField?) {
        self.init(shorter: [sums], typing: typing)
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
        // Where both do not fit, the names of what was asked for go first, then what there is becomes shorter.
        let room = width - fieldWidth - 2
        let (named, plain) = (pieces(named: true), pieces(named: false))
        let whole = sums.first ?? []
        let right = columns(named) + columns(whole) <= room ? named : plain
        let used = min(columns(right), width - fieldWidth)
        let left = width - used - fieldWidth - 1
        let fitting = sums.first { columns($0) <= left } ?? sums.last ?? []
        canvas.put(fitting, at: point, width: max(0, left))
        let x = point.x + width - used - fieldWidth
        canvas.put(right, at: Point(x: x, y: point.y), width: used)
        return typing?.draw(on: &canvas, at: Point(x: x + used, y: point.y), width: fieldWidth)
    }

    private func pieces(named: Bool) -> Sums {
        parts.enumerated().flatMap { index, part in
            [((index == 0 ? "" : "   ") + (named ? part.name : ""), .dim), (part.value, part.style)]
        }
    }
}
