import Lending
import Messaging

// Sentences for what the rules of lending refuse.

extension ImportFault {
    static func sentence(_ error: DocumentError, _ language: Language) -> String {
        switch error {
        case .empty:
            language.choose(es: "falta el número de documento.", en: "the document number is missing.")
        case .onlyDigits(let type):
            language.choose(
                es: "un documento \(type.rawValue) sólo lleva números.", en: "a \(type.rawValue) holds digits only.")
        case .onlyLettersAndDigits(let type):
            language.choose(
                es: "un documento \(type.rawValue) sólo lleva letras y números.",
                en: "a \(type.rawValue) holds letters and digits only.")
        case .length(let type, let expected):
            language.choose(
                es:
                    "un documento \(type.rawValue) tiene de \(expected.lowerBound) a \(expected.upperBound) caracteres.",
                en: "a \(type.rawValue) has \(expected.lowerBound) to \(expected.upperBound) characters.")
        case .missingCheckDigit:
            language.choose(
                es: "al NIT le falta el dígito de verificación: 900123456-8.",
                en: "the NIT lacks its check digit: 900123456-8.")
        case .wrongCheckDigit(let found, let expected):
            language.choose(
                es: "el dígito de verificación del NIT es \(found) y debería ser \(expected): revise el número.",
                en: "the check digit of the NIT is \(found) and should be \(expected): look at the number.")
        }
    }

    static func sentence(_ error: ScheduleError, _ language: Language) -> String {
        switch error {
        case .count(let allowed):
            language.choose(
                es: "el número de cuotas va de \(allowed.lowerBound) a \(allowed.upperBound).",
                en: "the number of installments goes from \(allowed.lowerBound) to \(allowed.upperBound).")
        case .totalTooSmall(let minimum):
            language.choose(
                es: "el total no alcanza para un peso por cuota: mínimo \(minimum.formatted).",
                en: "the total is less than one peso an installment: at least \(minimum.formatted).")
        case .totalTooLarge(let maximum):
            language.choose(
                es: "el total es demasiado grande: máximo \(maximum.formatted).",
                en: "the total is too large: at most \(maximum.formatted).")
        case .dayOutOfRange:
            language.choose(
                es: "alguna cuota vencería antes de 1900 o después de 2999: revise la primera fecha.",
                en: "an installment would fall due before 1900 or after 2999: look at the first day.")
        }
    }
}
