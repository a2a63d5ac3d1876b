import Terminal

/// What a house without clients shows instead of an empty list: the four ways on.
struct Welcome {
    private let context: Context

    init(_ context: Context) {
        self.context = context
    }

    func draw(on canvas: inout Canvas, in room: Rect) -> Point? {
        let texts = context.texts
        let ways = texts.welcomeWays
        let height = 2 + ways.reduce(0) { $0 + $1.lines.count + 2 } - 1
        let inner = Box.draw(texts.welcomeTitle, width: 72, height: height, on: &canvas, in: room)
        canvas.put(texts.welcomeLine, at: inner.origin, width: inner.width)
        var y = inner.y + 2
        return canvas.clipped(to: inner) { canvas in
            for way in ways {
                let digit = String(canvas.glyphs.bullet)
                canvas.put(digit, at: Point(x: inner.x, y: y), style: .accent)
                canvas.put(way.title, at: Point(x: inner.x + 2, y: y), style: .title, width: inner.width - 2)
                for (offset, line) in way.lines.enumerated() {
                    let style: Style = line.hasPrefix("  ") ? .accent : .text
                    canvas.put(line, at: Point(x: inner.x + 2, y: y + 1 + offset), style: style, width: inner.width - 2)
                }
                y += way.lines.count + 2
            }
            return inner.origin
        }
    }
}
