package import Terminal

/// A line of a keymap without its screen: which keys, what for.
package struct KeymapLine: Sendable {
    package let keys: [Key]
    package let action: Action
}
