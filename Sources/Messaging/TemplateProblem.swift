/// What is wrong with a text for clients.
package enum TemplateProblem: Sendable, Hashable {
    case unusable(TemplateError)
    case threat(String)
    /// Needs its own authorisation and 20 days' notice (Leyes 1266 de 2008 and 2157 de 2021): never in a message.
    case creditBureau(String)
    /// Forbidden by Ley 2300 de 2023, art. 7.
    case asksReason(String)
    case inventedDeadline(String)
    case shouting
    case missingSender
    case missingOptOut
    /// Nothing but blanks would be left of it.
    case emptyResult
    /// Messages of this kind have no such value.
    case notOfThisKind(Placeholder, known: [Placeholder])
    /// This business has not set it (`DIAMANTE_PHONE`, `DIAMANTE_PAY_LINK`), and without it the message would not go.
    case neverFilled(Placeholder)
    /// An approved template's variable that may be empty, which Twilio refuses (21656).
    case emptyVariable(Placeholder)
    /// Warning: some messages would not go.
    case sometimesMissing(Placeholder)
    /// Warning: only WhatsApp knows approved templates.
    case contentSidOnSMS
    case tooLong(characters: Int, limit: Int)
    /// Warnings: legal, but dear.
    case manySegments(Int)
    case outsideGSM7(String)

    /// Not to be saved or sent as it is.
    package var isError: Bool {
        switch self {
        case .manySegments, .outsideGSM7, .missingOptOut, .sometimesMissing, .contentSidOnSMS: false
        default: true
        }
    }

    package func sentence(_ language: Language) -> String {
        switch self {
        case .unusable(let error): error.sentence(language)
        case .threat(let word):
            language.choose(
                es: "«\(word)» suena a amenaza: la ley no la permite; ofrezca un acuerdo.",
                en: "“\(word)” reads as a threat: the law forbids it; offer an agreement.")
        case .creditBureau(let word):
            language.choose(
                es: "«\(word)»: las centrales de riesgo exigen un aviso aparte; no las mencione aquí.",
                en: "“\(word)”: credit bureaux require a notice of their own; do not mention them here.")
        case .asksReason(let word):
            language.choose(
                es: "«\(word)»: la ley prohíbe preguntar por qué no pagó; ofrezca alternativas.",
                en: "“\(word)”: the law forbids asking why it was not paid; offer alternatives.")
        case .inventedDeadline(let word):
            language.choose(
                es: "«\(word)» es un plazo que el contrato no dice: use la fecha de la cuota.",
                en: "“\(word)” is a deadline that the contract does not know: use the due date.")
        case .shouting:
            language.choose(
                es: "No escriba en mayúsculas sostenidas ni con varios signos de exclamación.",
                en: "Do not write in capitals or with several exclamation marks.")
        case .missingSender:
            language.choose(
                es: "Falta quién escribe: empiece con {empresa}.",
                en: "It does not say who writes: begin with {empresa}.")
        case .missingOptOut:
            language.choose(
                es: "No dice cómo dejar de recibir avisos: termine con «Para no recibir avisos: SALIR».",
                en: "It does not say how to opt out: end with “To opt out: STOP”.")
        case .emptyResult:
            language.choose(
                es: "Sin los datos opcionales el mensaje queda vacío: escriba algo fuera de los [corchetes].",
                en: "Without its optional values the message is empty: write something outside the [brackets].")
        case .notOfThisKind(let placeholder, let known):
            language.choose(
                es: "Este mensaje no tiene {\(placeholder.rawValue)}; los que hay: \(Self.list(known)).",
                en: "This message has no {\(placeholder.rawValue)}; the ones it has: \(Self.list(known)).")
        case .neverFilled(let placeholder):
            language.choose(
                es:
                    "{\(placeholder.rawValue)} está sin configurar (\(Self.variable(placeholder))) y sin él no saldría: "
                    + "póngalo entre [corchetes].",
                en:
                    "{\(placeholder.rawValue)} is not configured (\(Self.variable(placeholder))) and without it nothing "
                    + "would go: put it in [brackets].")
        case .emptyVariable(let placeholder):
            language.choose(
                es: "{\(placeholder.rawValue)} puede faltar y Twilio no acepta variables vacías (21656): quítelo de "
                    + "Variables.",
                en: "{\(placeholder.rawValue)} may be missing and Twilio takes no empty variables (21656): take it out "
                    + "of Variables.")
        case .sometimesMissing(let placeholder):
            language.choose(
                es: "{\(placeholder.rawValue)} puede faltar, y entonces el mensaje no sale: póngalo entre [corchetes].",
                en: "{\(placeholder.rawValue)} may be missing, and then nothing goes: put it in [brackets].")
        case .contentSidOnSMS:
            language.choose(
                es: "Un SMS no usa ContentSid: quite esa línea.", en: "An SMS uses no ContentSid: remove that line.")
        case .tooLong(let characters, let limit):
            language.choose(
                es: "Tiene \(characters) caracteres y el límite es \(limit): acórtelo.",
                en: "It has \(characters) characters and the limit is \(limit): shorten it.")
        case .manySegments(let count):
            language.choose(
                es: "Con datos largos ocupa \(count) segmentos de SMS: se paga \(count) veces.",
                en: "With long values it takes \(count) SMS segments: it is paid \(count) times.")
        case .outsideGSM7(let character):
            language.choose(
                es: "«\(character)» no cabe en un SMS normal y reduce el segmento de 160 a 70 caracteres.",
                en: "“\(character)” does not fit a plain SMS and cuts the segment from 160 to 70 characters.")
        }
    }

    private static func list(_ placeholders: [Placeholder]) -> String {
        placeholders.map { "{\($0.rawValue)}" }.joined(separator: " ")
    }

    private static func variable(_ placeholder: Placeholder) -> String {
        placeholder == .link ? "DIAMANTE_PAY_LINK" : "DIAMANTE_PHONE"
    }
}
