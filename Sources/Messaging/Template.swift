/// The text of one kind of message on one channel in one language, checked when it is read.
package struct Template: Sendable, Equatable {
    enum Piece: Sendable, Equatable {
        case text(String)
        case placeholder(Placeholder)
    }

    package let key: TemplateKey
    /// As written, placeholders and all.
    package let text: String
    /// The approved WhatsApp template that stands for it outside the 24-hour window.
    package let contentSid: ContentSid?
    /// What the approved template's `{{1}}`, `{{2}}`, … stand for.
    package let variables: [Placeholder]
    let pieces: [Piece]

    /// Reads a template file: optional `ContentSid:` and `Variables:` lines, then the text. Without `Variables:` the
    /// placeholders are counted in the order in which the text first uses them.
    package init(key: TemplateKey, file: String) throws(TemplateError) {
        let parts = try TemplateFile(file)
        let pieces = try Self.parse(parts.text)
        guard pieces.contains(where: { !$0.isBlank }) else { throw .emptyText }
        self.key = key
        self.text = parts.text
        self.contentSid = parts.contentSid
        self.pieces = pieces
        self.variables = parts.variables ?? Self.used(pieces)
    }

    /// The placeholders that the text uses, each once, in order.
    package var placeholders: [Placeholder] { Self.used(pieces) }

    /// The message. A value is put in as it is: braces in it are no placeholders. For SMS the whole is folded.
    package func rendered(_ values: TemplateValues) throws(TemplateError) -> String {
        var result = ""
        for piece in pieces {
            switch piece {
            case .text(let text): result += text
            case .placeholder(let placeholder): result += try Self.value(of: placeholder, in: values)
            }
        }
        return switch key.channel {
        case .sms: SMSText.folded(result)
        case .whatsapp: Composition.composed(result)
        }
    }

    /// A value fit to stand in one line of text; an empty one never goes out.
    static func value(of placeholder: Placeholder, in values: TemplateValues) throws(TemplateError) -> String {
        // The operator's own text keeps its lines.
        let line = PlainLine.of(values[placeholder] ?? "", keepingLines: placeholder == .text)
        guard !line.isEmpty else { throw .emptyValue(placeholder) }
        return line
    }

    private static func parse(_ text: String) throws(TemplateError) -> [Piece] {
        var pieces: [Piece] = []
        var rest = text[...]
        while let brace = rest.firstIndex(where: { $0 == "{" || $0 == "}" }) {
            guard rest[brace] == "{", let end = rest[brace...].firstIndex(of: "}") else { throw .unpairedBrace }
            if brace > rest.startIndex { pieces.append(.text(String(rest[..<brace]))) }
            let name = String(rest[rest.index(after: brace)..<end])
            guard let placeholder = Placeholder(rawValue: name) else { throw .unknownPlaceholder(name) }
            pieces.append(.placeholder(placeholder))
            rest = rest[rest.index(after: end)...]
        }
        if !rest.isEmpty { pieces.append(.text(String(rest))) }
        return pieces
    }

    private static func used(_ pieces: [Piece]) -> [Placeholder] {
        var found: [Placeholder] = []
        for case .placeholder(let placeholder) in pieces where !found.contains(placeholder) { found.append(placeholder) }
        return found
    }
}

extension Template.Piece {
    fileprivate var isBlank: Bool {
        guard case .text(let text) = self else { return false }
        return text.allSatisfy(\.isWhitespace)
    }
}
