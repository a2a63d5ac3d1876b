/// Puts keys together from what ncurses hands over: UTF-8 from bytes, one paste from many, and nothing at all from
/// escape sequences nobody knows, so that a stray one never runs as commands.
struct KeyReader {
    /// A longer paste is cut here; nobody types a megabyte into a filter.
    static let pasteLimit = 64 * 1024

    private var utf8: [UInt8] = []
    private var paste: [UInt8]?
    private var pushedBack: RawKey?

    /// Whether a key was read ahead and waits here, unseen by `poll`.
    var holdsKey: Bool { pushedBack != nil }

    /// The next whole key; nil when `read` has nothing more now. A half one is kept for the next time.
    mutating func next(from read: () -> RawKey?) -> Key? {
        while let raw = takePushedBack() ?? read() {
            if let key = paste == nil ? typed(raw, read) : pasted(raw) { return key }
        }
        return nil
    }

    private mutating func takePushedBack() -> RawKey? {
        defer { pushedBack = nil }
        return pushedBack
    }

    private mutating func typed(_ raw: RawKey, _ read: () -> RawKey?) -> Key? {
        switch raw {
        case .code(RawKey.Code.pasteBegins):
            paste = []
            return nil
        case .code(let code): return Key(code: code)
        case .byte(0x1B): return afterEscape(read)
        case .byte(let byte) where byte < 0x20 || byte == 0x7F: return Self.control(byte)
        case .byte(let byte): return character(byte)
        }
    }

    /// ncurses knows no sequence that begins so. With `[` or `O` and a letter it is one all the same: it is dropped.
    private mutating func afterEscape(_ read: () -> RawKey?) -> Key? {
        utf8 = []
        guard let next = read() else { return .escape }
        if next == .byte(0x5B) {
            var length = 0
            while length < 64, let raw = read() {
                length += 1
                if case .byte(let byte) = raw, (0x20...0x3F).contains(byte) { continue }
                // ESC [ [ A…E are function keys of the Linux console.
                if length == 1, raw == .byte(0x5B) { continue }
                if case .byte(0x40...0x7E) = raw { return nil }
                pushedBack = raw
                return nil
            }
            return nil
        }
        if next == .byte(0x4F), let third = read() {
            if case .byte(0x41...0x7A) = third { return nil }
            pushedBack = third
            return nil
        }
        pushedBack = next
        return .escape
    }

    private static func control(_ byte: UInt8) -> Key? {
        switch byte {
        case 0x0A, 0x0D: .enter
        case 0x09: .tab
        case 0x08, 0x7F: .backspace
        case 0x01...0x1A: .control(Unicode.Scalar(byte + 0x60))
        default: .control(Unicode.Scalar(byte + 0x40))
        }
    }

    private mutating func character(_ byte: UInt8) -> Key? {
        utf8.append(byte)
        var decoder = UTF8()
        var bytes = utf8.makeIterator()
        switch decoder.decode(&bytes) {
        case .scalarValue(let scalar):
            utf8 = []
            return (0x80...0x9F).contains(scalar.value) ? nil : .character(scalar)
        case .error where !Self.mayGoOn(utf8):
            // The bytes before were no character; this one may begin the next.
            let isAlone = utf8.count == 1
            utf8 = []
            return isAlone ? nil : character(byte)
        case .emptyInput, .error: return nil
        }
    }

    /// Whether these bytes are the beginning of a longer character.
    private static func mayGoOn(_ bytes: [UInt8]) -> Bool {
        let length =
            switch bytes[0] {
            case 0xC2...0xDF: 2
            case 0xE0...0xEF: 3
            case 0xF0...0xF4: 4
            default: 0
            }
        return bytes.count < length && bytes.dropFirst().allSatisfy { (0x80...0xBF).contains($0) }
    }

    private mutating func pasted(_ raw: RawKey) -> Key? {
        switch raw {
        // Ctrl-C is the way out, should the end of the paste have been lost on the way.
        case .code(RawKey.Code.pasteEnds), .byte(0x03):
            defer { paste = nil }
            return .paste(String(decoding: paste ?? [], as: UTF8.self))
        case .byte(let byte) where (paste?.count ?? 0) < Self.pasteLimit: paste?.append(byte)
        case .byte, .code: break
        }
        return nil
    }
}
