import Lending
import Store
import Terminal

/// An amount being typed, with the three that people mean most: the installment, all that is overdue, the balance.
struct AmountField {
    var field: TextField
    let installment: Money
    let overdue: Money
    let balance: Money

    init(_ loan: Loan, _ installments: [Installment], on day: Day, _ texts: Texts) {
        field = .money(texts)
        let open = installments.filter { !$0.isPaid }
        installment = open.first?.missing ?? .zero
        overdue = Arrears.of(installments, on: day).amount
        balance = loan.balance
    }

    /// Nil while nothing that is an amount was typed.
    var amount: Money? { Money(parsing: field.text) }

    /// Puts one of the three in; the first digit typed takes its place.
    mutating func set(_ money: Money) {
        field.suggest(String(money.pesos))
    }

    /// What is asked for while there is no amount.
    func missing(_ texts: Texts) -> String { field.isNoAmount ? texts.wholePesos : texts.amountMissing }

    /// The field, and beside it, on two lines, what the letters put into it.
    func draw(
        on canvas: inout Canvas, at point: Point, width: Int, texts: Texts, hasFocus: Bool
    ) -> Point {
        let cursor = field.drawBracketed(on: &canvas, at: point, width: 17, hasFocus: hasFocus, placeholder: "0")
        defer {
            if field.isNoAmount { drawTrouble(on: &canvas, at: Point(x: point.x, y: point.y + 1), width, texts) }
        }
        let choices: [(String, Action, Money)] = [
            ("c", .amountInstallment, installment), ("v", .amountOverdue, overdue), ("s", .amountBalance, balance),
        ]
        guard width >= 56 else {
            let pieces: [(text: String, style: Style)] = choices.filter { $0.2 > .zero }.flatMap { key, _, money in
                [(key, hasFocus ? .footerKey : .dim), (" \(texts.money(money))  ", hasFocus ? .text : .dim)]
            }
            canvas.put(pieces, at: Point(x: point.x, y: point.y + 1), width: width)
            return cursor
        }
        // The balance stands below: three of them are too long for one line.
        for (index, (key, action, money)) in choices.enumerated() where money > .zero {
            let pieces: [(text: String, style: Style)] = [
                (key, hasFocus ? .footerKey : .dim),
                (" \(texts.short(action)) \(texts.money(money))", hasFocus ? .text : .dim),
            ]
            let column = index == 1 ? 22 : 0
            canvas.put(
                pieces, at: Point(x: point.x + 18 + column, y: point.y + (index == 2 ? 1 : 0)),
                width: max(0, width - 18 - column))
        }
        return cursor
    }

    /// Over what else stands on the line below the field.
    private func drawTrouble(on canvas: inout Canvas, at point: Point, _ width: Int, _ texts: Texts) {
        canvas.fill(Rect(x: point.x, y: point.y, width: width, height: 1))
        canvas.put(texts.wholePesos, at: point, style: .warning, width: width)
    }
}

extension TextField {
    /// An empty field for an amount, grouped as the language does.
    static func money(_ texts: Texts) -> TextField {
        TextField(kind: .money, limit: 13, separator: texts.choose(".", ","))
    }
}
