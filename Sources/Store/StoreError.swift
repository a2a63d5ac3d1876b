package import Lending
package import Messaging

/// What the store refuses, in terms of what the person can do about it.
package enum StoreError: Error, Equatable, Sendable {
    case unknownUser(String)
    case lastOwner
    case notAllowed(Role)
    case loanNotFound(String)
    case clientNotFound(String)
    case messageNotFound(Int64)
    case runNotFound(Int64)
    case loanNotPayable(number: String, status: LoanStatus)
    case moreThanBalance(payoff: Money)
    case amountNotPositive
    /// The same loan, amount and day as an earlier payment: ask, then say so with `allowDuplicate`.
    case possibleDuplicate(receipt: String)
    /// The idempotency key belongs to another payment.
    case keyReused(receipt: String)
    case receiptNotFound(String)
    case noSuchPayment(loan: String, amount: Money)
    case notTheLastPayment(lastReceipt: String)
    case alreadyAnnulled(receipt: String)
    case reasonMissing
    case loanNotApproved(number: String, status: LoanStatus)
    case loanNumberTaken(String)
    /// Its plan stands: something was paid on it, or it is closed.
    case loanHasPayments(String)
    case nothingOverdue(String)
    case notWithdrawable(state: MessageState)
    case notResendable(state: MessageState)
    case notUndecided(state: MessageState)
    case dayInThePast(Day)
    /// It was taken back already, or never was.
    case promiseNotFound
    case contactNotFound(Int64)
    /// A visit or call that has not taken place yet.
    case contactToCome
    /// A result that only the other of visit and call has.
    case outcomeOfOther(ContactOutcome)
    case promiseIncomplete
    case contactCorrected
    /// A visit or call to the same client with the same result at about the same time: ask, then say so with
    /// `allowDuplicate`.
    case possibleDuplicateContact(PersonalMeans, at: CivilTime)
    /// What would bring the month's spending to its ceiling or above; nothing was queued. Nil: whoever asked sees some
    /// routes only, and not what the house spends.
    case overCeiling(MonthlySpending?, currency: String)
    /// The database was made by another installation of this setting (account, company, zone, clock offset).
    case settingDiffers(name: String, stored: String, found: String)
    case settingUnknown(String)
    case settingValue(Setting)
    case noHoliday(Day)
    case holidayAlready(Day, name: String)
    /// Opened for reading only, and an older program made it: it must be migrated first.
    case olderDatabase(found: Int, known: Int)
}

extension StoreError {
    /// One sentence that says what to do.
    package func sentence(_ language: Language) -> String {
        switch language {
        case .es: spanish
        case .en: english
        }
    }

