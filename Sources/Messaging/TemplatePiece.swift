/// What a template text is made of.
indirect enum TemplatePiece: Sendable, Equatable {
    case text(String)
    case placeholder(Placeholder)
    /// Left out as a whole when one of its values is missing.
    case optional([TemplatePiece])

    var isBlank: Bool {
        guard case .text(let text) = self else { return false }
        return text.allSatisfy(\.isWhitespace)
    }

    /// Reads a text with `{placeholders}` and `[optional parts]`; brackets do not nest.
    static func parse(_ text: String) throws(TemplateError) -> [TemplatePiece] {
        var outer: [TemplatePiece] = []
        var bracket: [TemplatePiece]?
        var rest = text[...]
        func add(_ piece: TemplatePiece) {
            if bracket == nil { outer.append(piece) } else { bracket?.append(piece) }
        }
        while let mark = rest.firstIndex(where: { "{}[]".contains($0) }) {
            if mark > rest.startIndex { add(.text(String(rest[..<mark]))) }
            var next = rest.index(after: mark)
            switch (rest[mark], bracket) {
            case ("{", _):
                guard let end = rest[mark...].firstIndex(of: "}") else { throw .unpairedBrace }
                let name = String(rest[next..<end])
                guard let placeholder = Placeholder(rawValue: name) else { throw .unknownPlaceholder(name) }
                add(.placeholder(placeholder))
                next = rest.index(after: end)
            case ("[", nil): bracket = []
            case ("]", let inner?):
                bracket = nil
                outer.append(.optional(inner))
            default: throw .unpairedBrace
            }
            rest = rest[next...]
        }
        guard bracket == nil else { throw .unpairedBrace }
        if !rest.isEmpty { outer.append(.text(String(rest))) }
        return outer
    }
}
