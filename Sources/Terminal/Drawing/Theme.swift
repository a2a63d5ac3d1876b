/// How a terminal shows each role: a foreground on the terminal's own background, and attributes that carry the same
/// difference where there is no colour. Colours were chosen to be readable on black and on white.
package struct Theme: Sendable {
    package enum Palette: Sendable {
        case monochrome
        /// The eight colours every colour terminal has (16-colour ones too: their bright half is unreadable on white).
        case eight
        case many
    }

    /// What one style looks like; `colour` -1 is the terminal's own foreground.
    package struct Appearance: Hashable, Sendable {
        package var colour: Int16 = -1
        package var bold = false
        package var dim = false
        package var underline = false
        package var reverse = false
    }

    package let palette: Palette

    /// `colours` as the terminal description says; `noColour` is the wish of NO_COLOR (no-color.org).
    package init(colours: Int, noColour: Bool) {
        palette = noColour || colours < 8 ? .monochrome : colours < 256 ? .eight : .many
    }

    package func appearance(of style: Style) -> Appearance {
        var look = attributes(of: style.role, palette)
        let emphasis = style.emphasis
        if emphasis.contains(.bold) || emphasis.contains(.marked) { look.bold = true }
        if emphasis.contains(.underline) { look.underline = true }
        if emphasis.contains(.disabled) { look = attributes(of: .dim, palette) }
        if emphasis.contains(.selected) { look.reverse.toggle() }
        return look
    }

    /// A colour for each role that has one, for the pairs set up at the start.
    package func colour(of role: Style.Role) -> Int16 {
        appearance(of: Style(role)).colour
    }

    private func attributes(of role: Style.Role, _ palette: Palette) -> Appearance {
        var look = Self.attributes(of: role)
        switch palette {
        case .monochrome: break
        case .eight: look.colour = Self.eight(role)
        case .many: look.colour = Self.many(role)
        }
        // A colour of its own says it alone: dim grey is hard to read, and bold costs two dozen bytes a word.
        if look.colour >= 0, palette == .many {
            look.dim = false
            if [.accent, .warning, .bad, .critical].contains(role) { look.bold = false }
        }
        return look
    }

    private static func attributes(of role: Style.Role) -> Appearance {
        switch role {
        case .text, .bar, .tab, .good, .notice, .footer: Appearance()
        case .dim, .line, .placeholder: Appearance(dim: true)
        case .title, .accent, .warning, .bad, .footerKey: Appearance(bold: true)
        case .critical, .error: Appearance(bold: true)
        case .currentTab, .demo: Appearance(bold: true, reverse: true)
        case .input: Appearance(underline: true)
        }
    }

    /// Yellow (3) is lost on white and blue (4) on black in nearly every terminal: warnings take magenta, and a notice has
    /// its shape and its word.
    private static func eight(_ role: Style.Role) -> Int16 {
        switch role {
        case .good: 2
        case .warning, .demo: 5
        case .bad, .critical, .error: 1
        case .accent, .footerKey, .currentTab: 6
        default: -1
        }
    }

    /// Numbers of the 256-colour cube: at least 3:1 against black and against white.
    private static func many(_ role: Style.Role) -> Int16 {
        switch role {
        case .good: 28
        case .notice: 136
        case .warning: 166
        case .bad, .error: 160
        case .critical: 162
        case .accent, .footerKey, .currentTab: 31
        case .dim, .line, .placeholder: 244
        case .demo: 133
        default: -1
        }
    }
}
