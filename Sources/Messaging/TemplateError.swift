/// Why a template cannot be used, or a message not be made of it.
package enum TemplateError: Error, Sendable, Hashable {
    case missing(TemplateKey)
    case emptyText
    case unknownPlaceholder(String)
    /// A brace or bracket without its other half.
    case unpairedBrace
    case badContentSid
    /// The message would have a hole in it.
    case emptyValue(Placeholder)

    package func sentence(_ language: Language) -> String {
        switch self {
        case .missing(let key):
            language.choose(
                es: "Falta la plantilla \(key.fileName).", en: "The template \(key.fileName) is missing.")
        case .emptyText:
            language.choose(es: "La plantilla no tiene texto.", en: "The template holds no text.")
        case .unknownPlaceholder(let name):
            language.choose(
                es: "No existe {\(PlainLine.of(name))}; los que hay: \(Self.known).",
                en: "There is no {\(PlainLine.of(name))}; the known ones: \(Self.known).")
        case .unpairedBrace:
            language.choose(
                es: "Hay una llave o un corchete sin pareja: los datos van {así} y lo opcional [así].",
                en: "A brace or bracket has no other half: values go {like this}, optional parts [like this].")
        case .badContentSid:
            language.choose(
                es: "El ContentSid no es válido: HX y 32 cifras o letras a-f.",
                en: "The ContentSid is not valid: HX and 32 digits or letters a-f.")
        case .emptyValue(let placeholder):
            language.choose(
                es: "Falta el dato {\(placeholder.rawValue)}: no se envía un mensaje incompleto.",
                en: "The value {\(placeholder.rawValue)} is missing: an incomplete message is not sent.")
        }
    }

    private static let known = Placeholder.allCases.map { "{\($0.rawValue)}" }.joined(separator: " ")
}
