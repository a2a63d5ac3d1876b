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
}
