/// The text that a client agreed to. The law asks for it as a part of the proof, beside who agreed, when and how (Ley 1581 de
/// 2012, art. 9; Decreto 1377 de 2013).
package struct ConsentText: Sendable, Equatable {
    /// The lines as they were read to the client, names filled in.
    package let body: String
    /// The name of this wording: the same for the same letters, whoever's file they came from.
    package var version: String { Fingerprint.of(body) }
    /// Longer than any form that a person reads before signing.
    static let longest = 20_000

    package enum Problem: Error, Sendable, Equatable {
        case empty, tooLong
        /// A PDF, a picture, a text in another encoding.
        case notText

        package func sentence(_ language: Language) -> String {
            switch self {
            case .empty:
                language.choose(
                    es: "El texto de la autorización está vacío: escriba lo que el cliente acepta.",
                    en: "The text of the authorisation is empty: write what the client agrees to.")
            case .tooLong:
                language.choose(
                    es:
                        "El texto de la autorización pasa de \(ConsentText.longest) letras: deje sólo lo que se acepta.",
                    en:
                        "The text of the authorisation has more than \(ConsentText.longest) letters: keep what is agreed to."
                )
            case .notText:
                language.choose(
                    es: "La autorización no es un texto en UTF-8: guárdela como texto sin formato (.txt).",
                    en: "The authorisation is no text in UTF-8: save it as plain text (.txt).")
            }
        }
    }

    /// Reads a file. What editors and systems do to the same letters (line ends, blanks at the end of a line, letters in
    /// two pieces) makes no other version. `{empresa}` and `{tel}` are filled in, and a line whose value is missing is
    /// left out; every other brace and bracket is a letter like any other: forms have boxes to tick.
    package init(file bytes: [UInt8], company: String = "", phone: String = "") throws(Problem) {
        guard let text = String(validating: bytes, as: UTF8.self), !text.utf8.contains(0) else { throw .notText }
        let values = [(Placeholder.company, company), (Placeholder.phone, phone)].map { name, value in
            (name: "{\(name.rawValue)}", value: PlainLine.of(value))
        }
        var lines: [String] = []
        for var line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(String.init) {
            if lines.isEmpty, line.unicodeScalars.first == "\u{FEFF}" { line.unicodeScalars.removeFirst() }
            guard !values.contains(where: { $0.value.isEmpty && line.contains($0.name) }) else { continue }
            line = Self.filled(line, values)
            while line.last?.isWhitespace == true { line.removeLast() }
            lines.append(line)
        }
        lines = Array(lines.drop { $0.isEmpty })
        while lines.last?.isEmpty == true { lines.removeLast() }
        guard !lines.isEmpty else { throw .empty }
        body = Composition.composed(lines.joined(separator: "\n"))
        guard body.count <= Self.longest else { throw .tooLong }
    }

    /// The heading by which people know it.
    package var firstLine: String { Self.firstLine(of: body) }

    package static func firstLine(of body: String) -> String {
        body.split(separator: "\n").first.map(String.init) ?? ""
    }

    private static func filled(_ line: String, _ values: [(name: String, value: String)]) -> String {
        var rest = line[...]
        var result = ""
        while let brace = rest.firstIndex(of: "{") {
            result += rest[..<brace]
            rest = rest[brace...]
            if let (name, value) = values.first(where: { rest.hasPrefix($0.name) }) {
                result += value
                rest = rest.dropFirst(name.count)
            } else {
                result.append("{")
                rest = rest.dropFirst()
            }
        }
        return result + rest
    }
}
