import Lending
import Messaging
import Store
package import Terminal

/// Writes a notice to the marked clients, to those of the marked loans, or to those of another bulk action. How it arrives,
/// its segments and what it costs follow while it is typed; the preview comes before anything is sent.
package final class NoticeForm: FormScreen {
    package static let bindings: [Binding<NoticeForm>] = [
        Binding(.enter, do: .preview, in: .messages, off: \.offForPreview) { $0.submit() },
        Binding(.escape, do: .discard, in: .general) { $0.leaveForm() },
    ]

    package enum Field: CaseIterable, Sendable {
        case text
    }

    package let context: Context
    package var focus = Focus(at: Field.text)
    package var wasWarned = false
    private var field = TextField(limit: 800)
    private let target: BulkRequest.Target
    private let subject: BulkPreview.Subject
    private var summary: BulkSummary?
    /// What must not be said to clients.
    private var problems: [TemplateProblem] = []
    private var isStale = false
    private let sent: (ClientIDs) -> [Effect]

    init(
        _ context: Context, to target: BulkRequest.Target, subject: BulkPreview.Subject,
        sent: @escaping (ClientIDs) -> [Effect]
    ) {
        self.context = context
        self.target = target
        self.subject = subject
        self.sent = sent
    }

    package var title: String { texts.noticeTitle(subject) }
    package var holdsInput: Bool { !field.isEmpty }

    private var offForPreview: OffReason? {
        if let off = context.offWhenReadOnly { return off }
        if field.text.allSatisfy({ $0 == " " }) { return .nothingWritten }
        return TemplateLint.problems(inText: field.text).contains(where: \.isError) ? .desk(.notToBeSaid) : nil
    }

    private var request: BulkRequest { BulkRequest(content: .notice(field.text), target: target) }

    package func edit(_ key: Key) -> Bool {
        switch field.handle(key) {
        case .changed:
            (summary, isStale) = (nil, true)
            return true
        case .moved: return true
        case .ignored: return false
        }
    }

    /// Coming back from the preview by `Esc`, the text is still here; once sent, the form goes too.
    package func submit() -> [Effect] {
        let preview = BulkPreview(context, request, subject: subject) { [sent] refused in [.pop] + sent(refused) }
        return [.push(preview), .dropTypedAhead]
    }

    package var hasWork: Bool { isStale && !field.isEmpty }

    package func work() throws {
        summary = try context.store.preview(request, scope: context.scope)
        problems = TemplateLint.problems(inText: field.text).filter(\.isError)
        isStale = false
    }

    // MARK: Drawing

    package func leastRoom(in room: Rect) -> Size { Size(width: 50, height: 16) }

    package func draw(on canvas: inout Canvas, in room: Rect) -> Point? {
        let width = min(76, room.width - 6)
        let inner = Box.draw(title, width: width, height: 14, on: &canvas, in: room)
        let cursor = field.drawBracketed(
            on: &canvas, at: inner.origin, width: inner.width, hasFocus: true, placeholder: texts.noticeHint)
        var y = inner.y + 2
        func put(_ text: String, _ style: Style = .text) {
            canvas.put(text, at: Point(x: inner.x, y: y), style: style, width: inner.width)
            y += 1
        }
        put(field.isEmpty ? "" : summary.map { texts.noticeFigures($0, canvas.glyphs.approximately) } ?? "…", .accent)
        if let summary, summary.excludedCount > 0 {
            let sentence = texts.goNot(summary.excludedCount) + ": " + texts.excluded(summary.excluded)
            for line in Canvas.wrap(sentence, width: inner.width, asciiOnly: canvas.glyphs.asciiText).prefix(2) {
                put(line, .warning)
            }
        }
        for problem in problems.prefix(2) where !field.isEmpty {
            let sentence = canvas.glyphs.delivery(.failed) + " " + problem.sentence(texts.language)
            for line in Canvas.wrap(sentence, width: inner.width, asciiOnly: canvas.glyphs.asciiText).prefix(2) {
                put(line, .bad)
            }
        }
        y += 1
        if let entry = summary?.sample, let (channel, text) = Self.text(entry.fate) {
            put(texts.arrives(entry.name, channel, text.segments), .dim)
            for line in Canvas.wrap(text.body, width: inner.width - 2, asciiOnly: canvas.glyphs.asciiText).prefix(6) {
                put(String(canvas.glyphs.vertical) + " " + line)
            }
        }
        KeyHints(keys, texts: texts).draw(
            on: &canvas, in: Rect(x: inner.x, y: inner.maxY - 1, width: inner.width, height: 1))
        return cursor
    }

    private static func text(_ fate: BulkFate) -> (Channel, ComposedText)? {
        switch fate {
        case .due(let channel, let text), .later(let channel, let text, _): (channel, text)
        case .already, .excluded: nil
        }
    }
}
