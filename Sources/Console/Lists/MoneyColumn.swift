import Lending
import Terminal

/// How wide a column of amounts is: an amount is shown whole or not at all, since two that are cut look alike.
enum MoneyColumn {
    /// Of the amounts of most houses.
    static let usual = 11

    static func width(_ amount: Money, _ texts: Texts) -> Int { texts.money(amount).utf8.count }

    /// The widest of those that are all known.
    static func width(_ amounts: some Sequence<Money>, _ texts: Texts) -> Int {
        amounts.reduce(usual) { max($0, width($1, texts)) }
    }
}
