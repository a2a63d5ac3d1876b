/// The shapes the screens draw with, in Unicode and in ASCII. Shape and word carry the meaning, colour repeats it.
package struct Glyphs: Sendable {
    package enum Repertoire: Sendable { case unicode, ascii }

    package let shapes: Repertoire
    /// Whether text itself must be ASCII: the terminal's character set is not UTF-8.
    package let asciiText: Bool

    package static let unicode = Glyphs(shapes: .unicode, asciiText: false)
    package static let ascii = Glyphs(shapes: .ascii, asciiText: true)
    /// The Linux text console: letters are fine, its font of 512 lacks most shapes.
    package static let console = Glyphs(shapes: .ascii, asciiText: false)

    private func pick(_ unicode: String, _ ascii: String) -> String {
        shapes == .unicode ? unicode : ascii
    }

    // MARK: Rows

    /// Stands before the selected row.
    package var cursorBar: String { pick("▌", ">") }
    package var mark: String { "*" }
    package var ellipsis: Unicode.Scalar { asciiText ? "~" : "…" }
    package var bullet: String { pick("·", "-") }
    package var none: String { pick("—", "-") }
    package var checked: String { pick("[✓]", "[x]") }
    package var unchecked: String { "[ ]" }

    // MARK: Arrows

    /// Arrows that look like some; where letters and signs stand for them, a key is named in words.
    package var hasArrows: Bool { shapes == .unicode }

    package var up: String { pick("↑", "^") }
    package var down: String { pick("↓", "v") }
    package var left: String { pick("←", "<") }
    package var right: String { pick("→", ">") }
    package var approximately: String { pick("≈", "~") }

    // MARK: Traffic light

    /// Six shapes from up to date (0) to over 90 days (5); a level outside takes the nearest.
    package func light(_ level: Int) -> String {
        let shapes = pick("·●◆■▲✖", ".o+#^X")
        return String(shapes[shapes.index(shapes.startIndex, offsetBy: level.clamped(to: 0...5))])
    }

    // MARK: Messages

    /// What became of a message, as far as a shape can say it.
    package enum Delivery: CaseIterable, Sendable {
        case queued, scheduled, sending, sent, delivered, read, failed, uncertain, unresolved, withdrawn, blocked
    }

    package func delivery(_ state: Delivery) -> String {
        switch state {
        case .queued: pick("…", "..")
        case .scheduled: pick("◷", "@")
        case .sending: pick("↻", ">")
        case .sent: pick("✓", "+")
        case .delivered: pick("✓✓", "++")
        case .read: pick("✔✔", "+*")
        case .failed: pick("✗", "x")
        case .uncertain: pick("?", "?")
        case .unresolved: pick("‼", "!!")
        case .withdrawn: pick("⊖", "(-)")
        case .blocked: pick("⊘", "(x)")
        }
    }

    // MARK: Pictures

    package var full: Unicode.Scalar { pick("▓", "#").first }
    package var empty: Unicode.Scalar { pick("░", ".").first }
    /// Eighths of a column from left to right, for horizontal bars; ASCII has only whole ones.
    package var eighths: [Unicode.Scalar] { Array(pick("▏▎▍▌▋▊▉█", "#").unicodeScalars) }
    /// Levels from low to high, for sparklines and vertical bars.
    package var levels: [Unicode.Scalar] { Array(pick("▁▂▃▄▅▆▇█", ".:-=+*#").unicodeScalars) }

    // MARK: Lines

    package var horizontal: Unicode.Scalar { pick("─", "-").first }
    package var vertical: Unicode.Scalar { pick("│", "|").first }
    package var topLeft: Unicode.Scalar { pick("┌", "+").first }
    package var topRight: Unicode.Scalar { pick("┐", "+").first }
    package var bottomLeft: Unicode.Scalar { pick("└", "+").first }
    package var bottomRight: Unicode.Scalar { pick("┘", "+").first }
}

extension String {
    fileprivate var first: Unicode.Scalar { unicodeScalars.first ?? " " }
}
