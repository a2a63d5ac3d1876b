import Lending
import Messaging
import Store
package import Terminal

/// Records that a client does not want to be written to, visited or called, or that they do again; with who said so,
/// and by a key that nobody presses by habit.
package final class OptOutForm: FormScreen {
    package static let bindings: [Binding<OptOutForm>] = [
        Binding(.control("s"), do: .submit, in: .messages, off: \.offForRegistering) { $0.submit() },
        Binding(.enter, .down, .tab, do: .nextField, in: .form) { $0.step(1) },
        Binding(.up, .backTab, do: .previousField, in: .form, footer: false) { $0.step(-1) },
        Binding(.escape, do: .discard, in: .general) { $0.leaveForm() },
    ]

    package enum Field: CaseIterable, Sendable {
        case wish, source
    }

    /// What the client asked for.
    enum Wish: Equatable, Sendable {
        case stop([ContactMeans], OptOut.Scope)
        case again(ContactMeans)
    }

    package let context: Context
    package var focus = Focus(at: Field.wish)
    package var wasWarned = false
    private let client: Client
    /// How many others have the same number.
    private let sharing: Int
    private var wish: Choice<Wish>?
    private var source = TextField(limit: 120)

    init(_ context: Context, client: Client, standing: [OptOut]) {
        self.context = context
        self.client = client
        sharing = (try? context.store.clientsSharingNumbers(with: client)) ?? 0
        let again = ContactMeans.allCases.filter { means in
            standing.contains { $0.means == nil || $0.means == means }
        }.map(Wish.again)
        let messages = Channel.allCases.map(ContactMeans.message)
        let channels = [messages] + messages.map { [$0] }
        // A visit or a call is about collecting and nothing else.
        let others: [Wish] = [.stop([.visit], .reminders), .stop([.call], .reminders)]
        wish = Choice(again + channels.flatMap { [.stop($0, .reminders), .stop($0, .everything)] } + others)
    }

    package var title: String { texts.optOutTitle }
    package var holdsInput: Bool { !source.isEmpty }

    /// Anybody may note that a client wants silence; that they want to be written to again needs the office.
    private var offForRegistering: OffReason? {
        if let off = context.offWhenReadOnly { return off }
        if case .again? = wish?.selected, !context.user.role.mayRegisterConsent { return .notYourRole }
        return nil
    }

    private func step(_ by: Int) -> [Effect] {
        focus.step(by)
        return []
    }

    package func edit(_ key: Key) -> Bool {
        switch focus.field {
        case .wish: wish?.handle(key) ?? false
        case .source: source.handle(key) != .ignored
        }
    }

    package func submit() -> [Effect] {
        guard source.text.contains(where: { $0 != " " }) else {
            focus.field = .source
            return [.say(.notice(texts.sourceMissing))]
        }
        guard let wish = wish?.selected else { return [] }
        return context.trying {
            let undo = try context.store.write { try record(wish) }
            return [.pop, .wrote, .undoable(undo), .say(.done(texts.recorded(wish)))]
        }
    }

    private func record(_ wish: Wish) throws -> Undo {
        let store = context.store
        _ = try store.client(client.id, scope: context.scope)
        let before = try store.optOuts(of: client.id)
        var withdrawn = 0
        switch wish {
        case .stop(let means, let scope):
            withdrawn = try store.recordOptOut(client.id, by: means, scope: scope, source: source.text)
        case .again(let means): try store.liftOptOut(client.id, means: means, source: source.text)
        }
        return try Undo.optOuts(
            of: client.id, to: before, from: try store.optOuts(of: client.id), withdrawn: withdrawn, context)
    }

    package func leastRoom(in room: Rect) -> Size { Size(width: 50, height: 11) }

    package func draw(on canvas: inout Canvas, in room: Rect) -> Point? {
        let inner = Box.draw(title, width: min(74, room.width - 6), height: 9, on: &canvas, in: room)
        canvas.put(client.name, at: inner.origin, style: Style(.warning, .bold), width: inner.width)
        var form = FormLayout(in: inner)
        form.skip(2)
        form.label(texts.wishField, hasFocus: focus.field == .wish, on: &canvas)
        let style: Style = focus.field == .wish ? Style(.input, .selected) : .input
        let first = wish?.draw(
            on: &canvas, at: form.field, width: form.fieldWidth, label: { texts.label($0) }, style: style)
        form.skip()
        form.label(texts.sourceField, hasFocus: focus.field == .source, on: &canvas)
        let second = source.drawBracketed(
            on: &canvas, at: form.field, width: form.fieldWidth, hasFocus: focus.field == .source,
            placeholder: texts.optOutSourceHint)
        form.skip(2)
        form.paragraph(sharing > 0 ? texts.optOutOfOne(sharing) : texts.optOutNote, style: .dim, limit: 2, on: &canvas)
        form.keys(keys, texts: texts, on: &canvas)
        return focus.field == .wish ? first : second
    }
}
