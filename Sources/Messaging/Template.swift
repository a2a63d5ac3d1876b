/// The text of one kind of message on one channel in one language, checked when it is read.
///
/// `{nombre}` is replaced by its value, and a message with a missing value is not sent. What stands in `[brackets]` is
/// left out instead when one of its values is missing: `[ ¿Dudas? {tel}.]`.
package struct Template: Sendable, Equatable {
    package let key: TemplateKey
    /// As written, placeholders and all.
    package let text: String
    /// The approved WhatsApp template that stands for it outside the 24-hour window.
    package let contentSid: ContentSid?
    /// What the approved template's `{{1}}`, `{{2}}`, … stand for.
    package let variables: [Placeholder]
    /// Which version of the wording a message was made from: kept with it as a part of the proof.
    package let fingerprint: String
    private let pieces: [TemplatePiece]

    /// Reads a template file: optional `ContentSid:` and `Variables:` lines, then the text. Without `Variables:` the
    /// placeholders outside brackets are counted in the order in which the text first uses them.
    package init(key: TemplateKey, file: String) throws(TemplateError) {
        let parts = try TemplateFile(file)
        let pieces = try TemplatePiece.parse(parts.text)
        guard pieces.contains(where: { !$0.isBlank }) else { throw .emptyText }
        self.key = key
        self.text = parts.text
        self.fingerprint = Fingerprint.of(key.fileName + "\n" + parts.text)
        self.contentSid = parts.contentSid
        self.pieces = pieces
        self.variables = parts.variables ?? Self.unique(pieces, withOptional: false)
    }

    /// The placeholders that the text uses, each once, in order.
    package var placeholders: [Placeholder] { Self.unique(pieces, withOptional: true) }
    /// Those without which it is not sent.
    package var required: [Placeholder] { Self.unique(pieces, withOptional: false) }

    /// Nothing but blanks stands outside its brackets.
    var isEmptyWithoutOptionals: Bool {
        pieces.allSatisfy { piece in
            switch piece {
            case .text: piece.isBlank
            case .placeholder: false
            case .optional: true
            }
        }
    }

    /// The message. A value is put in as it is: braces in it are no placeholders. For SMS the whole is folded.
    package func rendered(_ values: TemplateValues) throws(TemplateError) -> String {
        var result = ""
        for piece in pieces {
            switch piece {
            case .text(let text): result += text
            case .placeholder(let placeholder): result += try Self.value(of: placeholder, in: values)
            case .optional(let inner): result += Self.rendered(optional: inner, values)
            }
        }
        return switch key.channel {
        case .sms: SMSText.folded(result)
        case .whatsapp: Composition.composed(result)
        }
    }

    private static func rendered(optional pieces: [TemplatePiece], _ values: TemplateValues) -> String {
        var result = ""
        for piece in pieces {
            switch piece {
            case .text(let text): result += text
            case .placeholder(let placeholder):
                guard let value = try? value(of: placeholder, in: values) else { return "" }
                result += value
            case .optional(let inner): result += rendered(optional: inner, values)
            }
        }
        return result
    }

    /// A value fit to stand in the text; an empty one never goes out.
    static func value(of placeholder: Placeholder, in values: TemplateValues) throws(TemplateError) -> String {
        // The operator's own text keeps its lines.
        let line = PlainLine.of(values[placeholder] ?? "", keepingLines: placeholder == .text)
        guard !line.isEmpty else { throw .emptyValue(placeholder) }
        return line
    }

    private static func unique(_ pieces: [TemplatePiece], withOptional: Bool) -> [Placeholder] {
        var found: [Placeholder] = []
        for piece in pieces {
            switch piece {
            case .text: break
            case .placeholder(let placeholder):
                if !found.contains(placeholder) { found.append(placeholder) }
            case .optional(let inner):
                guard withOptional else { break }
                for placeholder in unique(inner, withOptional: true) where !found.contains(placeholder) {
                    found.append(placeholder)
                }
            }
        }
        return found
    }
}
