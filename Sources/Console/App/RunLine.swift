import Messaging
import Store
import Terminal

/// The latest bulk run at the right of the status line: the countdown while it can be undone, then how far it is.
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

    /// Draws it at the right end and answers the columns it took.
    func draw(on canvas: inout Canvas, in room: Rect) -> Int {
        let ascii = canvas.glyphs.asciiText
        let seconds = standing.secondsHeld
        if seconds > 0 {
            let key = "u "
            let text = texts.holding(run.queued, seconds: seconds) + " · "
            let undo = texts.short(.undo)
            let width = TextWidth.of(text + key + undo, asciiOnly: ascii)
            let pieces: [(text: String, style: Style)] = [(text, .accent), (key, .footerKey), (undo, .footer)]
            canvas.put(pieces, at: Point(x: room.maxX - width, y: room.y), width: width)
            return width
        }
        let waits = standing.waitsUntil
        let text = run.isOver ? texts.sent(run) : texts.sending(run, until: waits)
        let textWidth = min(room.width, TextWidth.of(text, asciiOnly: ascii))
        canvas.put(text, at: Point(x: room.maxX - textWidth, y: room.y), style: style, width: textWidth)
        guard run.isUnderWay, waits == nil, room.width > textWidth + Self.barWidth else { return textWidth }
        ProgressBar(done: run.gone, of: run.total).draw(
            on: &canvas, at: Point(x: room.maxX - textWidth - Self.barWidth - 1, y: room.y), width: Self.barWidth)
        return textWidth + Self.barWidth + 1
    }

    /// What needs a person stands out until it is settled.
    private var style: Style {
        if run.states[.unresolved, default: 0] > 0 { return .critical }
        if run.failed > 0 { return .warning }
        return run.isOver ? .dim : .text
    }
}
