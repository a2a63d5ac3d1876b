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

    let sums: [(text: String, style: Style)]
    var parts: [Part] = []
    let typing: TextField?
    private static let fieldWidth = 18

    init(_ sums: String, typing: TextField?) {
        self.init([(sums, .title)], typing: typing)
    }

    init(_ sums: [(text: String, style: Style)], typing: TextField?) {
        self.sums = sums
        self.typing = typing
    }

    mutating func add(_ name: String, _ value: String, _ style: Style = .text) {
        parts.append(Part(name: name, value: value, style: style))
    }

    /// Answers where the field's cursor is.
    func draw(on canvas: inout Canvas, at point: Point, width: Int) -> Point? {
        let ascii = canvas.glyphs.asciiText
        func columns(_ pieces: [(text: String, style: Style)]) -> Int {
            pieces.reduce(0) { $0 + TextWidth.of($1.text, asciiOnly: ascii) }
        }
        let fieldWidth = typing == nil ? 0 : Self.fieldWidth
        // Where both do not fit, the names of what was asked for go first, then all of it but what is typed.
        let room = width - fieldWidth - columns(sums) - 2
        let last = parts.count - (typing == nil ? 0 : 1)
        let forms = [pieces(named: true), pieces(named: false), pieces(named: true, from: last)]
        let right = forms.prefix(typing == nil ? 2 : 3).first { columns($0) <= room } ?? pieces(named: false)
        let used = min(columns(right), width - fieldWidth)
        // A count that does not fit is left out: half a word of it says nothing.
        let left = max(0, width - used - fieldWidth - 1)
        var sums = sums
        while sums.count > 1, columns(sums) > left { sums.removeLast() }
        canvas.put(sums, at: point, width: left)
        let x = point.x + width - used - fieldWidth
        canvas.put(right, at: Point(x: x, y: point.y), width: used)
        return typing?.draw(on: &canvas, at: Point(x: x + used, y: point.y), width: fieldWidth)
    }

    private func pieces(named: Bool, from first: Int = 0) -> [(text: String, style: Style)] {
        parts.dropFirst(first).enumerated().flatMap { index, part in
            [((index == 0 ? "" : "   ") + (named ? part.name : ""), .dim), (part.value, part.style)]
        }
    }
}
