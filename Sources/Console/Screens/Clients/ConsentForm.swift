import Lending
import Messaging
import Store
package import Terminal

/// Records that a client allowed one means of contact for one purpose, or took it back, with where that is written.
package final class ConsentForm: FormScreen {
    package static let bindings: [Binding<ConsentForm>] =
        formKeys + [Binding(.control("t"), do: .desk(.consentText), in: .form, off: \.offForText) { $0.readText() }]

    package enum Field: CaseIterable, Sendable {
        case source
    }

    package let context: Context
    package var focus = Focus(at: Field.source)
    package var wasWarned = false
    private let client: Client
    private let means: ContactMeans
    private let purpose: Consent.Purpose
    private let state: Consent.State
    /// What the client agrees to, as it stood when this was opened: what is shown is what is kept. Nobody agrees to anything
    /// by taking it back: then it is the text that was agreed to, where it was written down.
    private let text: ShownText?

    private struct ShownText {
        let version: String
        let body: String
        /// Nil for one that was agreed to already.
        let fresh: ConsentText?

        init(_ text: ConsentText) {
            (version, body, fresh) = (text.version, text.body, text)
        }

        init(_ text: KeptConsentText) {
            (version, body, fresh) = (text.version, text.body, nil)
        }
    }

    private var source = TextField(limit: 120)

    init(
        _ context: Context, client: Client, means: ContactMeans, purpose: Consent.Purpose, state: Consent.State,
        agreed version: String?
    ) throws {
        self.context = context
        self.client = client
        self.means = means
        self.purpose = purpose
        self.state = state
        switch state {
        case .granted:
            context.store.renewBusiness()
            text = context.store.business.consentText.map { ShownText($0) }
        case .revoked: text = try version.flatMap { try context.store.consentText($0) }.map { ShownText($0) }
        }
    }

    package var title: String { texts.consentFormTitle(state) }
    package var holdsInput: Bool { !source.isEmpty }

    package func edit(_ key: Key) -> Bool { source.handle(key) != .ignored }

    private var offForText: OffReason? { text == nil ? .desk(.noTextKept) : nil }

    private func readText() -> [Effect] {
        text.map { [.push(ConsentTextDialog(context, version: $0.version, body: $0.body))] } ?? []
    }

    package func submit() -> [Effect] {
        guard context.user.role.mayRegisterConsent else { return [.say(.notice(texts.sentence(.notYourRole)))] }
        guard source.text.contains(where: { $0 != " " }) else { return [.say(.notice(texts.sourceMissing))] }
        return context.trying {
            let undo = try context.store.write { try record() }
            return [.pop, .wrote, .undoable(undo), .say(.done(texts.consentRecorded(means, purpose, state)))]
        }
    }

    private func record() throws -> Undo {
        // Within reach still: somebody may have moved the client meanwhile.
        _ = try context.store.client(client.id, scope: context.scope)
        let before = try context.store.consents(of: client.id)
            .first { $0.means == means && $0.purpose == purpose }?.state
        try context.store.recordConsent(
            client.id, means: means, purpose: purpose, state: state, source: source.text, text: text?.fresh)
        return try Undo.consent(of: client.id, means, purpose, to: before, context)
    }

    package func leastRoom(in room: Rect) -> Size { Size(width: 50, height: 10) }

    package func draw(on canvas: inout Canvas, in room: Rect) -> Point? {
        let inner = Box.draw(title, width: min(72, room.width - 6), height: 8, on: &canvas, in: room)
        canvas.put(
            client.name + " · " + texts.name(means) + " · " + texts.name(purpose), at: inner.origin, style: .title,
            width: inner.width)
        canvas.put(
            texts.consentNote(means, purpose), at: Point(x: inner.x, y: inner.y + 1), style: .dim, width: inner.width)
        var form = FormLayout(in: inner)
        form.skip(3)
        if let text {
            form.pair(
                texts.textField,
                [(texts.version(text.version) + "  ", .text), (ConsentText.firstLine(of: text.body), .dim)], on: &canvas
            )
        } else {
            form.pair(texts.textField, [(texts.noTextOf(state), .dim)], on: &canvas)
        }
        form.label(texts.sourceField, hasFocus: true, on: &canvas)
        let cursor = source.drawBracketed(
            on: &canvas, at: form.field, width: form.fieldWidth, hasFocus: true, placeholder: texts.sourceHint(state))
        form.keys(keys, texts: texts, on: &canvas)
        return cursor
    }
}
