import ArgumentParser
import Lending
import Messaging
import Store

// One message about one loan.

struct ReminderCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "recordatorio-pago", abstract: "Recuerda a un cliente lo que debe.", aliases: ["reminder"])

    @Argument(help: "Número del préstamo.") var prestamo: String
    @OptionGroup var channel: ChannelOptions
    @OptionGroup var ceiling: CeilingOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let house = try House()
        let loan = try house.store.loan(number: prestamo, scope: house.scope)
        guard let kind = try house.store.collectionKind(of: loan.clientID) else {
            throw StoreError.nothingOverdue(loan.number)
        }
        try house.requireTwilio()
        try ceiling.check(house)
        let month = try house.store.monthlySpending()
        guard ceiling.allowed || month.standing != .over else {
            throw StoreError.overCeiling(
                house.me.role.seesEverything ? month : nil, currency: house.store.business.prices.currency)
        }
        var draft = MessageDraft.collection(
            kind, client: loan.clientID, route: loan.routeID, day: house.store.clock.today, wish: channel.canal.wish)
        draft.loan = loan
        try SingleMessage.send(draft, house, json: output.json)
    }
}

struct ConfirmPaymentCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "confirmar-pago", abstract: "Confirma al cliente el último pago de ese monto.",
        aliases: ["confirm-payment"])

    @Argument(help: "Número del préstamo.") var prestamo: String
    @Argument(help: "Monto del pago.") var monto: String
    @OptionGroup var channel: ChannelOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let house = try House()
        let amount = try Money.argument(monto, house.language)
        let (loan, payment) = try house.store.payment(ofLoan: prestamo, amount: amount, scope: house.scope)
        try house.requireTwilio()
        try SingleMessage.send(
            .confirmation(of: payment.id, loan: loan, wish: channel.canal.wish), house, json: output.json)
    }
}

struct LoanApprovedCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "prestamo-aprobado", abstract: "Avisa al cliente que su préstamo fue aprobado.",
        aliases: ["loan-approved"])

    @Argument(help: "Número del préstamo.") var prestamo: String
    @OptionGroup var channel: ChannelOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let house = try House()
        let loan = try house.store.loan(number: prestamo, scope: house.scope)
        guard loan.status == .approved || loan.status == .active else {
            throw StoreError.loanNotApproved(number: loan.number, status: loan.status)
        }
        try house.requireTwilio()
        try SingleMessage.send(.approval(of: loan, wish: channel.canal.wish), house, json: output.json)
    }
}

enum SingleMessage {
    /// Queues it, starts a mensajero, says what became of it; a message that is ruled out ends with status 1.
    static func send(_ draft: MessageDraft, _ house: House, json: Bool) throws {
        let result = try house.store.enqueue(draft)
        if case .queued = result { house.wakeMensajero() }
        if json {
            Printing.out(try result.json(house.store).text)
        } else if case .blocked = result {
        } else {
            Printing.out(result.sentence(house))
        }
        if case .blocked = result { throw Failure(.refused, result.sentence(house)) }
    }
}
