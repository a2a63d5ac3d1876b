import Lending

/// What a loan of the portfolio costs and how it is paid back: within the law.
///
/// To charge more than the usury rate is a crime (Código Penal, art. 305: one and a half times the certified bank rate).
/// The rate is certified every month; for consumer credit it was 25.52 % effective a year in March 2026
/// (Superintendencia Financiera, Resolución 0405 de 2026), and every other class of credit allowed more. A flat rate says
/// little of it: the same 20 % is 42 % a year over twelve months and 12 600 % over 24 days. So the flat rate
/// here falls with the term (12 % over twelve months is 23.7 % effective), and all terms stay below 24 %: a test
/// computes the effective rate of every loan from its own days.
struct Terms {
    let frequency: Frequency
    let installments: Int
    /// Interest over the whole term, in thousandths of the principal.
    let flatPerThousand: Int64
    let principals: ClosedRange<Int>

    private static let small = 300_000...1_500_000
    private static let medium = 500_000...2_500_000
    private static let large = 1_000_000...6_000_000

    static let deck = Deck<Terms>(shares: [
        (Terms(frequency: .daily, installments: 52, flatPerThousand: 15, principals: small), 14),
        (Terms(frequency: .daily, installments: 78, flatPerThousand: 24, principals: small), 8),
        (Terms(frequency: .dailyMondayToFriday, installments: 60, flatPerThousand: 22, principals: small), 10),
        (Terms(frequency: .twiceWeekly, installments: 16, flatPerThousand: 15, principals: small), 8),
        (Terms(frequency: .twiceWeekly, installments: 26, flatPerThousand: 24, principals: medium), 5),
        (weekly, 15),
        (Terms(frequency: .weekly, installments: 26, flatPerThousand: 50, principals: medium), 12),
        (Terms(frequency: .fortnightly, installments: 8, flatPerThousand: 38, principals: medium), 8),
        (Terms(frequency: .fortnightly, installments: 12, flatPerThousand: 55, principals: large), 6),
        (Terms(frequency: .monthly, installments: 6, flatPerThousand: 60, principals: medium), 7),
        (Terms(frequency: .monthly, installments: 12, flatPerThousand: 120, principals: large), 7),
    ])

    /// A week's step hits every working day, so these fit where no other terms do.
    static let weekly = Terms(frequency: .weekly, installments: 13, flatPerThousand: 25, principals: medium)

    /// A round principal and equal installments of whole $50 coins, rounded down: never above the flat rate.
    func amounts(_ dice: inout Dice) -> (principal: Money, total: Money) {
        let step = 50_000
        let principal = Int64(dice.within(principals.lowerBound / step...principals.upperBound / step) * step)
        let each = principal * (1000 + flatPerThousand) / 1000 / Int64(installments) / 50 * 50
        return (Money(principal), Money(each) * installments)
    }

    /// The longest wait from one due day to the next, moved days aside.
    var period: Int {
        switch frequency {
        case .daily: 2
        case .dailyMondayToFriday: 3
        case .twiceWeekly: 4
        case .weekly: 7
        case .fortnightly: 15
        case .monthly: 31
        }
    }

    /// About the first due day of a plan whose installment at `index` (from 0) falls due on `day`; holidays may put it
    /// off by some days.
    func first(_ index: Int, before day: Day) -> Day {
        switch frequency {
        case .daily: day.adding(days: -index * 7 / 6)
        case .dailyMondayToFriday: day.adding(days: -index * 7 / 5)
        case .twiceWeekly: day.adding(days: -(index / 2 * 7 + index % 2 * 3))
        case .weekly: day.adding(days: -index * 7)
        case .fortnightly: day.adding(days: -index * 15)
        case .monthly: day.adding(months: -index) ?? day
        }
    }
}