    private var spanish: String {
        switch self {
        case .unknownUser(let login):
            "«\(login)» no está registrado aquí: pida al dueño que ejecute \(Language.es.call(.user, login))."
        case .lastOwner: "Debe quedar al menos un dueño activo."
        case .notAllowed(let role): "Su rol (\(role.spanish)) no puede hacer esto: pídalo en la oficina."
        case .loanNotFound(let number): "No hay ningún préstamo \(number) a su alcance: revise el número."
        case .clientNotFound(let document): "No hay ningún cliente \(document) a su alcance: revise el documento."
        case .messageNotFound(let id): "No hay ningún mensaje \(id) a su alcance."
        case .runNotFound(let run): "No hay ningún envío masivo \(run) a su alcance: revise el número."
        case .loanNotPayable(let number, let status):
            "El préstamo \(number) está \(status.spanish): no recibe pagos."
        case .moreThanBalance(let payoff):
            payoff == .zero
                ? "El préstamo ya está pagado: no recibe más pagos."
                : "Es más que el saldo: para dejarlo en cero reciba exactamente \(payoff.formatted)."
        case .amountNotPositive: "El monto debe ser mayor que cero."
        case .possibleDuplicate(let receipt):
            "Ya hay un pago igual hoy (recibo \(receipt)): si es otro pago, confírmelo (--otra-vez)."
        case .keyReused(let receipt):
            "Esa clave ya identifica otro pago (recibo \(receipt)): use una clave nueva."
        case .receiptNotFound(let receipt): "No hay ningún recibo \(receipt) a su alcance: revise el número."
        case .noSuchPayment(let loan, let amount):
            "El préstamo \(loan) no tiene ningún pago válido de \(amount.formatted): revise el monto."
        case .notTheLastPayment(let last): "Sólo se anula el último pago válido: empiece por el recibo \(last)."
        case .alreadyAnnulled(let receipt): "El recibo \(receipt) ya está anulado."
        case .reasonMissing: "Escriba el motivo."
        case .loanNotApproved(let number, let status):
            "El préstamo \(number) está \(status.spanish): sólo se aprueba y avisa un préstamo aprobado o activo."
        case .loanNumberTaken(let number): "Ya hay un préstamo \(number): use otro número."
        case .loanHasPayments(let number):
            "El préstamo \(number) ya tiene pagos o está cerrado: montos, cuotas y fechas no cambian."
        case .nothingOverdue(let number): "El préstamo \(number) no debe nada: no hay de qué recordar."
        case .notWithdrawable(let state): "El mensaje ya está \(state.label(.es)): no se puede retirar."
        case .notResendable(let state): "El mensaje está \(state.label(.es)): todavía no se puede enviar otra vez."
        case .notUndecided(let state): "El mensaje está \(state.label(.es)): no hay nada que decidir."
        case .promiseNotFound: "La promesa ya se había retirado: no hay nada que deshacer."
        case .dayInThePast(let day): "El \(day.formatted) ya pasó: escriba un día de hoy en adelante."
        case .contactNotFound(let id): "No hay ninguna visita ni llamada \(id) a su alcance."
        case .contactToCome: "Esa hora todavía no ha llegado: escriba cuándo fue la visita o la llamada."
        case .outcomeOfOther(let outcome):
            "«\(outcome.word)» no es resultado de una visita: elija otro, o diga que fue una llamada."
        case .promiseIncomplete: "A una promesa le faltan el préstamo, el monto o el día: complételos."
        case .contactCorrected: "Ese registro ya está corregido: anote de nuevo lo que ocurrió."
        case .possibleDuplicateContact(let means, let at):
            "Ya hay una \(means.label(.es)) igual (\(at.day.formatted) \(at.clock)): si es otra, confírmela (--otra-vez)."
        case .overCeiling(nil, _):
            "Con esto el gasto del mes llega al tope: no se envió nada. Pídalo en la oficina."
        case .overCeiling(let month?, let currency):
            "Con esto el gasto del mes llega a \(currency) \(month.committed.formatted(.es)) y el tope es "
                + "\(currency) \((month.ceiling ?? .zero).formatted(.es)): no se envió nada. Para enviarlo de todos modos "
                + "agregue --sobre-el-tope."
        case .settingDiffers(let name, let stored, let found):
            "\(name) no coincide: esta base es de \(stored) y aquí dice \(found). Corrija la configuración, o confirme "
                + "el cambio como dueño con \(Language.es.call(.status, "--adoptar"))."
        case .settingUnknown(let name):
            "No hay ningún ajuste «\(name)»: use "
                + HouseSetting.all.map(\.spanish).joined(separator: ", ") + "."
        case .settingValue(let setting):
            "«\(HouseSetting.of(setting)?.spanish ?? "")» no admite ese valor: escriba "
                + (HouseSetting.of(setting)?.allowed(.es) ?? "") + "."
        case .noHoliday(let day): "El \(day.formatted) no es festivo: no hay nada que quitar."
        case .holidayAlready(let day, let name): "El \(day.formatted) ya es festivo (\(name))."
        case .olderDatabase(let found, let known):
            "La base es de la versión \(found) y este programa usa la \(known): abra la consola una vez para actualizarla."
        }
    }

