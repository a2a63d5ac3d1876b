import CNcurses

/// The theme as ncurses attributes and colour pairs, worked out once for every style.
struct Looks {
    struct Look: Equatable {
        var attributes: UInt32 = 0
        var pair: Int16 = 0
        /// Whether a blank shows it: underlined or reversed.
        var marksBlanks = false
    }

    private let table: [Look]
    private static let emphases = 32

    /// Starts colours if the terminal can show them on its own background.
    init(wantsColour: Bool) {
        let hasColour = wantsColour && has_colors() && start_color() == OK && use_default_colors() == OK
        let theme = Theme(colours: hasColour ? Int(diamante_colors()) : 0, noColour: !wantsColour)
        // Plain text has a pair of its own, of the terminal's two colours: from a coloured word back to it takes five bytes,
        // back to pair 0 eleven, since ncurses then resets every attribute as well. Not where a terminal shows some
        // attribute and a colour never together (the Linux console): plain text would lose it.
        let hasPairForPlain = hasColour && diamante_number("ncv") <= 0
        var pairs: [Int16: Int16] = hasPairForPlain ? [:] : [-1: 0]
        table = Style.Role.allCases.flatMap { role in
            (0..<Self.emphases).map { emphasis in
                let style = Style(role, Style.Emphasis(rawValue: UInt8(emphasis)))
                return Self.look(theme.appearance(of: style), &pairs)
            }
        }
    }

    /// How plain text looks, and every blank that shows nothing else.
    var plain: Look { table[Int(Style.Role.text.rawValue) * Self.emphases] }

    /// Blanks take no style that nobody would see: equal cells cost no bytes.
    func look(of cell: Cell) -> Look {
        let (role, emphasis) = (Int(cell.style.role.rawValue), Int(cell.style.emphasis.rawValue))
        let look = table[role * Self.emphases + emphasis % Self.emphases]
        return cell.scalar == 0x20 && !look.marksBlanks ? plain : look
    }

    private static func look(_ appearance: Theme.Appearance, _ pairs: inout [Int16: Int16]) -> Look {
        var look = Look()
        if appearance.bold { look.attributes |= diamante_bold }
        if appearance.dim { look.attributes |= diamante_dim }
        if appearance.underline { look.attributes |= diamante_underline }
        if appearance.reverse { look.attributes |= diamante_reverse }
        look.marksBlanks = appearance.underline || appearance.reverse
        if let pair = pairs[appearance.colour] {
            look.pair = pair
        } else {
            look.pair = (pairs.values.max() ?? 0) + 1
            pairs[appearance.colour] = look.pair
            init_pair(look.pair, appearance.colour, -1)
        }
        return look
    }
}
