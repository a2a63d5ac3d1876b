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
    case tooLong(characters: Int, limit: Int)
    /// Warnings: legal, but dear.
    case manySegments(Int)
    case outsideGSM7(String)

    /// Not to be saved or sent as it is.
    package var isError: Bool {
        switch self {
        case .manySegments, .outsideGSM7, .missingOptOut: false
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
}
