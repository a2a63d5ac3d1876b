import CNcurses

/// What ncurses hands over: a byte, or the code of a key it recognised.
enum RawKey: Equatable {
    case byte(UInt8)
    case code(Int32)

    /// Codes of our own for what terminal descriptions lack, beyond all of ncurses' (`KEY_MAX`, 0777).
    enum Code {
        static let pasteBegins: Int32 = 0x300
        static let pasteEnds: Int32 = 0x301
        static let wordLeft: Int32 = 0x302
        static let wordRight: Int32 = 0x303
        /// Keys of the number pad in application mode: 0x400 + the character they stand for.
        static let pad: Int32 = 0x400
    }

    /// Sequences that many terminals send whatever their description says.
    static let extraSequences: [(String, Int32)] =
        [
            ("\u{1B}[200~", Code.pasteBegins), ("\u{1B}[201~", Code.pasteEnds),
            ("\u{1B}[1;5D", Code.wordLeft), ("\u{1B}[1;5C", Code.wordRight),
            ("\u{1B}[1;3D", Code.wordLeft), ("\u{1B}[1;3C", Code.wordRight),
            ("\u{1B}Od", Code.wordLeft), ("\u{1B}Oc", Code.wordRight),
            ("\u{1B}[A", KEY_UP), ("\u{1B}[B", KEY_DOWN), ("\u{1B}[C", KEY_RIGHT), ("\u{1B}[D", KEY_LEFT),
            ("\u{1B}OA", KEY_UP), ("\u{1B}OB", KEY_DOWN), ("\u{1B}OC", KEY_RIGHT), ("\u{1B}OD", KEY_LEFT),
            ("\u{1B}[1;2A", KEY_UP), ("\u{1B}[1;2B", KEY_DOWN), ("\u{1B}[1;2C", KEY_RIGHT), ("\u{1B}[1;2D", KEY_LEFT),
            ("\u{1B}[H", KEY_HOME), ("\u{1B}[F", KEY_END), ("\u{1B}OH", KEY_HOME), ("\u{1B}OF", KEY_END),
            ("\u{1B}[1~", KEY_HOME), ("\u{1B}[4~", KEY_END), ("\u{1B}[7~", KEY_HOME), ("\u{1B}[8~", KEY_END),
            ("\u{1B}[2~", KEY_IC), ("\u{1B}[3~", KEY_DC), ("\u{1B}[5~", KEY_PPAGE), ("\u{1B}[6~", KEY_NPAGE),
            ("\u{1B}[Z", KEY_BTAB), ("\u{1B}OM", KEY_ENTER),
        ]
        + zip("jklmnopqrstuvwxyX".unicodeScalars, "*+,-./0123456789=".unicodeScalars)
        .map { ("\u{1B}O\($0)", Code.pad + Int32($1.value)) }
}

extension Key {
    /// The key behind one of ncurses' codes or ours; nil for those that mean nothing here (mouse, resize, …).
    init?(code: Int32) {
        switch code {
        case KEY_UP: self = .up
        case KEY_DOWN: self = .down
        case KEY_LEFT: self = .left
        case KEY_RIGHT: self = .right
        case KEY_HOME, KEY_FIND, KEY_A1, KEY_SHOME: self = .home
        case KEY_END, KEY_SELECT, KEY_LL, KEY_C1, KEY_SEND: self = .end
        case KEY_PPAGE, KEY_A3, KEY_SR: self = code == KEY_SR ? .up : .pageUp
        case KEY_NPAGE, KEY_C3, KEY_SF: self = code == KEY_SF ? .down : .pageDown
        case KEY_SLEFT: self = .left
        case KEY_SRIGHT: self = .right
        case KEY_ENTER: self = .enter
        case KEY_BACKSPACE: self = .backspace
        case KEY_DC, KEY_SDC: self = .delete
        case KEY_IC: self = .insert
        case KEY_BTAB: self = .backTab
        case RawKey.Code.wordLeft: self = .wordLeft
        case RawKey.Code.wordRight: self = .wordRight
        case diamante_key_function(1)...diamante_key_function(24):
            self = .function(Int(code - diamante_key_function(0)))
        case RawKey.Code.pad...RawKey.Code.pad + 0x7E:
            guard let scalar = Unicode.Scalar(UInt32(code - RawKey.Code.pad)) else { return nil }
            self = .character(scalar)
        default: return nil
        }
    }
}
