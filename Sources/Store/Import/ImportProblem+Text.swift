import Lending
package import Messaging

extension ImportProblem {
    /// `pagos.csv, línea 7, columna monto, «5o.000»: …`
    package func sentence(_ language: Language) -> String {
        var place = [file]
        if line > 0 { place.append(language.choose(es: "línea \(line)", en: "line \(line)")) }
        if let column { place.append(language.choose(es: "columna \(column)", en: "column \(column)")) }
        if !found.isEmpty { place.append("«\(found)»") }
        return place.joined(separator: ", ") + ": " + fault.sentence(language)
    }
}

extension ImportFault {
    /// What was expected and what to do.
    package func sentence(_ language: Language) -> String {
        switch self {
        case .phone(let error): error.sentence(language)
        case .document(let error): Self.sentence(error, language)
        case .schedule(let error): Self.sentence(error, language)
        default: language == .es ? spanish : english
        }
    }

    private var spanish: String {
        switch self {
        case .emptyFile: "el archivo está vacío: la primera línea lleva los nombres de las columnas."
        case .utf16: "el archivo está en UTF-16: guárdelo como «CSV UTF-8»."
        case .notUTF8: "el texto no está en UTF-8: en Excel guárdelo como «CSV UTF-8»."
        case .missingColumn: "falta esta columna, que es obligatoria."
        case .repeatedColumn: "la columna está dos veces: deje una sola."
        case .unclosedQuote: "las comillas que abren aquí nunca se cierran."
        case .textAfterQuote:
            "hay texto después de las comillas de cierre: escriba \"\" para una comilla dentro del texto."
        case .fieldCount(let found, let expected):
            "la línea tiene \(found) campos y la cabecera \(expected): si un texto lleva el separador, va entre comillas."
        case .missing: "falta el valor."
        case .controlCharacter: "hay caracteres de control: bórrelos."
        case .tooLong(let limit): "es muy largo: caben \(limit) caracteres."
        case .notMoney: "se espera un monto en pesos como 50000, 50.000 o $50.000."
        case .notPositive: "el monto debe ser mayor que cero."
        case .notADay: "se espera una fecha que exista, como 2026-11-23 o 23/11/2026."
        case .notANumber(let range):
            "se espera un número entero de \(range.lowerBound) a \(range.upperBound)."
        case .notOneOf(let words): "se espera una de estas palabras: \(words.joined(separator: ", "))."
        case .notYesOrNo: "se espera sí o no (o nada, si no se sabe)."
        case .dayInTheFuture(let today): "la fecha no ha llegado (hoy es \(today.formatted))."
        case .totalBelowPrincipal(let principal):
            "el total a pagar no puede ser menor que el monto prestado (\(principal.formatted))."
        case .repeated(let line): "ya está en la línea \(line): deje una sola."
        case .clientUnknown: "no hay ningún cliente con ese documento en el archivo ni en Diamante."
        case .clientAmbiguous(let types):
            "hay varios clientes con ese número (\(types.map(\.rawValue).joined(separator: ", "))): "
                + "escriba el tipo delante, como «\(types.first?.rawValue ?? "CC") 123»."
        case .loanUnknown: "no hay ningún préstamo con ese número en el archivo ni en Diamante."
        case .differs(let stored):
            (stored.isEmpty ? "en Diamante está vacío" : "en Diamante está «\(stored)»")
                + ": corrija el archivo, o cambie Diamante con --actualizar."
        case .loanOfAnotherClient(let stored):
            "ese número de préstamo es de otro cliente en Diamante (\(stored)): use otro número."
        case .scheduleHasPayments(let stored):
            "en Diamante está «\(stored)» y el préstamo ya tiene pagos: sus cuotas no se pueden cambiar."
        case .loanVoid: "el préstamo está anulado en Diamante: use otro número."
        case .loanNotPayable(let status): "el préstamo está \(status.spanish): no recibe pagos."
        case .moreThanBalance(let payoff):
            payoff == .zero
                ? "el préstamo ya está pagado: no recibe más pagos."
                : "es más que el saldo, que en esta fecha del archivo es \(payoff.formatted)."
        case .stillOwes(let missing):
            "dice pagado, pero con los pagos registrados debe \(missing.formatted): incluya el pago que falta."
        case .phone, .document, .schedule: ""
        }
    }

    private var english: String {
        switch self {
        case .emptyFile: "the file is empty: its first line holds the names of the columns."
        case .utf16: "the file is UTF-16: save it as \"CSV UTF-8\"."
        case .notUTF8: "the text is not UTF-8: in Excel save it as \"CSV UTF-8\"."
        case .missingColumn: "this column is required and missing."
        case .repeatedColumn: "the column is there twice: keep one."
        case .unclosedQuote: "the quote that opens here is never closed."
        case .textAfterQuote: "there is text after the closing quote: write \"\" for a quote inside the text."
        case .fieldCount(let found, let expected):
            "the line has \(found) fields and the header \(expected): a text with the separator in it goes in quotes."
        case .missing: "the value is missing."
        case .controlCharacter: "there are control characters: delete them."
        case .tooLong(let limit): "too long: there is room for \(limit) characters."
        case .notMoney: "an amount in pesos is expected, such as 50000, 50.000 or $50.000."
        case .notPositive: "the amount must be more than zero."
        case .notADay: "a day that exists is expected, such as 2026-11-23 or 23/11/2026."
        case .notANumber(let range): "a whole number from \(range.lowerBound) to \(range.upperBound) is expected."
        case .notOneOf(let words): "one of these words is expected: \(words.joined(separator: ", "))."
        case .notYesOrNo: "sí or no is expected (or nothing, if it is not known)."
        case .dayInTheFuture(let today): "the day has not come (today is \(today.formatted))."
        case .totalBelowPrincipal(let principal):
            "the total to pay cannot be less than the amount lent (\(principal.formatted))."
        case .repeated(let line): "already on line \(line): keep one."
        case .clientUnknown: "there is no client with that document in the file or in Diamante."
        case .clientAmbiguous(let types):
            "several clients have that number (\(types.map(\.rawValue).joined(separator: ", "))): "
                + "write the type in front, as \"\(types.first?.rawValue ?? "CC") 123\"."
        case .loanUnknown: "there is no loan with that number in the file or in Diamante."
        case .differs(let stored):
            (stored.isEmpty ? "Diamante holds nothing" : "Diamante holds \"\(stored)\"")
                + ": correct the file, or change Diamante with --update."
        case .loanOfAnotherClient(let stored):
            "that loan number belongs to another client in Diamante (\(stored)): use another number."
        case .scheduleHasPayments(let stored):
            "Diamante holds \"\(stored)\" and the loan has payments: its installments cannot be changed."
        case .loanVoid: "the loan is void in Diamante: use another number."
        case .loanNotPayable(let status): "the loan is \(status.english): it takes no payments."
        case .moreThanBalance(let payoff):
            payoff == .zero
                ? "the loan is already paid: it takes no more payments."
                : "more than the balance, which is \(payoff.formatted) on this day of the file."
        case .stillOwes(let missing):
            "said to be paid, but with the registered payments it owes \(missing.formatted): add the missing payment."
        case .phone, .document, .schedule: ""
        }
    }
}
