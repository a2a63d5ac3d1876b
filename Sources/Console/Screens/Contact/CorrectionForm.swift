import Lending
import Messaging
import Store
package import Terminal

/// Says that a visit or call that was written down does not hold, and why: by a key that nobody presses by habit, since a
/// correction stays too.
package final class CorrectionForm: FormScreen {
    package static let bindings: [Binding<CorrectionForm>] = [
        Binding(
            .control("s"), do: .desk(.correctContact), in: .messages, off: { $0.context.offWhenReadOnly },
            run: { $0.submit() }),
        Binding(.escape, do: .discard, in: .general) { $0.leaveForm() },
    ]

    package enum Field: CaseIterable, Sendable {
        case reason
    }

    package let context: Context
    package var focus = Focus(at: Field.reason)
    package var wasWarned = false
    private let contact: PersonalContact
    private let client: Client
    private var reason = Choice(CorrectionReason.choices)

    init(_ context: Context, contact id: PersonalContactID) throws {
        self.context = context
        contact = try context.store.personalContact(id, scope: context.scope)
        client = try context.store.client(contact.clientID, scope: context.scope)
    }

    package var title: String { texts.correctionTitle(contact.means) }
    package var holdsInput: Bool { false }

    package func edit(_ key: Key) -> Bool { reason?.handle(key) ?? false }

    package func submit() -> [Effect] {
        guard let reason = reason?.selected else { return [] }
        return context.trying {
            try context.store.correctContact(
                contact.id, reason: reason, role: context.user.role, scope: context.scope)
            return [.pop, .wrote, .undoable(nil), .say(.done(texts.corrected(contact.means)))]
        }
    }

    package func leastRoom(in room: Rect) -> Size { Size(width: 44, height: 9) }

    package func draw(on canvas: inout Canvas, in room: Rect) -> Point? {
        let inner = Box.draw(title, width: min(72, room.width - 6), height: 7, on: &canvas, in: room)
        canvas.put(
            client.name + " · " + texts.headline(contact, context.clock), at: inner.origin,
            style: Style(.warning, .bold),
            width: inner.width)
        canvas.put(
            texts.correctionNote(contact), at: Point(x: inner.x, y: inner.y + 1), style: .dim, width: inner.width)
        var form = FormLayout(in: inner)
        form.skip(3)
        form.label(texts.reasonField, hasFocus: true, on: &canvas)
        let cursor = reason?.draw(
            on: &canvas, at: form.field, width: form.fieldWidth, label: { $0.label(texts.language) },
            style: Style(.input, .selected))
        form.keys(keys, texts: texts, on: &canvas)
        return cursor
    }
}
