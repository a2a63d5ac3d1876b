import Lending
import Messaging
import Store
import Terminal

/// The selected loan beside the list: who it is, how to reach them, what is owed, what was said last.
package struct LoanGlance {
    let loan: LoanID
    private let facts: Loan
    private let client: Client
    private let consents: [Consent]
    private let optOuts: [OptOut]
    private let open: [Installment]
    private let arrears: Arrears
    private let lastPayment: Payment?
    private let promise: Promise?
    /// Messages, visits and calls, newest first.
    private let contacts: [ClientContact]

    init(of line: OverdueLine, _ context: Context) throws {
        let (store, scope) = (context.store, context.scope)
        loan = line.loanID
        facts = try store.loan(line.loanID, scope: scope)
        client = try store.client(line.clientID, scope: scope)
        consents = try store.consents(of: line.clientID)
        optOuts = try store.optOuts(of: line.clientID)
        let installments = try store.installments(of: line.loanID)
        open = installments.filter { !$0.isPaid }
        arrears = Arrears.of(installments, on: context.today)
        lastPayment = try store.payments(of: line.loanID).last { !$0.annulled }
        promise = try store.promises(of: line.loanID).last
        contacts = Array(try ClientContact.newest(of: line.clientID, limit: 4, context).prefix(4))
    }

    func draw(on canvas: inout Canvas, in room: Rect, _ context: Context) {
        let texts = context.texts
        let glyphs = canvas.glyphs
        var y = room.y
        func put(_ text: String, _ style: Style = .text) {
            canvas.put(text, at: Point(x: room.x, y: y), style: style, width: room.width - 1)
            y += 1
        }
        func pair(_ name: String, _ value: String, _ style: Style = .text) {
            canvas.put(name, at: Point(x: room.x, y: y), style: .dim, width: 14)
            canvas.put(value, at: Point(x: room.x + 14, y: y), style: style, width: room.width - 15)
            y += 1
        }
        put(client.name, .title)
        put(client.document.formatted, .dim)
        pair(texts.phone, texts.spaced(client.phone) ?? glyphs.none)
        if let whatsapp = client.whatsapp { pair("WhatsApp", texts.spaced(whatsapp) ?? whatsapp) }
        let words = ConsentWords(consents: consents, optOuts: optOuts)
        // Who wants no visit may still be written to.
        let isOptedOut = optOuts.contains { $0.means?.channel != nil || $0.means == nil }
        pair(
            texts.mayWrite, isOptedOut ? texts.optedOut : words.collection(texts) ?? glyphs.none,
            isOptedOut ? .bad : .text)
        if words.lacksVisit { put(texts.noVisitConsent, .warning) }
        if !client.address.isEmpty { pair(texts.address, client.address) }
        y += 1
        put(texts.loanTitle(facts.number), .title)
        pair(texts.overdueAmount, texts.money(arrears.amount), TrafficLight(daysPastDue: arrears.daysPastDue).style)
        pair(texts.balance, texts.money(facts.balance))
        if let next = open.first(where: { $0.due >= context.today }) {
            pair(texts.nextInstallment, "\(texts.money(next.missing))  \(texts.short(next.due))")
        }
        if let payment = lastPayment {
            let day = texts.relative(payment.paidOn, today: context.today)
            pair(texts.lastPayment, "\(texts.money(payment.amount))  \(day)")
        }
        if let promise {
            pair(texts.promise, "\(texts.money(promise.amount))  \(texts.relative(promise.day, today: context.today))")
        }
        y += 1
        let overdue = open.filter { $0.isOverdue(on: context.today) }
        let shown = overdue.prefix(6)
        for installment in shown {
            draw(
                installment, on: &canvas, at: Point(x: room.x, y: y), width: room.width - 1,
                digits: String(shown.last?.number ?? 0).count, context)
            y += 1
        }
        if overdue.count > shown.count { put("  " + texts.more(overdue.count - shown.count), .dim) }
        y += 1
        for contact in contacts {
            switch contact {
            case .message(let message):
                let look = MessageLook(message.brief, texts: texts, glyphs: glyphs, clock: context.clock)
                put(look.text + "  " + texts.moment(message.brief.changedAt, context.clock), look.style)
                put("  " + texts.name(message.brief.kind) + " · " + texts.name(message.brief.channel), .dim)
            case .inPerson(let meeting):
                let look = ContactRows.look(meeting, texts, glyphs)
                put(look.text + "  " + texts.moment(contact.at(context.clock), context.clock), look.style)
                put("  " + meeting.means.label(texts.language) + " · " + meeting.by, .dim)
            }
        }
    }

    /// `◆ cuota 4   02/11   $50.000    21 d`
    private func draw(
        _ installment: Installment, on canvas: inout Canvas, at point: Point, width: Int, digits: Int,
        _ context: Context
    ) {
        let days = context.today.days(since: installment.due)
        let light = TrafficLight(daysPastDue: days)
        canvas.put(canvas.glyphs.light(light.rawValue), at: point, style: light.style)
        // The right edge first: what is owed is never cut for a date.
        let late = context.texts.shortDays(days)
        let lateWidth = max(6, TextWidth.of(late))
        let amount = context.texts.money(installment.missing)
        let amountX = point.x + width - lateWidth - 1 - TextWidth.of(amount)
        canvas.put(
            late, at: Point(x: point.x + width - lateWidth, y: point.y), style: light.style, width: lateWidth,
            align: .right)
        canvas.put(amount, at: Point(x: amountX, y: point.y))
        // Numbers of one and two digits stand below each other.
        let number = String(installment.number)
        let name =
            context.texts.installmentName + String(repeating: " ", count: max(0, digits - number.count)) + number + " "
            + context.texts.short(installment.due)
        canvas.put(name, at: Point(x: point.x + 2, y: point.y), width: max(0, amountX - point.x - 3))
    }
}
