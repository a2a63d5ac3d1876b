/// What a piece of text means; the `Theme` decides how a terminal shows it.
package struct Style: Hashable, Sendable {
    package enum Role: UInt8, CaseIterable, Sendable {
        case text, dim, title, accent
        /// The header line, its tabs, and the tab one is on.
        case bar, tab, currentTab
        /// Traffic light and outcomes, from fine to worst.
        case good, notice, warning, bad, critical
        /// A key's name in the footer, and what it does.
        case footerKey, footer
        /// What is typed into a field, the hint in an empty one, and a complaint about it.
        case input, placeholder, error
        /// Frames and rules.
        case line
        /// Says that nothing here is real: demo, training, a shifted clock.
        case demo
    }

    /// What is laid over any role.
    package struct Emphasis: OptionSet, Hashable, Sendable {
        package let rawValue: UInt8

        package init(rawValue: UInt8) {
            self.rawValue = rawValue
        }

        /// The row or button the cursor is on.
        package static let selected = Emphasis(rawValue: 1)
        /// A row marked for a bulk action.
        package static let marked = Emphasis(rawValue: 2)
        package static let bold = Emphasis(rawValue: 4)
        package static let underline = Emphasis(rawValue: 8)
        /// An action that is off now.
        package static let disabled = Emphasis(rawValue: 16)
    }

    package var role: Role
    package var emphasis: Emphasis

    package init(_ role: Role, _ emphasis: Emphasis = []) {
        self.role = role
        self.emphasis = emphasis
    }

    /// The same role with this laid over it.
    package func with(_ emphasis: Emphasis) -> Style {
        Style(role, self.emphasis.union(emphasis))
    }

    package static let text = Style(.text)
    package static let dim = Style(.dim)
    package static let title = Style(.title)
    package static let accent = Style(.accent)
    package static let bar = Style(.bar)
    package static let tab = Style(.tab)
    package static let currentTab = Style(.currentTab)
    package static let good = Style(.good)
    package static let notice = Style(.notice)
    package static let warning = Style(.warning)
    package static let bad = Style(.bad)
    package static let critical = Style(.critical)
    package static let footerKey = Style(.footerKey)
    package static let footer = Style(.footer)
    package static let input = Style(.input)
    package static let placeholder = Style(.placeholder)
    package static let error = Style(.error)
    package static let line = Style(.line)
    package static let demo = Style(.demo)
}
