import Messaging
import Store
package import Terminal

/// Takes back a message, or what is left of a run: says what becomes of it, has room for the reason, and takes a key that is
/// neither `Enter` nor the one that opened it.
package final class WithdrawForm: FormScreen {
    package static let bindings: [Binding<WithdrawForm>] = [
        Binding(
            .character("s"), .character("y"), do: .confirm, in: .messages, off: { $0.context.offWhenReadOnly },
            run: { $0.submit() }),
        Binding(.enter, do: .nextField, in: .form) { $0.goOn() },
        Binding(.control("s"), do: .confirm, in: .messages, off: { $0.context.offWhenReadOnly }, run: { $0.submit() }),
        Binding(.down, .tab, do: .toNextField, in: .form, footer: false) { $0.goOn() },
        Binding(.up, .backTab, do: .previousField, in: .form, footer: false) { $0.goBack() },
        Binding(.escape, do: .close, in: .general) { $0.leaveForm() },
    ]

    package enum Field: CaseIterable, Sendable {
        case reason, question
    }

    package let context: Context
    package let title: String
    package var focus = Focus(at: Field.reason)
    package var wasWarned = false
    private let lines: [String]
    private var reason = TextField(limit: Store.longestReason)
    private let confirmed: (String) -> [Effect]

    /// `confirmed` gets the reason, empty where none was given.
    init(_ context: Context, title: String, lines: [String], confirmed: @escaping (String) -> [Effect]) {
        self.context = context
        self.title = title
        self.lines = lines
        self.confirmed = confirmed
    }

    package var holdsInput: Bool { !reason.isEmpty }
    /// The question comes after the reason, and is to be read before it is answered.
    package var asked: AnyHashable? { focus.field == .question }

    /// A letter is a letter of the reason, until that is done.
    package var keys: [BoundKey] {
        // Each language knows its own yes first.
        let other: Key = texts.language == .es ? .character("y") : .character("s")
        return Self.bindings.map { $0.bound(to: self) }.filter { bound in
            switch bound.keys.first {
            case .character("s"): focus.field == .question
            case .enter: focus.field == .reason
            case .control("s"): focus.field == .reason
            default: true
            }
        }.map { $0.withLast(other) }
    }

    package func edit(_ key: Key) -> Bool {
        focus.field == .reason && reason.handle(key) != .ignored
    }

    private func goOn() -> [Effect] {
        guard focus.field == .reason else { return [] }
        focus.step(1)
        return [.dropTypedAhead]
    }

    private func goBack() -> [Effect] {
        focus.step(-1)
        return []
    }

    package func submit() -> [Effect] {
        [.pop] + confirmed(reason.text)
    }

    // MARK: Drawing

    private func width(_ room: Rect) -> Int { min(70, room.width - 6) }

    private func wrapped(_ room: Rect, asciiOnly: Bool) -> [String] {
        lines.flatMap { Canvas.wrap($0, width: width(room), asciiOnly: asciiOnly) }
    }

    package func leastRoom(in room: Rect) -> Size {
        Size(width: 44, height: wrapped(room, asciiOnly: false).count + 7)
    }

    package func draw(on canvas: inout Canvas, in room: Rect) -> Point? {
        let wrapped = wrapped(room, asciiOnly: canvas.glyphs.asciiText)
        let inner = Box.draw(title, width: width(room), height: wrapped.count + 5, on: &canvas, in: room)
        for (row, line) in wrapped.enumerated() {
            canvas.put(line, at: Point(x: inner.x, y: inner.y + row), width: inner.width)
        }
        let asks = focus.field == .question
        var form = FormLayout(in: inner)
        form.skip(wrapped.count + 1)
        form.label(texts.reasonField, hasFocus: !asks, on: &canvas)
        var cursor = reason.drawBracketed(
            on: &canvas, at: form.field, width: form.fieldWidth, hasFocus: !asks, placeholder: texts.optional)
        form.skip()
        if asks {
            canvas.put(texts.withdrawQuestion, at: form.field, style: Style(.warning, .bold), width: form.fieldWidth)
            cursor = form.field
        }
        form.keys(keys, texts: texts, on: &canvas)
        return cursor
    }
}
