/// The rows of a CSV file (RFC 4180), one after the other and by their bytes.
///
/// More than the RFC is understood where files of spreadsheets need it: a byte order mark, `;` between the fields, blanks
/// around quotes, any kind of line end. Quotes inside a field that does not begin with one stand for themselves.
struct CSVReader {
    let separator: UInt8
    /// The line on which the last row began, counted from 1; a quoted field may reach over several.
    private(set) var line = 1
    private(set) var fields: [ArraySlice<UInt8>] = []
    private let bytes: [UInt8]
    private var position: Int
    private var nextLine = 1

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        position = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        separator = Self.separator(in: bytes[position...])
    }

    /// Reads the next row into `fields`; false at the end. After an error the next row can still be read.
    mutating func next() throws(CSVFault) -> Bool {
        guard position < bytes.count else { return false }
        line = nextLine
        fields = []
        fields.reserveCapacity(12)
        while true {
            skipBlanksBeforeQuote()
            if position < bytes.count, bytes[position] == .quote {
                try quotedField()
            } else {
                plainField()
            }
            guard position < bytes.count else { break }
            if bytes[position] == separator {
                position += 1
            } else {
                skipLineEnd()
                break
            }
        }
        try checkText()
        return true
    }

    private mutating func plainField() {
        let start = position
        while position < bytes.count {
            let byte = bytes[position]
            if byte == separator || byte == .lineFeed || byte == .carriageReturn { break }
            position += 1
        }
        fields.append(bytes[start..<position])
    }

    private mutating func quotedField() throws(CSVFault) {
        let opened = nextLine
        position += 1
        var start = position
        // Used only once a doubled quote makes the field differ from its bytes in the file.
        var unescaped: [UInt8] = []
        while true {
            guard position < bytes.count else { throw .unclosedQuote(line: opened) }
            switch bytes[position] {
            case .quote where position + 1 < bytes.count && bytes[position + 1] == .quote:
                unescaped += bytes[start...position]
                position += 2
                start = position
            case .quote:
                let rest = bytes[start..<position]
                fields.append(unescaped.isEmpty ? rest : (unescaped + rest)[...])
                position += 1
                return try endOfQuotedField()
            case .lineFeed, .carriageReturn: skipLineEnd()
            default: position += 1
            }
        }
    }

    private mutating func endOfQuotedField() throws(CSVFault) {
        while position < bytes.count, bytes[position].isBlank { position += 1 }
        guard position < bytes.count else { return }
        let byte = bytes[position]
        guard byte != separator, byte != .lineFeed, byte != .carriageReturn else { return }
        let found = nextLine
        while position < bytes.count, bytes[position] != .lineFeed, bytes[position] != .carriageReturn { position += 1 }
        if position < bytes.count { skipLineEnd() }
        throw .textAfterQuote(line: found)
    }

    private mutating func skipBlanksBeforeQuote() {
        var ahead = position
        while ahead < bytes.count, bytes[ahead].isBlank { ahead += 1 }
        if ahead < bytes.count, bytes[ahead] == .quote { position = ahead }
    }

    private mutating func skipLineEnd() {
        let isPair =
            bytes[position] == .carriageReturn && position + 1 < bytes.count && bytes[position + 1] == .lineFeed
        position += isPair ? 2 : 1
        nextLine += 1
    }

    private func checkText() throws(CSVFault) {
        for (index, field) in fields.enumerated() where !field.isValidUTF8 {
            throw .notUTF8(line: line, field: index)
        }
    }

    /// The one of `,` and `;` that stands more often in the header, quoted names aside.
    private static func separator(in bytes: ArraySlice<UInt8>) -> UInt8 {
        var (commas, semicolons, quoted, begun) = (0, 0, false, false)
        for byte in bytes {
            switch byte {
            case .quote: quoted.toggle()
            case .lineFeed, .carriageReturn:
                if begun, !quoted { return semicolons > commas ? .semicolon : .comma }
                continue
            case .comma where !quoted: commas += 1
            case .semicolon where !quoted: semicolons += 1
            default: break
            }
            begun = true
        }
        return semicolons > commas ? .semicolon : .comma
    }
}

/// Why a row cannot be read as CSV at all.
enum CSVFault: Error, Equatable {
    /// The quote opened on that line is never closed: the rest of the file is swallowed.
    case unclosedQuote(line: Int)
    case textAfterQuote(line: Int)
    /// `field` is counted from 0.
    case notUTF8(line: Int, field: Int)
}

extension UInt8 {
    static let quote = UInt8(ascii: "\"")
    static let comma = UInt8(ascii: ",")
    static let semicolon = UInt8(ascii: ";")
    static let lineFeed: UInt8 = 0x0A
    static let carriageReturn: UInt8 = 0x0D

    var isBlank: Bool { self == 0x20 || self == 0x09 }
}

extension ArraySlice<UInt8> {
    fileprivate var isValidUTF8: Bool {
        // Nearly every field is ASCII.
        guard contains(where: { $0 >= 0x80 }) else { return true }
        return String(validating: self, as: UTF8.self) != nil
    }
}
