package import Terminal

/// A dialog with fields. `Enter` moves on and registers on the last one, `Ctrl-S` registers from anywhere, and leaving
/// asks once when something was typed.
package protocol FormScreen: ScreenView {
    associatedtype Field: CaseIterable & Equatable & Sendable
    var focus: Focus<Field> { get set }
    /// The fields there are now, in their order; a form says so where an answer brings more of them.
    var shownFields: [Field] { get }
    /// Whether something would be lost by leaving.
    var holdsInput: Bool { get }
    /// Whether leaving was asked for once already.
    var wasWarned: Bool { get set }
    /// A key for the field with the cursor; false leaves it to the keymap.
    func edit(_ key: Key) -> Bool
    func submit() -> [Effect]
}

extension FormScreen {
    package var isDialog: Bool { true }
    package var shownFields: [Field] { Array(Field.allCases) }

    package func type(_ key: Key) -> [Effect]? {
        if key != .escape { wasWarned = false }
        return edit(key) ? [] : nil
    }

    /// The keys every form has; a form puts its own before them.
    package static var formKeys: [Binding<Self>] {
        [
            Binding(
                .enter, do: .nextField, in: .form, meaning: { $0.isAtTheEnd ? .submit : .nextField },
                run: { form in
                    if form.isAtTheEnd { return form.context.isReadOnly ? [] : form.submit() }
                    return form.step(1)
                }),
            Binding(.control("s"), do: .submit, in: .form, off: { $0.context.offWhenReadOnly }, run: { $0.submit() }),
            Binding(.down, .tab, do: .toNextField, in: .form, footer: false) { $0.step(1) },
            Binding(.up, .backTab, do: .previousField, in: .form, footer: false) { $0.step(-1) },
            Binding(.escape, do: .discard, in: .general) { $0.leaveForm() },
        ]
    }

    /// Whether the cursor is in the last of the fields there are now.
    private var isAtTheEnd: Bool { focus.field == shownFields.last }

    private func step(_ by: Int) -> [Effect] {
        focus.step(by, among: shownFields)
        return []
    }

    /// Asks once when something would be lost.
    func leaveForm() -> [Effect] {
        guard holdsInput, !wasWarned else { return [.pop] }
        wasWarned = true
        return [.say(.notice(texts.leaveFormAgain))]
    }
}
