import CNcurses
import Glibc

/// A real terminal through ncurses; the only place that draws with it.
///
/// Standard input and output are the terminal. It is never asked anything (a late answer would arrive as keys), always
/// written in one go, and given back as it was found: at `close`, on Ctrl-Z, and by `CrashGuard` when all else fails.
package final class Screen: Display {
    package private(set) var size = Size(width: 0, height: 0)
    package let glyphs: Glyphs
    package let notices: [TerminalNotice]
    package let inputDescriptor = STDIN_FILENO

    private let terminal: OpaquePointer
    private let output = GatheredOutput()
    /// Reading a key refreshes its window, so keys are read from one that is never shown.
    private let keyPad: UnsafeMutablePointer<WINDOW>
    private let looks: Looks
    private var keys = KeyReader()
    private var row: [cchar_t] = []
    /// What ncurses' window holds now; nil when that is not known.
    private var shown: Canvas?
    private var cursorIsVisible = true
    private var isReleased = false
    private var isOpen = true

    /// Takes the terminal. Signals that somebody handles already stay theirs: make the `SignalPipe` first.
    package init() throws(TerminalError) {
        guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else { throw .notATerminal }
        let isUTF8 = CharacterSet.choose()
        var modes = termios()
        tcgetattr(STDIN_FILENO, &modes)

        let started = try TerminalType.start(on: output.file)
        terminal = started.screen
        CrashGuard.arm(terminal: STDOUT_FILENO, modes: modes, reset: ResetSequence.bytes())
        let shapes: Glyphs = started.name.hasPrefix("linux") ? .console : .unicode
        glyphs = isUTF8 ? shapes : .ascii
        notices = started.notices + (isUTF8 ? [] : [.asciiOnly])
        looks = Looks(wantsColour: (Environment["NO_COLOR"] ?? "").isEmpty)
        keyPad = newpad(1, 1)

        // Raw: Ctrl-C, Ctrl-Z, Ctrl-S and Ctrl-Q arrive as keys. Enter and Ctrl-J both mean Enter.
        raw()
        noecho()
        nonl()
        idlok(diamante_stdscr(), true)
        scrollok(diamante_stdscr(), false)
        leaveok(diamante_stdscr(), false)
        meta(keyPad, true)
        keypad(keyPad, true)
        nodelay(keyPad, true)
        if Environment["ESCDELAY"].flatMap({ Int($0) }) == nil { set_escdelay(25) }
        setBackground()
        for (sequence, code) in RawKey.extraSequences { define_key(sequence, code) }
        HeldErrorOutput.begin()
        send(ResetSequence.pasteOn)
        adoptSize()
    }

    deinit { close() }

    /// Gives the terminal back as it was; anything after it does nothing.
    package func close() {
        guard isOpen else { return }
        release()
        isOpen = false
        CrashGuard.disarm()
        HeldErrorOutput.end()
        delwin(keyPad)
        delscreen(terminal)
    }

    // MARK: Drawing

    package func present(_ canvas: Canvas, cursor: Point?) {
        guard isOpen, regain() else { return }
        let window = diamante_stdscr()
        if canvas.size != shown?.size {
            werase(window)
            shown = nil
        }
        // Rows that did not change need not be encoded; the rest is for ncurses to compare.
        for y in 0..<min(size.height, canvas.size.height) where shown?.row(y) != canvas.row(y) {
            let count = encode(canvas.row(y))
            mvwadd_wchnstr(window, Int32(y), 0, row, Int32(count))
        }
        shown = canvas
        output.gather {
            place(cursor.flatMap { Rect(size).contains($0) ? $0 : nil })
            wnoutrefresh(window)
            doupdate()
        }
    }

    /// Fills `row` for ncurses; answers the number of characters, wide ones counted once.
    private func encode(_ cells: ArraySlice<Cell>) -> Int {
        var count = 0
        var word: (look: Looks.Look, end: Int)?
        for cell in cells.prefix(size.width) where cell.width > 0 {
            let look = looks.look(of: cell)
            if cell.scalar != 0x20 {
                // Blanks between two words of one look take it: to switch it off and on again costs bytes, and nobody
                // would see the difference.
                if let word, word.look == look, !look.marksBlanks {
                    for gap in word.end..<count { set(gap, 0x20, look) }
                }
                word = (look, count + 1)
            }
            diamante_set_cell(
                &row[count], cell.scalar, cell.firstMark, cell.secondMark, look.attributes, look.pair)
            count += 1
        }
        return count
    }

    private func set(_ column: Int, _ scalar: UInt32, _ look: Looks.Look) {
        diamante_set_cell(&row[column], scalar, 0, 0, look.attributes, look.pair)
    }

    /// Lines that scroll in are blank as ours are; ncurses counts on it when it weighs what to scroll.
    private func setBackground() {
        var blank = cchar_t()
        diamante_set_cell(&blank, 0x20, 0, 0, looks.plain.attributes, looks.plain.pair)
        wbkgrndset(diamante_stdscr(), &blank)
    }

    private func place(_ cursor: Point?) {
        if cursorIsVisible != (cursor != nil) {
            cursorIsVisible = cursor != nil
            curs_set(cursorIsVisible ? 1 : 0)
        }
        wmove(diamante_stdscr(), Int32(cursor?.y ?? 0), Int32(cursor?.x ?? 0))
    }

    package func repaint() {
        clearok(diamante_curscr(), true)
    }

    // MARK: Keys

    package func nextKey() -> Key? {
        guard isOpen else { return nil }
        return keys.next {
            let value = wgetch(keyPad)
            return value == ERR ? nil : value < 0x100 ? .byte(UInt8(value)) : .code(value)
        }
    }

    package var isKeyWaiting: Bool {
        var input = pollfd(fd: inputDescriptor, events: Int16(POLLIN), revents: 0)
        return keys.holdsKey || poll(&input, 1, 0) > 0
    }

    /// Read and forgotten rather than flushed: of a paste or a sequence that is still on its way only the beginning would
    /// go, and the rest would come as letters.
    package func discardKeys() {
        for _ in 0..<Self.mostTypedAhead where nextKey() == nil { return }
    }

    /// More than anybody types before a question; a line that never falls silent is not waited for.
    private static let mostTypedAhead = 10_000

    // MARK: Size

    package func updateSize() -> Bool {
        adoptSize()
        // Terminals reflow what was there, each in its own way, also when a quick way there and back leaves the size as it
        // was: what ncurses believes to be shown is not.
        repaint()
        return true
    }

    /// The window's own answer counts more than LINES and COLUMNS, which may be older than it.
    private func adoptSize() {
        var window = winsize()
        if ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &window) == 0, window.ws_row > 0, window.ws_col > 0 {
            resize_term(Int32(window.ws_row), Int32(window.ws_col))
        }
        size = Size(width: Int(diamante_columns()), height: Int(diamante_lines()))
        row = Array(repeating: cchar_t(), count: size.width + 1)
        shown = nil
    }

    // MARK: Giving the terminal away and taking it back

    package var canSuspend: Bool { JobControl.shellWaits }

    package func suspend() {
        guard canSuspend else { return }
        release()
        JobControl.stop()
        resumed()
    }

    package func resumed() {
        isReleased = true
        JobControl.awaitForeground(STDOUT_FILENO)
        guard regain() else { return }
        adoptSize()
    }

    /// Shell modes and the shell's own screen; nothing when the terminal is not ours to touch.
    private func release() {
        guard isOpen, !isReleased, JobControl.isForeground(STDOUT_FILENO) else { return }
        isReleased = true
        send(ResetSequence.pasteOff)
        endwin()
    }

    /// Takes the terminal again after `release`; false while the process is in the background.
    private func regain() -> Bool {
        guard isReleased else { return true }
        guard JobControl.isForeground(STDOUT_FILENO) else { return false }
        isReleased = false
        reset_prog_mode()
        clearok(diamante_curscr(), true)
        // The shell shows a cursor; ncurses turns it off again only when it is told.
        curs_set(cursorIsVisible ? 1 : 0)
        send(ResetSequence.pasteOn)
        return true
    }

    /// Past ncurses, which holds nothing back between two updates.
    private func send(_ sequence: String) {
        var sequence = sequence
        sequence.withUTF8 { bytes in _ = write(STDOUT_FILENO, bytes.baseAddress, bytes.count) }
    }
}
