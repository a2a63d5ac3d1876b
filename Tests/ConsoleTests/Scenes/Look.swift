import Messaging
import Terminal
import Testing

/// One way a screen is looked at: so large, in this language, on such a terminal.
struct Look: Sendable, CustomTestStringConvertible {
    enum Terminal: String, Sendable {
        /// Unicode, styles left out: what stands there.
        case plain
        case ascii
        /// No colours: the attributes that carry the difference are written out.
        case mono
    }

    let size: Size
    let language: Language
    var terminal = Terminal.plain

    /// `80x24-es`, `80x24-es-ascii`
    var name: String {
        "\(size.width)x\(size.height)-\(language.rawValue)" + (terminal == .plain ? "" : "-\(terminal.rawValue)")
    }
    var testDescription: String { name }
    var glyphs: Glyphs { terminal == .ascii ? .ascii : .unicode }

    static let small = Size(width: 80, height: 24)
    static let all: [Look] =
        [small, Size(width: 110, height: 30), Size(width: 200, height: 60)].flatMap { size in
            Language.allCases.map { Look(size: size, language: $0) }
        } + [.ascii, .mono].map { Look(size: small, language: .es, terminal: $0) }

    func picture(of display: MemoryDisplay) -> String {
        switch terminal {
        case .plain, .ascii: display.text
        case .mono: display.picture.lines(in: Theme(colours: 0, noColour: true)).joined(separator: "\n")
        }
    }
}
