import Messaging
import Store
import Terminal

/// The bulk run in sight at the right of the status line: the countdown while it is held, then how far it is.
struct RunLine {
    private let standing: Standing
    private let run: RunProgress
    private let texts: Texts
    private static let barWidth = 10

    init?(_ standing: Standing, texts: Texts) {
        guard let run = standing.run, run.total > 0 else { return nil }
        self.standing = standing
        self.run = run
        self.texts = texts
    }

    /// Draws it at the right end and answers the columns it took; `wanted` is what the line's left would like to keep.
    func draw(on canvas: inout Canvas, in room: Rect, beside wanted: Int) -> Int {
        let ascii = canvas.glyphs.asciiText
        let seconds = standing.secondsHeld
        if seconds > 0 {
            let text = texts.holding(run.queued, seconds: seconds) + " · "
            // Whoever cannot take it back reads whose it is.
            let pieces: [(text: String, style: Style)] =
                standing.mayUndoRun
                ? [(text, .accent), ("u ", .footerKey), (texts.short(.undo), .footer)]
                : [(text + run.createdBy, .accent)]
            let width = min(room.width, pieces.reduce(0) { $0 + TextWidth.of($1.text, asciiOnly: ascii) })
            canvas.put(pieces, at: Point(x: room.maxX - width, y: room.y), width: width)
            return width
        }
        let form = form(in: room.width - (wanted > 0 ? wanted + 2 : 0), ascii)
        let textWidth = min(room.width, TextWidth.of(form.text, asciiOnly: ascii))
        canvas.put(form.text, at: Point(x: room.maxX - textWidth, y: room.y), style: style, width: textWidth)
        guard form.hasBar else { return textWidth }
        ProgressBar(done: run.gone, of: run.total).draw(
            on: &canvas, at: Point(x: room.maxX - textWidth - Self.barWidth - 1, y: room.y), width: Self.barWidth)
        return textWidth + Self.barWidth + 1
    }

    /// The fullest form that leaves the left its room: the bar goes first, then the rate, then what became of them.
    private func form(in width: Int, _ ascii: Bool) -> (text: String, hasBar: Bool) {
        let waits = standing.waitsUntil
        guard !run.isOver else { return (texts.sent(run), false) }
        guard run.isUnderWay, waits == nil else { return (texts.sending(run, until: waits), false) }
        let isPaused = standing.isRunPaused
        let full = texts.sending(
            run, until: nil, perMinute: isPaused ? nil : standing.pace.perMinute, isPaused: isPaused)
        let plain = texts.sending(run, until: nil, isPaused: isPaused)
        let forms = [(full, true), (full, false), (plain, false)]
        let bar = Self.barWidth + 1
        return forms.first { TextWidth.of($0.0, asciiOnly: ascii) + ($0.1 ? bar : 0) <= width }
            ?? (texts.sendingInShort(run, isPaused: isPaused), false)
    }

    /// What needs a person stands out until it is settled.
    private var style: Style {
        if run.states[.unresolved, default: 0] > 0 { return .critical }
        if run.failed > 0 || standing.isRunPaused { return .warning }
        return run.isOver ? .dim : .text
    }
}
