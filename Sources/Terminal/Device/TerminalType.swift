import CNcurses
import Glibc

/// Starts ncurses for the terminal that `TERM` names, or for a usual one when this machine does not know it.
enum TerminalType {
    struct Started {
        let screen: OpaquePointer
        let name: String
        let notices: [TerminalNotice]
    }

    /// Names that stand for terminals without cursor movement.
    private static let withoutCursor: Set = ["dumb", "unknown", "emacs", "glasstty", "lpr", "printer"]

    /// xterm-kitty, alacritty, foot and xterm-ghostty are not in the base database of most servers; all of them
    /// understand what xterm does.
    static func start(on output: UnsafeMutablePointer<FILE>) throws(TerminalError) -> Started {
        let name = Environment["TERM"] ?? ""
        guard !withoutCursor.contains(name) else { throw .cannotMoveCursor(name) }
        for candidate in [name, "xterm-256color", "xterm", "vt100", "linux"] where !candidate.isEmpty {
            guard let screen = newterm(candidate, output, diamante_stdin()) else { continue }
            guard diamante_capability("cup") != nil else {
                endwin()
                delscreen(screen)
                throw .cannotMoveCursor(name)
            }
            let isOther = candidate != name
            return Started(
                screen: screen, name: candidate,
                notices: isOther ? [.unknownTerminal(name: name, used: candidate)] : [])
        }
        throw .noDescription(name)
    }
}
