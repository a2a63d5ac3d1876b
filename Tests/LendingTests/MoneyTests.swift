import Lending
import Testing

@Suite("Money as text")
struct MoneyTests {
    @Test(
        "an amount is read in every usual form",
        arguments: [
            ("50000", 50_000), ("50.000", 50_000), ("$50.000", 50_000), ("$ 50.000", 50_000), ("$50000", 50_000),
            (" 50.000 ", 50_000), ("\t50000", 50_000), ("$\u{A0}1.250.000", 1_250_000), ("\u{A0}7\u{A0}", 7), ("0", 0),
            ("007", 7), ("1.000", 1_000), ("12.000", 12_000), ("1.000.000.000.000", 1_000_000_000_000),
        ] as [(String, Int64)])
    func readable(text: String, pesos: Int64) {
        #expect(Money(parsing: text)?.pesos == pesos)
        #expect(Money(parsing: "x\(text)".dropFirst())?.pesos == pesos)
    }

    @Test(
        "what might be a decimal, a sign or another number is refused, never guessed",
        arguments: [
            "", " ", "$", "$ ", "-50000", "+50000", "50,000", "50.000,00", "50.00", "50.5", "1.25", "0.500", "00.500",
            "5.0000", "5000.000", "1.000.00", "1..000", ".000", "1.000.", ".", "50 000", "50000 COP", "5e4", "0x10",
            "$$50", "50$", "$-50", "٥٠", "５０", "50.000\u{301}", "50\n", "50\0", "1.000.000.000.001",
            "1000000000001", "9223372036854775807", "9223372036854775808", "99999999999999999999999999999999999999",
        ])
    func refused(text: String) {
        #expect(Money(parsing: text) == nil)
    }

    @Test(
        "an amount is shown with dots, the minus before the sign",
        arguments: [
            (0, "$0", "0"), (7, "$7", "7"), (999, "$999", "999"), (1_000, "$1.000", "1.000"),
            (50_000, "$50.000", "50.000"), (1_250_000, "$1.250.000", "1.250.000"), (-20_000, "-$20.000", "-20.000"),
            (-1, "-$1", "-1"), (100_000_001, "$100.000.001", "100.000.001"),
            (.max, "$9.223.372.036.854.775.807", "9.223.372.036.854.775.807"),
            (.min, "-$9.223.372.036.854.775.808", "-9.223.372.036.854.775.808"),
        ] as [(Int64, String, String)])
    func shown(pesos: Int64, formatted: String, plain: String) {
        #expect(Money(pesos).formatted == formatted)
        #expect(Money(pesos).plain == plain)
    }

    @Test("nine million of the largest amount still add up: no file can make the sum of a portfolio burst")
    func sums() {
        let (sum, isTooMuch) = Money.largestReadable.pesos.multipliedReportingOverflow(by: 9_000_000)
        #expect(!isTooMuch && sum > 0)
    }

    @Test("what is shown can be typed in again", arguments: 0..<500)
    func roundTrip(seed: Int) {
        var random = SeededGenerator(seed: seed)
        // Shifted, so that short amounts are as frequent as long ones.
        let pesos = Int64.random(in: 1...Money.largestReadable.pesos, using: &random)
        let amount = Money(pesos >> Int64.random(in: 0...49, using: &random))
        #expect(Money(parsing: amount.formatted) == amount)
        #expect(Money(parsing: amount.plain) == amount)
    }

    @Test("amounts add, subtract, multiply and compare as whole pesos")
    func arithmetic() {
        var amount: Money = 100
        amount += 50
        amount -= 30
        #expect(amount == 120)
        #expect(amount * 3 - 60 == 300)
        #expect(Money.zero < amount)
    }
}
