// Visits and calls in words.

extension PersonalMeans {
    package func label(_ language: Language) -> String {
        switch self {
        case .visit: language.choose(es: "visita", en: "visit")
        case .call: language.choose(es: "llamada", en: "call")
        }
    }
}

extension ContactMeans {
    /// In the middle of a sentence: `WhatsApp`, `visita`.
    package func label(_ language: Language) -> String {
        switch self {
        case .message(.sms): "SMS"
        case .message(.whatsapp): "WhatsApp"
        case .inPerson(let means): means.label(language)
        }
    }

    /// As the proof and the files say it: `sms`, `whatsapp`, `visita`, `llamada`.
    package var spanish: String {
        switch self {
        case .message(let channel): channel.rawValue
        case .inPerson(let means): means.label(.es)
        }
    }
}

extension ContactOutcome {
    package func label(_ means: PersonalMeans, _ language: Language) -> String {
        switch self {
        case .notReached:
            means == .visit
                ? language.choose(es: "no estaba", en: "not at home")
                : language.choose(es: "no contestó", en: "no answer")
        case .paid: language.choose(es: "pagó", en: "paid")
        case .paidInPart: language.choose(es: "abonó", en: "paid in part")
        case .promised: language.choose(es: "promesa de pago", en: "promise to pay")
        case .asksForPlan: language.choose(es: "pide plan de pago", en: "asks for a plan")
        case .disputes: language.choose(es: "disputa la deuda", en: "disputes the debt")
        case .wrongNumber: language.choose(es: "número errado", en: "wrong number")
        }
    }

    /// The word of a command: `no-estaba`, `pago`, `promesa`.
    package var word: String {
        switch self {
        case .notReached: "no-estaba"
        case .paid: "pago"
        case .paidInPart: "abono"
        case .promised: "promesa"
        case .asksForPlan: "pide-plan"
        case .disputes: "disputa"
        case .wrongNumber: "numero-errado"
        }
    }

    /// That word, or another that people use for it.
    package init?(word: String) {
        let plain = PlainWords.of(word).joined(separator: "-")
        switch plain {
        case "no-contesta", "no-contesto", "no-answer", "not-home", "not-reached": self = .notReached
        case "paid": self = .paid
        case "part", "paid-in-part": self = .paidInPart
        case "promise": self = .promised
        case "plan": self = .asksForPlan
        case "dispute": self = .disputes
        case "wrong-number": self = .wrongNumber
        default:
            guard let known = Self.allCases.first(where: { $0.word == plain }) else { return nil }
            self = known
        }
    }
}

extension CorrectionReason {
    package func label(_ language: Language) -> String {
        switch self {
        case .undone: language.choose(es: "se deshizo al momento", en: "undone at once")
        case .wrongClient: language.choose(es: "era otro cliente", en: "it was another client")
        case .wrongOutcome: language.choose(es: "el resultado fue otro", en: "the result was another")
        case .wrongTime: language.choose(es: "fue a otra hora", en: "it was at another time")
        case .twice: language.choose(es: "se registró dos veces", en: "written down twice")
        case .didNotHappen: language.choose(es: "no ocurrió", en: "it did not happen")
        }
    }
}
