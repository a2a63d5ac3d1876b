/// Takes a terminal's bytes apart: characters, control codes, escape sequences; those of a string (a title) are skipped.
struct EscapeDecoder {
    enum Piece {
        case nothing
        case character(Unicode.Scalar)
        case control(UInt8)
        /// `ESC` and one letter.
        case escape(UInt8)
        /// `CSI`, its numbers and the letter that ends it; private ones (`CSI ?`) change no cell and are skipped.
        case sequence(Unicode.Scalar, [Int])
    }

    private enum State {
        case ground, escape, charset, string, stringEscape
        case sequence([Int], isPrivate: Bool)
    }

    private var state = State.ground
    private var utf8: [UInt8] = []
    private var drawsLines = false

    mutating func take(_ byte: UInt8) -> Piece {
        switch state {
        case .ground: return ground(byte)
        case .escape: return afterEscape(byte)
        case .charset:
            drawsLines = byte == UInt8(ascii: "0")
            state = .ground
        case .string: state = byte == 0x07 ? .ground : byte == 0x1B ? .stringEscape : .string
        case .stringEscape: state = .ground
        case .sequence(let numbers, let isPrivate): return inSequence(byte, numbers, isPrivate)
        }
        return .nothing
    }

    private mutating func ground(_ byte: UInt8) -> Piece {
        guard byte != 0x1B else {
            state = .escape
            return .nothing
        }
        if byte == 0x0E || byte == 0x0F {
            drawsLines = byte == 0x0E
            return .nothing
        }
        guard byte >= 0x20 else { return .control(byte) }
        if byte < 0x80 {
            utf8 = []
            guard drawsLines, (0x60...0x7E).contains(byte) else { return .character(Unicode.Scalar(byte)) }
            // Which line it is does not matter to who reads the text.
            return .character(byte == UInt8(ascii: "x") ? "│" : "─")
        }
        utf8.append(byte)
        var iterator = utf8.makeIterator()
        var decoder = UTF8()
        guard case .scalarValue(let scalar) = decoder.decode(&iterator) else {
            if utf8.count > 3 { utf8 = [] }
            return .nothing
        }
        utf8 = []
        return .character(scalar)
    }

    private mutating func afterEscape(_ byte: UInt8) -> Piece {
        state = .ground
        switch UnicodeScalar(byte) {
        case "[": state = .sequence([], isPrivate: false)
        case "(", ")", "*", "+", "%", "#": state = .charset
        case "]", "P", "^", "_", "X": state = .string
        default: return .escape(byte)
        }
        return .nothing
    }

    private mutating func inSequence(_ byte: UInt8, _ numbers: [Int], _ isPrivate: Bool) -> Piece {
        var numbers = numbers
        switch byte {
        case 0x30...0x39:
            let number = min(9999, (numbers.popLast() ?? 0) * 10 + Int(byte - 0x30))
            state = .sequence(numbers + [number], isPrivate: isPrivate)
        case UInt8(ascii: ";"), UInt8(ascii: ":"):
            state = .sequence((numbers.isEmpty ? [0] : numbers) + [0], isPrivate: isPrivate)
        case 0x20...0x3F: state = .sequence(numbers, isPrivate: true)
        default:
            state = .ground
            return isPrivate ? .nothing : .sequence(Unicode.Scalar(byte), numbers)
        }
        return .nothing
    }
}
