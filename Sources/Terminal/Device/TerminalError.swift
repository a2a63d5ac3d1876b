/// Why there can be no console here; the commands work all the same.
package enum TerminalError: Error, Equatable {
    /// Standard input or output is not a terminal.
    case notATerminal
    /// The terminal cannot move its cursor (`TERM=dumb`).
    case cannotMoveCursor(String)
    /// No description of this terminal, and none of the usual ones either: the terminfo database is missing.
    case noDescription(String)
}

/// What was done to make it work anyway; for the status line.
package enum TerminalNotice: Equatable, Sendable {
    /// `TERM` is not known on this machine; the terminal is treated as `used`.
    case unknownTerminal(name: String, used: String)
    /// The character set is not UTF-8: letters and shapes are shown in ASCII.
    case asciiOnly
}
