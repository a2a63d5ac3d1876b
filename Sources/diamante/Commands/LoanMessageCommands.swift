import ArgumentParser
import Lending
import Messaging
import Store

// One message about one loan.

struct ReminderCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: HelpWords.name(of: .reminder),
        abstract: .both(es: "Recuerda a un cliente lo que debe.", en: "Reminds one client of what is owed."),
        aliases: HelpWords.aliases(of: .reminder))

    @Argument(help: .both(es: "Número del préstamo.", en: "Number of the loan.", value: ("préstamo", "loan")))
    var prestamo: String
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
        try SingleMessage.tell(try house.store.enqueue(draft), house, json: output.json)
    }
}

struct ConfirmPaymentCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: HelpWords.name(of: .confirmPayment),
        abstract: .both(
            es: "Confirma al cliente el último pago de ese monto.",
            en: "Confirms the last payment of that amount to the client."),
        aliases: HelpWords.aliases(of: .confirmPayment))

    @Argument(help: .both(es: "Número del préstamo.", en: "Number of the loan.", value: ("préstamo", "loan")))
    var prestamo: String
    @Argument(help: .both(es: "Monto del pago.", en: "Amount of the payment.", value: ("monto", "amount"))) var monto:
        String
    @OptionGroup var channel: ChannelOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let house = try House()
        let amount = try Money.argument(monto, house.language)
        // As one: what was annulled meanwhile is not confirmed.
        let result = try house.store.write {
            let (loan, payment) = try house.store.payment(ofLoan: prestamo, amount: amount, scope: house.scope)
            try house.requireTwilio()
            return try house.store.enqueue(.confirmation(of: payment.id, loan: loan, wish: channel.canal.wish))
        }
        try SingleMessage.tell(result, house, json: output.json)
    }
}

struct LoanApprovedCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: HelpWords.name(of: .loanApproved),
        abstract: .both(
            es: "Avisa al cliente que su préstamo fue aprobado.", en: "Tells the client that the loan was approved."),
        aliases: HelpWords.aliases(of: .loanApproved))

    @Argument(help: .both(es: "Número del préstamo.", en: "Number of the loan.", value: ("préstamo", "loan")))
    var prestamo: String
    @OptionGroup var channel: ChannelOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let house = try House()
        let result = try house.store.write {
            let loan = try house.store.loan(number: prestamo, scope: house.scope)
            guard loan.status == .approved || loan.status == .active else {
                throw StoreError.loanNotApproved(number: loan.number, status: loan.status)
            }
            try house.requireTwilio()
            return try house.store.enqueue(.approval(of: loan, wish: channel.canal.wish))
        }
        try SingleMessage.tell(result, house, json: output.json)
    }
}

enum SingleMessage {
    /// Starts a mensajero for what was queued, and says what became of it; a message that is ruled out ends with status 1.
    static func tell(_ result: Enqueued, _ house: House, json: Bool) throws {
        if case .queued = result { house.wakeMensajero() }
        if json {
            Printing.out(try result.json(house.store).text)
        } else if case .blocked = result {
        } else {
            Printing.out(result.sentence(house))
            guard case .queued = result else { return }
            // It waits in the queue: said by whom, and not found out tomorrow.
            for pause in try house.store.pauses() where pause.scope != .backlog {
                Printing.note(PauseText.sentence(pause, house))
            }
        }
        if case .blocked = result { throw Failure(.refused, result.sentence(house)) }
    }
}
