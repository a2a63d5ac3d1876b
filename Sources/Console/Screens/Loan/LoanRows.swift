package import Lending
package import Messaging
import Store
import Terminal

/// What can be selected on the loan's screen.
package enum LoanItem: Hashable {
    case installment(Int)
    case payment(PaymentID)
    case promise(PromiseID)
    case message(MessageID)
    case contact(PersonalContactID)
}

/// The rows of a loan's screen, made for so many columns.
struct LoanRows {
    typealias Line = SheetLine<LoanItem>

    private let file: LoanFile
    private let context: Context

    init(_ file: LoanFile, _ context: Context) {
        self.file = file
        self.context = context
    }

    private var texts: Texts { context.texts }
    private var today: Day { context.today }

    // MARK: The schedule

    private enum InstallmentColumn { case mark, number, due, amount, state }

    var schedule: [Line] {
        let paid = file.installments.count { $0.isPaid }
        let table = Table<InstallmentColumn>(
            [
                Column(.mark, "", min: 2), Column(.number, "", min: 3, align: .right),
                Column(.due, "", min: texts.choose(14, 15)),
                Column(.amount, "", min: MoneyColumn.width(file.installments.map(\.amount), texts), align: .right),
                Column(.state, "", min: 14, max: 40),
            ], gap: 1)
        return [.heading(texts.schedule, texts.paidOf(paid, file.installments.count))]
            + file.installments.map { installment in
                .table(table, item: .installment(installment.number)) { column, glyphs in
                    cell(column, installment, glyphs)
                }
            }
    }

    private func cell(
        _ column: InstallmentColumn, _ installment: Installment, _ glyphs: Glyphs
    ) -> (text: String, style: Style) {
        let state = installment.state(on: today)
        let late = TrafficLight(daysPastDue: installment.isPaid ? 0 : today.days(since: installment.due))
        let style: Style =
            switch state {
            case .paid: .dim
            case .overdue: late.style
            case .partlyPaid, .due: .text
            }
        return switch column {
        case .mark:
            switch state {
            case .paid: (glyphs.delivery(.sent), .good)
            case .partlyPaid: (glyphs.approximately, .text)
            case .overdue, .due: (glyphs.light(late.rawValue), style)
            }
        case .number: (String(installment.number), style)
        case .due: (texts.weekday(installment.due.weekday) + " " + texts.long(installment.due), style)
        case .amount: (texts.money(installment.amount), style)
        case .state: (" " + texts.word(installment, on: today), style)
        }
    }

    // MARK: Payments

    private enum PaymentColumn { case receipt, day, amount, method, by, note }

    var payments: [Line] {
        let table = Table<PaymentColumn>([
            Column(.receipt, "", min: 7, max: 10), Column(.day, "", min: texts.choose(10, 11)),
            Column(.amount, "", min: MoneyColumn.width(file.payments.map(\.amount), texts), align: .right),
            Column(.method, "", min: 8, max: 13),
            Column(.by, "", min: 6, max: 10, priority: 2), Column(.note, "", min: 8, max: 60, priority: 1),
        ])
        let lines: [Line] = file.payments.flatMap { payment -> [Line] in
            let row = Line.table(table, item: .payment(payment.id)) { column, _ in cell(column, payment) }
            guard let annulment = file.annulments[payment.id] else { return [row] }
            let text = texts.annulledWord + " \(annulment.by): \(annulment.reason)"
            return [row, .text(text, style: .bad, item: .payment(payment.id), indent: 2)]
        }
        let valid = file.validPayments
        let sum = valid.isEmpty ? "" : texts.paymentSum(valid.count, file.paid)
        return Line.section(texts.payments, sum, lines, none: texts.noneYet)
    }

    private func cell(_ column: PaymentColumn, _ payment: Payment) -> (text: String, style: Style) {
        let style: Style = payment.annulled ? .dim : .text
        return switch column {
        case .receipt: (payment.receipt, style)
        case .day: (texts.long(payment.paidOn), style)
        case .amount: (texts.money(payment.amount), style)
        case .method: (texts.name(payment.method), style)
        case .by: (payment.registeredBy, .dim)
        case .note: (payment.reference, .dim)
        }
    }

    // MARK: Promises

    var promises: [Line] {
        let lines: [Line] = file.promises.map { promise in
            let outcome = promise.outcome(on: today)
            return .row(.promise(promise.id)) { canvas, room in
                let (glyph, style) = Self.look(outcome, canvas.glyphs)
                let pieces: [(text: String, style: Style)] = [
                    (glyph + " " + texts.name(outcome) + "  ", style), (texts.money(promise.amount) + "  ", .text),
                    (texts.promisedFor(promise.day, today: today) + "  ", .text),
                    (texts.madeOn(promise.madeOn, today: today), .dim),
                ]
                canvas.put(pieces, at: room.origin, width: room.width)
            }
        }
        return Line.section(texts.promises, "", lines, none: texts.noneYetFeminine)
    }

    private static func look(_ outcome: PromiseOutcome, _ glyphs: Glyphs) -> (String, Style) {
        switch outcome {
        case .pending: (glyphs.delivery(.scheduled), .text)
        case .kept: (glyphs.delivery(.sent), .good)
        case .partly: (glyphs.approximately, .warning)
        case .broken: (glyphs.delivery(.failed), .bad)
        }
    }

    // MARK: Contacts

    /// Messages, with the visits and calls between them.
    func contacts(width: Int) -> [Line] {
        let (messages, inPerson) = (MessageRows(context), ContactRows(context))
        let lines = file.contacts.flatMap { contact in
            switch contact {
            case .message(let message): messages.lines(message, item: LoanItem.message, width: width)
            case .inPerson(let contact): inPerson.lines(contact, item: LoanItem.contact, width: width)
            }
        }
        return Line.section(texts.contactsTitle, "", lines, none: texts.noneYet)
    }
}
