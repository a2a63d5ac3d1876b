import Messaging
import Store
import Terminal

/// The bulk run in sight at the right of the status line: the countdown while it is held, then how far it is.
struct RunLine {
    private let standing: Standing
    private let run: RunProgress
    private let texts: Texts
    private static let barWidth = 10
    /// What the shortest countdown of one's own run takes, with its distance: `10 s · u deshacer`.
    static let shortestHold = 20

    init?(_ standing: Standing, texts: Texts) {
        guard let run = standing.run, run.total > 0 else { return nil }
        self.standing = standing
        self.run = run
        self.texts = texts
    }

    /// Draws it at the right end and answers the columns it took. `wanted` is what the line's left holds, which comes first:
    /// where nothing fits beside it, nothing is drawn.
    func draw(on canvas: inout Canvas, in room: Rect, beside wanted: Int) -> Int {
        let ascii = canvas.glyphs.asciiText
        func columns(_ form: Form) -> Int {
            form.pieces.reduce(form.hasBar ? Self.barWidth + 1 : 0) { $0 + TextWidth.of($1.text, asciiOnly: ascii) }
        }
        let space = room.width - (wanted > 0 ? wanted + 2 : 0)
        guard let form = forms.first(where: { columns($0) <= space }) else { return 0 }
        let width = columns(form)
        let x = room.maxX - width
        if form.hasBar {
            ProgressBar(done: run.gone, of: run.total).draw(
                on: &canvas, at: Point(x: x, y: room.y), width: Self.barWidth)
        }
        let bar = form.hasBar ? Self.barWidth + 1 : 0
        canvas.put(form.pieces, at: Point(x: x + bar, y: room.y), width: width - bar)
        return width
    }

    private struct Form {
        let pieces: [(text: String, style: Style)]
        var hasBar = false

        init(_ text: String, _ style: Style, hasBar: Bool = false) {
            pieces = [(text, style)]
            self.hasBar = hasBar
        }

        init(_ pieces: [(text: String, style: Style)]) {
            self.pieces = pieces
        }
    }

    /// From the fullest on: the bar goes first, then the rate, then what became of them.
    private var forms: [Form] {
        let seconds = standing.secondsHeld
        if seconds > 0 {
            // Whoever cannot take it back reads whose it is.
            let end: [(text: String, style: Style)] =
                standing.mayUndoRun
                ? [("u ", .footerKey), (texts.short(.undo), .footer)] : [(run.createdBy, .accent)]
            return [texts.holding(run.queued, seconds: seconds), "\(seconds) s"].map {
                Form([(text: $0 + " · ", style: Style.accent)] + end)
            }
        }
        let waits = standing.waitsUntil
        let isPaused = standing.isRunPaused
        let short = Form(texts.sendingInShort(run, isPaused: isPaused), style)
        guard !run.isOver else { return [Form(texts.sent(run), style)] }
        guard run.isUnderWay, waits == nil else { return [Form(texts.sending(run, until: waits), style), short] }
        let full = texts.sending(
            run, until: nil, perMinute: isPaused ? nil : standing.pace.perMinute, isPaused: isPaused)
        let plain = Form(texts.sending(run, until: nil, isPaused: isPaused), style)
        return [Form(full, style, hasBar: true), Form(full, style), plain, short]
    }

    /// What needs a person stands out until it is settled.
    private var style: Style {
        if run.states[.unresolved, default: 0] > 0 { return .critical }
        if run.failed > 0 || standing.isRunPaused { return .warning }
        return run.isOver ? .dim : .text
    }
}
