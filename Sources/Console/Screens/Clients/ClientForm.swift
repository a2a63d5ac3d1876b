import Lending
import Messaging
import Store
package import Terminal

/// Writes down a new client, or changes the card of one. What is wrong is said beside its field while it is typed.
package final class ClientForm: FormScreen {
    package static let bindings: [Binding<ClientForm>] = formKeys

    package enum Field: CaseIterable, Sendable {
        case document, name, phone, whatsapp, address, route, order
    }

    package let context: Context
    package var focus = Focus(at: Field.document)
    package var wasWarned = false
    private let editing: ClientID?
    /// The card as it was read; nil for a new one.
    private var card: ClientCard?
    private var fields: [Field: TextField]
    private var route: Choice<RouteID>?
    private let routes: [Route]
    private let original: [String]

    /// Nil writes down a new one.
    init(_ context: Context, editing: ClientID?) throws {
        self.context = context
        self.editing = editing
        routes = try context.store.routes(scope: context.scope)
        card = try editing.map { try context.store.clientCard($0, scope: context.scope) }
        // Room for all that an import lets in: a field that is cut on opening would be saved cut.
        fields = [
            .document: TextField(card?.document.formatted ?? "", limit: 24),
            .name: TextField(card?.name ?? "", limit: 200),
            .phone: TextField(context.texts.spaced(card?.phone) ?? "", limit: 24),
            .whatsapp: TextField(context.texts.spaced(card?.whatsapp) ?? "", limit: 24),
            .address: TextField(card?.address ?? "", limit: 300),
            .order: TextField(card.map { String($0.visitOrder) } ?? "", kind: .digits, limit: 7),
        ]
        // The first client of a house brings its first route.
        if routes.isEmpty { fields[.route] = TextField(context.texts.firstRoute, limit: 40) }
        route = Choice(routes.map(\.id), selected: card?.routeID)
        original = Field.allCases.map { [fields] in fields[$0]?.text ?? "" } + [String(card?.routeID.rawValue ?? 0)]
        if editing != nil { focus.field = .name }
    }

    /// Why nobody new is written down here now.
    static func offForNew(_ context: Context) -> OffReason? {
        context.offWhenReadOnly ?? (context.user.role.mayRegisterConsent ? nil : .notYourRole)
    }

    package var title: String { editing == nil ? texts.newClientTitle : texts.editClientTitle }

    package var holdsInput: Bool {
        var now = Field.allCases.map { text($0) } + [String(route?.selected.rawValue ?? 0)]
        // A new form begins with some route.
        if editing == nil { now[now.count - 1] = original[original.count - 1] }
        return now != original
    }

    private func text(_ field: Field) -> String { fields[field]?.text ?? "" }

    package func edit(_ key: Key) -> Bool {
        if focus.field == .route, fields[.route] == nil { return route?.handle(key) ?? false }
        return fields[focus.field]?.handle(key) != .ignored
    }

    // MARK: What is typed

    private var document: Result<Document, DocumentError> {
        do throws(DocumentError) {
            return .success(try Document.parse(text(.document)))
        } catch {
            return .failure(error)
        }
    }

    private func phone(_ field: Field) -> Result<String?, PhoneNumberError> {
        guard text(field).contains(where: { $0 != " " }) else { return .success(nil) }
        do throws(PhoneNumberError) {
            return .success(try PhoneNumber(parsing: text(field)).e164)
        } catch {
            return .failure(error)
        }
    }

    /// What is wrong with a field; nil while it is right, or still empty.
    private func complaint(_ field: Field) -> String? {
        guard !text(field).isEmpty else { return nil }
        switch field {
        case .document:
            if case .failure(let error) = document { return texts.sentence(error) }
        case .phone, .whatsapp:
            if case .failure(let error) = phone(field) { return error.sentence(texts.language) }
        case .name, .address, .route, .order: break
        }
        return nil
    }

    package func submit() -> [Effect] {
        guard context.user.role.mayRegisterConsent else { return [.say(.notice(texts.sentence(.notYourRole)))] }
        guard case .success(let document) = document else { return refuse(.document, texts.documentMissing) }
        let name = text(.name).split(separator: " ").joined(separator: " ")
        guard !name.isEmpty else { return refuse(.name, texts.nameMissing) }
        guard case .success(let phone) = phone(.phone) else { return refuse(.phone, complaint(.phone) ?? "") }
        guard case .success(let whatsapp) = self.phone(.whatsapp) else {
            return refuse(.whatsapp, complaint(.whatsapp) ?? "")
        }
        let newRoute = text(.route).split(separator: " ").joined(separator: " ")
        guard route != nil || !newRoute.isEmpty else { return refuse(.route, texts.routeMissing) }
        return context.trying {
            try context.store.write {
                // A document belongs to one client.
                if let other = try context.store.client(document: document), other != editing {
                    return refuse(.document, texts.documentTaken)
                }
                let route = try route?.selected ?? context.store.addFirstRoute(named: newRoute)
                return try save(
                    ClientCard(
                        document: document, name: name, phone: phone, whatsapp: whatsapp == phone ? nil : whatsapp,
                        address: text(.address), routeID: route, visitOrder: Int(text(.order)) ?? 0))
            }
        }
    }

    /// Inside a write.
    private func save(_ card: ClientCard) throws -> [Effect] {
        let store = context.store
        guard let editing else {
            let id = try store.addClient(card)
            let page = try ClientScreen(context, client: id)
            return [
                .wrote, .replace(page), .undoable(.impossible(texts.clientStays)), .say(.done(texts.clientAdded)),
            ]
        }
        let now = try store.clientCard(editing, scope: context.scope)
        guard now == self.card else {
            self.card = now
            return [.say(.notice(texts.replacesAnothers))]
        }
        try store.updateClient(editing, card)
        return [
            .pop, .wrote, .undoable(.client(editing, to: now, from: card, context)),
            .say(.done(texts.clientChanged)),
        ]
    }

    private func refuse(_ field: Field, _ sentence: String) -> [Effect] {
        focus.field = field
        return [.say(.notice(sentence))]
    }

    // MARK: Drawing

    package func leastRoom(in room: Rect) -> Size { Size(width: 54, height: 13) }

    package func draw(on canvas: inout Canvas, in room: Rect) -> Point? {
        let inner = Box.draw(title, width: min(74, room.width - 6), height: 11, on: &canvas, in: room)
        var form = FormLayout(in: inner)
        var cursor: Point?
        for field in Field.allCases {
            let hasFocus = field == focus.field
            form.label(texts.name(field), hasFocus: hasFocus, on: &canvas)
            let point = draw(field, hasFocus: hasFocus, form, on: &canvas)
            if hasFocus { cursor = point }
            form.skip()
        }
        form.skip()
        if let complaint = complaint(focus.field) {
            form.paragraph(complaint, style: .error, limit: 2, on: &canvas)
        } else if let hint = texts.hint(focus.field, isFirst: routes.isEmpty) {
            form.paragraph(hint, style: .dim, limit: 2, on: &canvas)
        }
        form.keys(keys, texts: texts, on: &canvas)
        return cursor
    }

    private func draw(_ field: Field, hasFocus: Bool, _ form: FormLayout, on canvas: inout Canvas) -> Point? {
        if field == .route, let route {
            return route.draw(
                on: &canvas, at: form.field, width: min(40, form.fieldWidth),
                label: { id in routes.first { $0.id == id }?.name ?? "" },
                style: hasFocus ? Style(.input, .selected) : .input)
        }
        let width = field == .name || field == .address ? form.fieldWidth : 30
        return fields[field]?.drawBracketed(on: &canvas, at: form.field, width: width, hasFocus: hasFocus)
    }
}
