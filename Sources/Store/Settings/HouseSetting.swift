package import Messaging

/// A setting that an owner may change: what it is called, what it does, which values it takes. The value is kept in one
/// form and shown in the words of the person's language.
package struct HouseSetting: Sendable {
    package enum Values: Sendable {
        /// Stored `1` and `0`.
        case yesNo
        case number(ClosedRange<Int>)
        /// Hours of the night, or none.
        case quietHours
        /// An amount of the price list's currency above zero, or none; stored `50.00` and `no`.
        case amount
        /// One of these words; the stored one with what it is called.
        case words([(stored: String, es: String, en: String)])
    }

    /// A value that the setting does not take.
    package struct NotTaken: Error, Equatable {}

    package let setting: Setting
    package let spanish: String
    package let english: String
    package let values: Values
    /// As it is stored.
    package let standard: String
    private let sentences: (es: String, en: String)

    init(
        _ setting: Setting, es: String, en: String, _ values: Values, standard: String,
        _ sentences: (es: String, en: String)
    ) {
        self.setting = setting
        spanish = es
        english = en
        self.values = values
        self.standard = standard
        self.sentences = sentences
    }

    package func name(_ language: Language) -> String { language.choose(es: spanish, en: english) }
    package func sentence(_ language: Language) -> String { language.choose(es: sentences.es, en: sentences.en) }

    /// What may be written: `sí | no`.
    package func allowed(_ language: Language) -> String {
        switch values {
        case .yesNo: language.choose(es: "sí | no", en: "yes | no")
        case .number(let range):
            language.choose(es: "de ", en: "") + "\(range.lowerBound)"
                + language.choose(es: " a ", en: " to ") + "\(range.upperBound)"
        case .quietHours: language.choose(es: "no | 21-7 | 20:30-6:45", en: "no | 21-7 | 20:30-6:45")
        case .amount: language.choose(es: "no | 50 | 49,90", en: "no | 50 | 49.90")
        case .words(let words): words.map { language.choose(es: $0.es, en: $0.en) }.joined(separator: " | ")
        }
    }

    /// The stored form of what a person wrote, in either language; `defecto` goes back to the standard.
    package func stored(_ text: String) throws(NotTaken) -> String {
        let word = SearchText.folded(text).filter { !$0.isWhitespace }
        if word == "defecto" || word == "default" { return standard }
        switch values {
        case .yesNo:
            if ["si", "yes", "1"].contains(word) { return "1" }
            if ["no", "0"].contains(word) { return "0" }
        case .number(let range):
            let isPlain = (1...6).contains(word.utf8.count) && word.utf8.allSatisfy { (48...57).contains($0) }
            if isPlain, let number = Int(word), range.contains(number) { return String(number) }
        case .quietHours:
            if ["no", "0", "ninguna", "none"].contains(word) { return "no" }
            if let hours = QuietHours(word) { return hours.text }
        case .amount:
            if ["no", "0", "ninguno", "none"].contains(word) { return "no" }
            if let cost = Store.ceiling(word) { return cost.plain }
        case .words(let words):
            let found = words.first { [$0.stored, $0.es, $0.en].map(SearchText.folded).contains(word) }
            if let found { return found.stored }
        }
        throw NotTaken()
    }

    /// A stored value as people read it. One that is not understood reads as the standard, which is what holds then.
    package func shown(_ stored: String?, _ language: Language) -> String {
        let value = stored.flatMap { try? self.stored($0) } ?? standard
        return switch values {
        case .yesNo: value == "0" ? "no" : language.choose(es: "sí", en: "yes")
        case .number, .quietHours: value
        case .amount: Store.ceiling(value).map { $0.formatted(language) } ?? value
        case .words(let words):
            words.first { $0.stored == value }.map { language.choose(es: $0.es, en: $0.en) } ?? value
        }
    }
}
