package import Lending
import Messaging
import Store
import Terminal

/// What can be selected on Caja.
package enum CashItem: Hashable {
    case line(String, PaymentMethod)
    case total(PaymentMethod)
    case annulled(String)
}

/// The day's payments by who registered them, and by method.
struct CashRows {
    typealias Line = SheetLine<CashItem>

    let lines: [CashLine]
    let annulled: [AnnulledReceipt]
    let texts: Texts

    var total: Money { lines.reduce(.zero) { $0 + $1.amount } }
    var payments: Int { lines.reduce(0) { $0 + $1.payments } }

    /// One section a person, the largest sum first.
    var people: [Line] {
        let people = Dictionary(grouping: lines) { $0.login }.map { login, lines in
            (login: login, lines: lines, sum: lines.reduce(Money.zero) { $0 + $1.amount })
        }.sorted { ($1.sum, $0.login) < ($0.sum, $1.login) }
        guard !people.isEmpty else { return [.heading(texts.received), .text(texts.noneYet, style: .dim)] }
        return people.flatMap { person -> [Line] in
            let name = person.lines.first?.name.flatMap { $0 == person.login ? nil : $0 }
            let count = person.lines.reduce(0) { $0 + $1.payments }
            return [
                .blank,
                .heading(
                    [person.login, name].compactMap { $0 }.joined(separator: " · "),
                    texts.paymentSum(count, person.sum)),
            ]
                + person.lines.filter { $0.payments > 0 }.map {
                    row(.line(person.login, $0.method), $0.method, $0.payments, $0.amount, person.sum)
                }
                + annulledNote(person.lines)
        }
    }

    private func annulledNote(_ lines: [CashLine]) -> [Line] {
        let count = lines.reduce(0) { $0 + $1.annulledPayments }
        guard count > 0 else { return [] }
        let sum = lines.reduce(Money.zero) { $0 + $1.annulledAmount }
        return [.text(texts.annulledApart(count, sum), style: .bad)]
    }

    /// Everybody together.
    var methods: [Line] {
        // Of one person it would be the same again.
        guard Set(lines.map(\.login)).count > 1 else { return [] }
        let sums = PaymentMethod.allCases.map { method in
            let own = lines.filter { $0.method == method }
            return (
                method: method, payments: own.reduce(0) { $0 + $1.payments },
                sum: own.reduce(Money.zero) { $0 + $1.amount }
            )
        }
        // The largest first, as with each person.
        let rows = sums.filter { $0.payments > 0 }.sorted { $0.sum > $1.sum }.map {
            row(.total($0.method), $0.method, $0.payments, $0.sum, total)
        }
        guard !rows.isEmpty else { return [] }
        return [.blank, .heading(texts.byMethod, texts.paymentSum(payments, total))] + rows
    }

    private func row(_ item: CashItem, _ method: PaymentMethod, _ count: Int, _ sum: Money, _ of: Money) -> Line {
        .row(item) { canvas, room in
            canvas.put(texts.name(method), at: room.origin, width: 14)
            canvas.put(
                texts.number(count), at: Point(x: room.x + 14, y: room.y), style: .dim, width: 6, align: .right)
            canvas.put(texts.money(sum), at: Point(x: room.x + 21, y: room.y), width: 13, align: .right)
            let share = of > .zero ? Double(sum.pesos) / Double(of.pesos) : 0
            canvas.bar(
                share, at: Point(x: room.x + 36, y: room.y), width: min(40, max(0, room.width - 36)), style: .accent)
        }
    }

    // MARK: Annulled

    func annulledRows(width: Int) -> [Line] {
        guard !annulled.isEmpty else { return [] }
        let rows = annulled.flatMap { receipt -> [Line] in
            let item = CashItem.annulled(receipt.receipt)
            return [
                .row(item) { canvas, room in
                    let pieces: [(text: String, style: Style)] = [
                        (receipt.receipt + "  ", .text), (texts.money(receipt.amount) + "  ", .bad),
                        (receipt.loanNumber + "  " + receipt.clientName, .text),
                    ]
                    canvas.put(pieces, at: room.origin, width: room.width)
                }
            ]
                + Line.paragraph(
                    texts.annulledWord + " \(receipt.annulledBy): \(receipt.reason)", width: width, style: .dim,
                    item: item, indent: 3)
        }
        let sum = annulled.reduce(Money.zero) { $0 + $1.amount }
        return [.blank, .heading(texts.annulledTitle, texts.paymentSum(annulled.count, sum))] + rows
    }
}
