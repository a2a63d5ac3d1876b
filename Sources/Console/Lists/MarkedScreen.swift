package import Lending
import Store
import Terminal

/// A list whose rows can be marked, and what is done to the marked ones.
package protocol MarkedScreen: PagedScreen {
    associatedtype Marked
    var marks: Marks<Marked> { get set }
    var hasCountsToRead: Bool { get set }
    /// What a row is marked by.
    func id(of row: Row) -> Identifier<Marked>
    /// All that the list shows as it is asked for now; called later.
    func reader() -> () throws -> IdentifierSet<Marked>
    /// The marks that stay when of all clients only these were refused.
    func marks(of refused: ClientIDs) throws -> IdentifierSet<Marked>
    /// Nobody is shown.
    var offForSelection: OffReason? { get }
    /// Whether only some of the rows are shown.
    var isNarrowed: Bool { get }
    /// These, as something is sent to them.
    func addressees(_ marked: IdentifierSet<Marked>) -> Addressees
    /// Without marks: all that the list shows.
    var allShown: Addressees { get }
}

/// Whom a bulk action is for, and how its title names them.
package struct Addressees {
    let target: BulkRequest.Target
    let subject: BulkPreview.Subject
}

extension MarkedScreen {
    /// The keys of the marks that the footer names late.
    static var markBindings: [Binding<Self>] {
        [
            Binding(.character("*"), do: .markAll, in: .marks, off: { $0.offForSelection }, run: { $0.markAll() }),
            Binding(.character("-"), do: .unmarkAll, in: .marks, off: { $0.offForUnmarking }, run: { $0.unmarkAll() }),
        ]
    }

    var offForBulk: OffReason? { context.offWhenReadOnly ?? (marks.isEmpty ? offForSelection : nil) }
    var offForMarks: OffReason? { context.offWhenReadOnly ?? (marks.isEmpty ? .nothingMarked : nil) }
    var offForUnmarking: OffReason? { marks.isEmpty ? .noMarks : nil }

    /// Whom `R` would remind.
    var bulkAction: Action {
        if !marks.isEmpty { return .remindMarked }
        return isNarrowed ? .remindFiltered : .remindAll
    }

    func mark() -> [Effect] {
        guard let row = list.selected else { return [] }
        return context.trying {
            // One of those that are still to be read may be meant.
            try marks.settle()
            return change { $0.toggle(id(of: row)) } + move(.down)
        }
    }

    func markAll() -> [Effect] {
        context.trying {
            try marks.settle()
            let before = marks
            return change { $0.add(reader()) } + [.undoable(back(to: before))]
        }
    }

    func unmarkAll() -> [Effect] {
        let before = marks
        return change { $0.removeAll() } + [.undoable(back(to: before))]
    }

    private func back(to before: Marks<Marked>) -> Undo {
        .here(context, texts.marksAsBefore) { [weak self] in self?.change { $0 = before } ?? [] }
    }

    /// The marked ones; without marks, all that the list shows.
    func remindMarked() -> [Effect] {
        context.trying {
            let whom = marks.isEmpty ? allShown : addressees(try settledMarks())
            let request = BulkRequest(content: .overdue, target: whom.target)
            let preview = BulkPreview(context, request, subject: whom.subject) { [weak self] in
                self?.keepMarks(ofClients: $0) ?? []
            }
            return [.push(preview), .dropTypedAhead]
        }
    }

    /// A text of one's own to the marked ones.
    func notice() -> [Effect] {
        context.trying {
            let whom = addressees(try settledMarks())
            let form = NoticeForm(context, to: whom.target, subject: whom.subject) { [weak self] in
                self?.keepMarks(ofClients: $0) ?? []
            }
            return [.push(form)]
        }
    }

    /// The client of the selected row alone; the marks stay.
    func remind(_ client: ClientID, named name: String) -> [Effect] {
        let request = BulkRequest(content: .overdue, target: .clients([client]))
        return [.push(BulkPreview(context, request, subject: .one(name)) { _ in [] }), .dropTypedAhead]
    }

    /// After a run the marks of those who were written to are done with; who was refused stays marked. They come back with
    /// their messages, beside those that were set since.
    func keepMarks(ofClients refused: ClientIDs) -> [Effect] {
        context.trying {
            let before = marks.ids
            let kept = try marks(of: refused)
            _ = change { $0.keep(only: kept) }
            let back = { [weak self] in
                _ = self?.change { $0.formUnion(before) }
            }
            return before.isEmpty ? [] : [.givesBack(back)]
        }
    }

    /// The marks as they are needed now, those that were still to be read as well.
    func settledMarks() throws -> IdentifierSet<Marked> {
        try marks.settle()
        return marks.ids
    }

    private func change(_ body: (inout Marks<Marked>) -> Void) -> [Effect] {
        body(&marks)
        hasCountsToRead = true
        return []
    }
}
