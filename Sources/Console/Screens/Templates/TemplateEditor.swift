import Lending
import Messaging
import Store
package import Terminal

/// One template as text, and below or beside it how it reaches a real client: encoding, segments, what is left of the
/// last one, price, and what is wrong with it. It covers the screen, so that no key of the screens works in it.
package final class TemplateEditor: ScreenView {
    package static let bindings: [Binding<TemplateEditor>] = [
        Binding(.control("s"), do: .desk(.saveTemplate), in: .form, off: \.offForSaving) { $0.save() },
        Binding(.control("o"), do: .desk(.otherClient), in: .form, off: \.offForClients) { $0.chooseClient() },
        Binding(.control("r"), do: .desk(.restoreTemplate), in: .form, off: \.offForRestoring) { $0.askToRestore() },
        Binding(.escape, do: .discard, in: .general) { $0.leave() },
    ]

    package let context: Context
    let shelf: TemplateShelf
    private(set) var source: TemplateSource
    var area: TextArea
    /// As it stood in the file when it was last read or written.
    private var saved: String
    private var wasWarned = false
    /// Somebody else saved it meanwhile, and that was said.
    private var mayReplace = false
    /// Whose message is shown; nil in a house without debtors.
    private(set) var loan: LoanID?
    private(set) var rehearsal: Result<TemplateRehearsal, TemplateError>?
    private(set) var problems: [TemplateProblem] = []
    private var isStale = true

    init(_ context: Context, _ shelf: TemplateShelf, _ source: TemplateSource) throws {
        self.context = context
        self.shelf = shelf
        self.source = source
        saved = Self.trimmed(source.file)
        area = TextArea(saved)
        area.place(cursor: TemplateColours.headerLength(saved))
        loan = try context.store.overdue(OverdueQuery(), position: .first, limit: 1, scope: context.scope).first?.loanID
    }

    package var isDialog: Bool { true }
    package var isTyping: Bool { true }
    package var title: String { texts.templateTitle(source) }
    var key: TemplateKey { source.key }
    var isChanged: Bool { Self.trimmed(area.text) != saved }
    private var file: String { Self.trimmed(area.text) + "\n" }

    private static func trimmed(_ text: String) -> String {
        var text = text[...]
        while let last = text.last, last.isWhitespace { text.removeLast() }
        return String(text)
    }

    // MARK: Typing

    package func type(_ key: Key) -> [Effect]? {
        if key != .escape { wasWarned = false }
        if case .tab = key { return [] }
        let before = area
        switch area.handle(key) {
        case .ignored: return nil
        case .moved: return []
        case .changed:
            if let off = offForWriting {
                area = before
                return [.say(.notice(texts.sentence(off)))]
            }
            (isStale, mayReplace) = (true, false)
            return []
        }
    }

    private var offForWriting: OffReason? {
        context.offWhenReadOnly ?? (context.user.role.mayEditTemplates ? nil : .notYourRole)
    }

    private func leave() -> [Effect] {
        guard isChanged, !wasWarned else { return [.pop] }
        wasWarned = true
        return [.say(.notice(texts.leaveTemplateAgain))]
    }

    // MARK: The preview

    /// The amounts move under a template, too.
    package func refresh() {
        isStale = true
    }

    package var hasWork: Bool { isStale }

    package func work() throws {
        problems = TemplateLint.problems(key: key, file: file, unset: shelf.unset)
        rehearsal = nil
        do {
            let template = try Template(key: key, file: file)
            if let loan { rehearsal = .success(try context.store.rehearse(template, loan: loan, scope: context.scope)) }
        } catch let error as TemplateError {
            rehearsal = .failure(error)
        } catch StoreError.loanNotFound {
            loan = nil
        }
        isStale = false
    }

    private var offForClients: OffReason? { loan == nil ? .listIsEmpty : nil }

    private func chooseClient() -> [Effect] {
        let picker = LoanPicker(context) { [weak self] line in
            self?.loan = line.loanID
            self?.isStale = true
            return []
        }
        return [.push(picker)]
    }

    // MARK: Saving

    private var offForSaving: OffReason? { offForWriting ?? (isChanged ? nil : .desk(.nothingChanged)) }

    /// Nothing is saved that must not be sent; another person's change is not overwritten unseen.
    private func save() -> [Effect] {
        problems = TemplateLint.problems(key: key, file: file, unset: shelf.unset)
        if let problem = problems.first(where: \.isError) {
            return [.say(.failure(problem.sentence(texts.language)))]
        }
        return context.trying {
            let now = shelf.sources().first { $0.key == key } ?? source
            if Self.trimmed(now.file) != saved, !mayReplace {
                mayReplace = true
                return [.say(.notice(texts.templateChangedMeanwhile))]
            }
            let text = file
            try context.store.changeTemplate(key, to: text, role: context.user.role) { try shelf.save(key, text) }
            return [
                .wrote, .undoable(.template(now, after: text, shelf, context)),
                .say(.done(adopt() + texts.warnings(problems.count))),
            ]
        }
    }

    private var offForRestoring: OffReason? {
        offForWriting ?? (source.isOwn || isChanged ? nil : .desk(.alreadyBuiltIn))
    }

    private func askToRestore() -> [Effect] {
        let lines = [texts.restoreLine, source.builtIn]
        let dialog = ConfirmDialog(context, title: texts.restoreTitle, lines: lines) { [weak self] in
            self?.restore() ?? []
        }
        return [.push(dialog), .dropTypedAhead]
    }

    private func restore() -> [Effect] {
        context.trying {
            if source.isOwn {
                let source = source
                try context.store.changeTemplate(key, to: nil, role: context.user.role) { try shelf.restore(source) }
            }
            let text = Self.trimmed(source.builtIn)
            area = TextArea(text)
            area.place(cursor: TemplateColours.headerLength(text))
            isStale = true
            _ = adopt()
            return [.wrote, .say(.done(texts.templateRestored))]
        }
    }

    /// What the files say now is what was saved; answers what to say.
    private func adopt() -> String {
        source = shelf.sources().first { $0.key == key } ?? source
        saved = Self.trimmed(source.file)
        (mayReplace, wasWarned) = (false, false)
        return texts.templateSaved
    }
}
