package import Terminal

/// One line of a screen's keymap: which keys, what for, when not, and what happens. Dispatch, footer, help and palette
/// all read the same lines.
package struct Binding<Target>: Sendable {
    package let keys: [Key]
    package let action: Action
    package let group: KeyGroup
    /// Whether the footer names it; lines higher up in the table come first there.
    package let inFooter: Bool
    /// Why it is off now; nil while it can be done.
    package let whenOff: @Sendable (Target) -> OffReason?
    /// Which action it is as things stand, where one key does several.
    package let meaning: (@Sendable (Target) -> Action)?
    package let run: @Sendable (Target) -> [Effect]

    package init(
        _ keys: Key..., do action: Action, in group: KeyGroup, footer inFooter: Bool = true,
        off whenOff: @escaping @Sendable (Target) -> OffReason? = { _ in nil },
        meaning: (@Sendable (Target) -> Action)? = nil,
        run: @escaping @Sendable (Target) -> [Effect]
    ) {
        self.keys = keys
        self.action = action
        self.group = group
        self.inFooter = inFooter
        self.whenOff = whenOff
        self.meaning = meaning
        self.run = run
    }

    package func bound(to target: Target) -> BoundKey {
        BoundKey(
            keys: keys, action: meaning?(target) ?? action, group: group, inFooter: inFooter, off: whenOff(target),
            run: { run(target) })
    }
}

/// A line of the keymap as it stands now for one screen.
package struct BoundKey {
    package let keys: [Key]
    package let action: Action
    package let group: KeyGroup
    package let inFooter: Bool
    package let off: OffReason?
    package let run: () -> [Effect]

    /// The same, which the footer does not name.
    func withoutHint() -> BoundKey { with(keys, inFooter: false) }

    /// The same without one of its keys.
    func without(_ key: Key) -> BoundKey { with(keys.filter { $0 != key }, inFooter: inFooter) }

    /// The same with one of its keys, where it has it, named after the others.
    func withLast(_ key: Key) -> BoundKey {
        with(keys.filter { $0 != key } + keys.filter { $0 == key }, inFooter: inFooter)
    }

    private func with(_ keys: [Key], inFooter: Bool) -> BoundKey {
        BoundKey(keys: keys, action: action, group: group, inFooter: inFooter, off: off, run: run)
    }
}
