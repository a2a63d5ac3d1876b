/// One thing a person did at the keyboard.
package enum Key: Hashable, Sendable {
    /// A printable character, as typed: `A` is Shift-a.
    case character(Unicode.Scalar)
    /// Control with a lower-case letter or one of `@ [ \ ] ^ _`; Enter, Tab, Backspace and Escape have their own case.
    case control(Unicode.Scalar)
    case function(Int)
    case enter, escape, tab, backTab, backspace, delete, insert
    case up, down, left, right, home, end, pageUp, pageDown
    /// Control or Alt with an arrow: by words.
    case wordLeft, wordRight
    /// Text pasted in one piece; it never runs as keys. Line breaks are still in it.
    case paste(String)

    /// The character typed, if it was one.
    package var typed: Unicode.Scalar? {
        if case .character(let scalar) = self { scalar } else { nil }
    }
}