    private var english: String {
        switch self {
        case .unknownUser(let login):
            "\"\(login)\" is not registered here: ask the owner to run \(Language.en.call(.user, login))."
        case .lastOwner: "At least one active owner must remain."
        case .notAllowed(let role): "Your role (\(role.rawValue)) cannot do this: ask the office."
        case .loanNotFound(let number): "There is no loan \(number) within your reach: check the number."
        case .clientNotFound(let document): "There is no client \(document) within your reach: check the document."
        case .messageNotFound(let id): "There is no message \(id) within your reach."
        case .runNotFound(let run): "There is no bulk run \(run) within your reach: check the number."
        case .loanNotPayable(let number, let status):
            "Loan \(number) is \(status.english): it takes no payments."
        case .moreThanBalance(let payoff):
            payoff == .zero
                ? "The loan is already paid: it takes no more payments."
                : "More than the balance: to bring it to zero take exactly \(payoff.formatted(groupedBy: UInt8(ascii: ",")))."
        case .amountNotPositive: "The amount must be more than zero."
        case .possibleDuplicate(let receipt):
            "There is an equal payment today (receipt \(receipt)): if this is another one, confirm it (--again)."
        case .keyReused(let receipt): "That key belongs to another payment (receipt \(receipt)): use a new one."
        case .receiptNotFound(let receipt): "There is no receipt \(receipt) within your reach: check the number."
        case .noSuchPayment(let loan, let amount):
            "Loan \(loan) has no valid payment of \(amount.formatted(groupedBy: UInt8(ascii: ","))): check the amount."
        case .notTheLastPayment(let last): "Only the last valid payment is annulled: start with receipt \(last)."
        case .alreadyAnnulled(let receipt): "Receipt \(receipt) is already annulled."
        case .reasonMissing: "Write the reason."
        case .loanNotApproved(let number, let status):
            "Loan \(number) is \(status.english): only an approved or active loan is approved and told."
        case .loanNumberTaken(let number): "There is a loan \(number) already: use another number."
        case .loanHasPayments(let number):
            "Loan \(number) has payments or is closed: amounts, installments and days do not change."
        case .nothingOverdue(let number): "Loan \(number) owes nothing: there is nothing to remind of."
        case .notWithdrawable(let state): "The message is already \(state.label(.en)): it cannot be withdrawn."
        case .notResendable(let state): "The message is \(state.label(.en)): it cannot be sent again yet."
        case .notUndecided(let state): "The message is \(state.label(.en)): there is nothing to decide."
        case .promiseNotFound: "The promise was taken back already: there is nothing to undo."
        case .dayInThePast(let day): "\(day.formatted) has passed: write a day from today on."
        case .contactNotFound(let id): "There is no visit or call \(id) within your reach."
        case .contactToCome: "That hour has not come yet: write when the visit or call took place."
        case .outcomeOfOther(let outcome):
            "\"\(outcome.word)\" does not come of a visit: choose another result, or say that it was a call."
        case .promiseIncomplete: "A promise lacks its loan, amount or day: complete it."
        case .contactCorrected: "That record is corrected already: write down anew what happened."
        case .possibleDuplicateContact(let means, let at):
            "There is an equal \(means.label(.en)) (\(at.day.formatted) \(at.clock)): if this is another one, confirm it "
                + "(--again)."
        case .overCeiling(nil, _):
            "With this the month's spending comes to the ceiling: nothing was sent. Ask the office."
        case .overCeiling(let month?, let currency):
            "With this the month's spending comes to \(currency) \(month.committed.formatted(.en)) and the ceiling is "
                + "\(currency) \((month.ceiling ?? .zero).formatted(.en)): nothing was sent. To send it all the same "
                + "add --over-ceiling."
        case .settingDiffers(let name, let stored, let found):
            "\(name) differs: this database belongs to \(stored) and here it says \(found). Mend the configuration, or "
                + "confirm the change as the owner with \(Language.en.call(.status, "--adopt"))."
        case .settingUnknown(let name):
            "There is no setting \"\(name)\": use "
                + HouseSetting.all.map(\.english).joined(separator: ", ") + "."
        case .settingValue(let setting):
            "\"\(HouseSetting.of(setting)?.english ?? "")\" does not take that value: write "
                + (HouseSetting.of(setting)?.allowed(.en) ?? "") + "."
        case .noHoliday(let day): "\(day.formatted) is no holiday: there is nothing to take away."
        case .holidayAlready(let day, let name): "\(day.formatted) is a holiday already (\(name))."
        case .olderDatabase(let found, let known):
            "The database is of version \(found) and this program uses \(known): open the console once to migrate it."
        }
    }
}
