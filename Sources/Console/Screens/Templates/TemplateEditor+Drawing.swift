import Lending
import Messaging
import Store
package import Terminal

extension TemplateEditor {
    /// From here on the preview stands beside the text.
    private static let wide = 100

    package func leastRoom(in room: Rect) -> Size { Size(width: 70, height: 16) }

    package func draw(on canvas: inout Canvas, in room: Rect) -> Point? {
        let inner = Box.draw(title, width: room.width - 6, height: room.height - 2, on: &canvas, in: room)
        let (body, last) = inner.splitBottom(1)
        KeyHints(keys, texts: texts).draw(on: &canvas, in: last)
        if inner.width >= Self.wide {
            let (left, rest) = body.splitLeft(body.width / 2)
            let edge = Rect(x: rest.x, y: rest.y, width: 1, height: rest.height - 1)
            canvas.fill(edge, with: canvas.glyphs.vertical, style: .line)
            drawPreview(on: &canvas, in: rest.splitLeft(2).rest)
            return drawText(on: &canvas, in: left.splitBottom(1).rest)
        }
        // The text takes what it needs, at most about half.
        area.fit(width: body.width, height: area.isEmpty ? 1 : body.height, asciiOnly: canvas.glyphs.asciiText)
        let height = max(3, min(area.rowCount + 1, body.height * 9 / 20))
        let (top, rest) = body.splitTop(height)
        let divider = Point(x: rest.x, y: rest.y)
        canvas.rule(at: divider, width: rest.width)
        drawPreview(on: &canvas, in: rest.splitTop(1).rest)
        return drawText(on: &canvas, in: top)
    }

    private func drawText(on canvas: inout Canvas, in room: Rect) -> Point? {
        area.fit(width: room.width, height: room.height, asciiOnly: canvas.glyphs.asciiText)
        let styles = TemplateColours.of(area.text)
        let cursor = area.draw(on: &canvas, at: room.origin) { styles.indices.contains($0) ? styles[$0] : .text }
        if isChanged {
            let mark = " " + texts.unsaved + " "
            let width = TextWidth.of(mark, asciiOnly: canvas.glyphs.asciiText)
            canvas.put(mark, at: Point(x: canvas.size.width - width - 4, y: room.y - 1), style: Style(.warning, .bold))
        }
        return cursor
    }

    // MARK: The preview

    /// How it reaches the client, and what is wrong: the complaints and figures keep their place, the text gives way.
    private func drawPreview(on canvas: inout Canvas, in room: Rect) {
        let glyphs = canvas.glyphs
        func wrapped(_ text: String, _ style: Style, indent: Int = 0) -> [PreviewLine] {
            Canvas.wrap(text, width: max(1, room.width - indent), asciiOnly: glyphs.asciiText).map {
                PreviewLine(text: $0, style: style, isMessage: indent > 0)
            }
        }
        let order = problems.filter(\.isError) + problems.filter { !$0.isError }
        let complaints = order.flatMap { problem in
            let mark = glyphs.delivery(problem.isError ? .failed : .unresolved)
            return wrapped(mark + " " + problem.sentence(texts.language), problem.isError ? .bad : .warning)
        }
        var lines: [PreviewLine] = []
        switch rehearsal {
        case .success(let shown):
            let way = texts.way(shown.way).map { wrapped($0, shown.way == .none ? .warning : .dim) } ?? []
            let below = wrapped(texts.figures(shown, glyphs), .accent) + way.prefix(2)
            let left = room.height - 1 - below.count - min(5, complaints.count)
            lines =
                wrapped(texts.arrivesAt(shown), .dim).prefix(1)
                + wrapped(shown.text, .text, indent: 2).prefix(max(2, left)) + below
        case .failure(let error):
            // What cannot be read is among the complaints.
            if case .emptyValue = error { lines = wrapped(error.sentence(texts.language), .warning) }
        case nil:
            lines = loan == nil ? wrapped(texts.nobodyToTry, .dim) : []
        }
        lines += complaints
        if lines.count + 1 < room.height {
            lines +=
                [PreviewLine(text: "", style: .text, isMessage: false)]
                + wrapped(texts.knownPlaceholders(key.kind.placeholders), .dim)
        }
        for (row, line) in lines.prefix(room.height).enumerated() {
            let y = room.y + row
            if line.isMessage { canvas.put(String(glyphs.vertical), at: Point(x: room.x, y: y), style: .accent) }
            let indent = line.isMessage ? 2 : 0
            canvas.put(line.text, at: Point(x: room.x + indent, y: y), style: line.style, width: room.width - indent)
        }
    }
}

/// A line of the preview; those of the message itself stand behind a bar.
private struct PreviewLine {
    let text: String
    let style: Style
    let isMessage: Bool
}
