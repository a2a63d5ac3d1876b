import Lending
import Terminal

// The picture: header, the screen, dialogs over it, problem line, status line, footer.

extension App {
    var isTooSmall: Bool {
        display.size.width < Self.smallest.width || display.size.height < Self.smallest.height
    }

    private var isLow: Bool { display.size.height < Self.lowHeight }

    /// The room of a screen: below the header, above the last lines.
    var body: Rect {
        Rect(display.size).splitTop(1).rest.splitBottom(isLow ? 2 : 3).rest
    }

    /// What a dialog lacks that would be cut here: the window that it needs. Nil while it fits.
    var lackingRoom: Size? {
        let least = top.leastRoom(in: body)
        guard body.width < least.width || body.height < least.height else { return nil }
        let frame = display.size.height - body.height
        return Size(width: max(least.width, Self.smallest.width), height: least.height + frame)
    }

    /// Tells everything that is shown how much room it has.
    func arrange() {
        guard !isTooSmall else { return }
        do {
            try fullScreen.layout(body)
            for dialog in dialogs { try dialog.layout(body) }
        } catch {
            say(.failure(context.sentence(error)))
        }
    }

    /// The dialogs that lie over the screen, lowest first.
    private var dialogs: ArraySlice<any ScreenView> {
        let first = stack.lastIndex { !$0.isDialog }.map { $0 + 1 } ?? 0
        return stack[first...]
    }

    package func draw() {
        var canvas = display.canvas()
        let cursor = isTooSmall ? drawTooSmall(&canvas, Self.smallest, in: Rect(canvas.size)) : draw(&canvas)
        display.present(canvas, cursor: cursor)
        noteQuestion()
    }

    private func draw(_ canvas: inout Canvas) -> Point? {
        let (width, height) = (canvas.size.width, canvas.size.height)
        Header(context, tabs: tabs, current: tab).draw(on: &canvas)
        var cursor = canvas.clipped(to: body) { fullScreen.draw(on: &$0, in: body) }
        for dialog in dialogs {
            cursor = canvas.clipped(to: body) { dialog.draw(on: &$0, in: body) }
        }
        if let wanted = lackingRoom {
            canvas.fill(body)
            cursor = drawTooSmall(&canvas, wanted, in: body)
        }
        if !isLow { drawProblem(&canvas, y: height - 3) }
        drawStatus(&canvas, y: height - 2)
        KeyHints(footer, texts: context.texts).draw(
            on: &canvas, in: Rect(x: 1, y: height - 1, width: width - 2, height: 1))
        return cursor
    }

    /// A dialog names its keys in its own last line; the footer keeps the way out.
    private var footer: [BoundKey] {
        if lackingRoom != nil { return keys.filter { $0.keys.contains(.escape) } }
        return top.isDialog ? keys.filter(\.action.isWayOut) : keys
    }

    /// One sentence asking for room, as far as it fits.
    private func drawTooSmall(_ canvas: inout Canvas, _ wanted: Size, in room: Rect) -> Point? {
        let sentence = context.texts.tooSmall(
            (wanted.width, wanted.height), (canvas.size.width, canvas.size.height))
        let lines = Canvas.wrap(sentence, width: room.width, asciiOnly: canvas.glyphs.asciiText)
        let top = room.y + max(0, (room.height - lines.count) / 2)
        for (index, line) in lines.enumerated() {
            canvas.put(line, at: Point(x: room.x, y: top + index), style: .notice, width: room.width, align: .center)
        }
        return Rect(canvas.size).contains(room.origin) ? room.origin : nil
    }

    /// The rule above the status line says what keeps messages from going.
    private func drawProblem(_ canvas: inout Canvas, y: Int) {
        let width = canvas.size.width
        canvas.rule(at: Point(x: 1, y: y), width: width - 2)
        guard let problem = standing.problem else { return }
        canvas.put(
            " " + fitted(problem, columns: width - 8, canvas.glyphs) + " ", at: Point(x: 3, y: y),
            style: Style(.warning, .bold))
    }

    /// Estado has the whole of it.
    private func fitted(_ problem: String, columns: Int, _ glyphs: Glyphs) -> String {
        let ascii = glyphs.asciiText
        let mark = glyphs.delivery(.unresolved) + " "
        let left = columns - TextWidth.of(mark, asciiOnly: ascii)
        return mark + Clauses.fit(problem, columns: left, pointer: context.texts.seeStatus, asciiOnly: ascii)
    }

    private func drawStatus(_ canvas: inout Canvas, y: Int) {
        let room = Rect(x: 1, y: y, width: canvas.size.width - 2, height: 1)
        let ascii = canvas.glyphs.asciiText
        let status = top.isDialog ? fullScreen.status : top.status
        // A note stands where the status does; what was asked or said is read to its end, and a run counted beside it.
        let said = message.map { $0.note.mark(canvas.glyphs) + " " + $0.note.text }
        let wanted =
            said.map { TextWidth.of($0, asciiOnly: ascii) }
            ?? status.reduce(0) { $0 + TextWidth.of($1.text, asciiOnly: ascii) }
        // One's own held run is what `u` takes back: that is said, whatever else there is to say.
        let most = standing.mayUndoRun ? max(0, room.width - RunLine.shortestHold) : room.width
        let right =
            RunLine(standing, texts: context.texts)?.draw(on: &canvas, in: room, beside: min(wanted, most)) ?? 0
        let left = room.width - (right > 0 ? right + 2 : 0)
        guard let note = message?.note else {
            if isLow, status.isEmpty, let problem = standing.problem {
                let text = fitted(problem, columns: left, canvas.glyphs)
                canvas.put(text, at: room.origin, style: Style(.warning, .bold), width: left)
            } else {
                canvas.put(status, at: room.origin, width: left)
            }
            return
        }
        // A sentence is read to its end: it may take the whole line.
        let mark = note.mark(canvas.glyphs) + " "
        let line = standing.mayUndoRun ? left : room.width
        let columnsForText = line - TextWidth.of(mark, asciiOnly: ascii)
        let text = mark + Clauses.fit(note.text, columns: columnsForText, pointer: "", asciiOnly: ascii)
        let columns = TextWidth.of(text, asciiOnly: ascii)
        if columns > left, !standing.mayUndoRun { canvas.fill(room) }
        canvas.put(text, at: room.origin, style: note.style, width: columns > left ? line : left)
        guard message?.offersUndo == true, !standing.mayUndoRun else { return }
        let undo: [(text: String, style: Style)] = [
            ("   u ", .footerKey), (context.texts.short(.undo), .footer),
        ]
        let extra = undo.reduce(0) { $0 + TextWidth.of($1.text, asciiOnly: ascii) }
        if columns + extra <= left { canvas.put(undo, at: Point(x: room.x + columns, y: y), width: extra) }
    }
}

extension Note {
    fileprivate func mark(_ glyphs: Glyphs) -> String {
        switch level {
        case .done: glyphs.delivery(.sent)
        case .notice: glyphs.right
        case .failure: glyphs.delivery(.failed)
        }
    }

    fileprivate var style: Style {
        switch level {
        case .done: .good
        case .notice: .accent
        case .failure: .error
        }
    }
}
