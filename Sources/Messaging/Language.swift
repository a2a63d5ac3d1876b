/// The languages in which people are written to and spoken to.
package enum Language: String, Sendable, CaseIterable, Hashable {
    case es
    case en

    /// The one of two texts that is in this language.
    package func choose(es spanish: String, en english: String) -> String {
        switch self {
        case .es: spanish
        case .en: english
        }
    }

    /// `1 cliente`, `12 clientes`: both languages have two forms.
    package func count(_ number: Int, es: (one: String, many: String), en: (one: String, many: String)) -> String {
        let words = self == .es ? es : en
        return "\(number) " + (number == 1 ? words.one : words.many)
    }
}
