import ArgumentParser
import Lending
import Messaging
import Store

struct ContactCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: HelpWords.name(of: .visit),
        abstract: .both(
            es: "Registra una visita (o una llamada) y su resultado.",
            en: "Writes down a visit (or a call) and its result."),
        discussion: .both(
            es: """
                Se registra lo que ocurrió aunque la Ley 2300 de 2023 no lo permita: queda con esa advertencia. El \
                resultado no es el motivo, que no se puede preguntar (art. 7).
                """,
            en: """
                What happened is written down also where Ley 2300 de 2023 does not allow it: with that warning. The \
                result is not the reason, which nobody may ask for (art. 7).
                """), aliases: HelpWords.aliases(of: .visit))

    @Argument(help: .both(es: "Número del préstamo.", en: "Number of the loan.", value: ("préstamo", "loan")))
    var prestamo: String
    @Argument(
        help: .both(
            es: "no-estaba (no-contesta), pago, abono, promesa, pide-plan, disputa o, en una llamada, numero-errado.",
            en: """
                no-estaba (not there; no-contesta: no answer), pago (paid), abono (paid in part), promesa (promised), \
                pide-plan (asks for a plan), disputa (disputes) or, of a call, numero-errado (wrong number).
                """, value: ("resultado", "result")))
    var resultado: String
    @Flag(name: .both(es: "llamada", en: "call"), help: .both(es: "Fue una llamada.", en: "It was a call."))
    var llamada = false
    @Option(
        name: .both(es: "cuando", en: "when"),
        help: .both(
            es: "Cuándo fue, si no es ahora: 14:05, \"ayer 9:30\", \"22/11 16:00\".",
            en: "When it was, if not now: 14:05, \"ayer 9:30\" (yesterday), \"22/11 16:00\".",
            value: ("momento", "moment")))
    var cuando: String?
    @Option(
        name: .both(es: "promesa-monto", en: "promise-amount"),
        help: .both(
            es: "Lo prometido, con el resultado promesa.", en: "What was promised, with the result promesa.",
            value: ("monto", "amount")))
    var amount: String?
    @Option(
        name: .both(es: "promesa-dia", en: "promise-day"),
        help: .both(
            es: "Para qué día: 2026-11-30, 30/11 o +3.", en: "By which day: 2026-11-30, 30/11 or +3.",
            value: ("día", "day")))
    var day: String?
    @Flag(
        name: .both(es: "otra-vez", en: "again"),
        help: .both(
            es: "Es otra, aunque haya una igual hace unos minutos.",
            en: "It is another one, although there is an equal one of some minutes ago.")) var again = false
    @OptionGroup var output: OutputOptions

    func run() throws {
        let house = try House()
        let means: PersonalMeans = llamada ? .call : .visit
        let outcome = try outcome(of: means, house)
        let promise = try promise(outcome, house)
        let at = try moment(house)
        let loan = try house.store.loan(number: prestamo, scope: house.scope)
        let draft = PersonalContactDraft(
            clientID: loan.clientID, loanID: loan.id, means: means, outcome: outcome, at: at, promise: promise,
            allowDuplicate: again)
        let recorded = try house.store.recordContact(draft, scope: house.scope)
        let contact = try house.store.personalContact(recorded.id, scope: house.scope)
        guard output.json else {
            let what = contact.means.label(house.language) + ": " + outcome.label(means, house.language)
            Printing.out(house.say(es: "Registrada \(what).", en: "Written down, \(what)."))
            for objection in recorded.objections { Printing.note(objection.sentence(house.language)) }
            if outcome.bringsPayment {
                let loan = Printing.harmless(prestamo)
                Printing.note(
                    house.say(
                        es: "El dinero se registra aparte: " + house.language.call(.payment, "\(loan) <monto>") + ".",
                        en: "The money is registered apart: " + house.language.call(.payment, "\(loan) <amount>")
                            + "."))
            }
            if recorded.markedNumber {
                Printing.note(house.say(es: "El número queda como errado.", en: "The number is marked as wrong."))
            }
            return
        }
        Printing.out(json(contact, house).text)
    }

    private func outcome(of means: PersonalMeans, _ house: House) throws(Failure) -> ContactOutcome {
        let known = ContactOutcome.all(of: means)
        if let outcome = ContactOutcome(word: resultado), known.contains(outcome) { return outcome }
        let words = known.map(\.word).joined(separator: ", ")
        throw Failure(
            .usage,
            house.say(
                es: "El resultado «\(Printing.harmless(resultado))» no vale aquí: use \(words).",
                en: "The result \"\(Printing.harmless(resultado))\" is none of these: \(words)."))
    }

    private func promise(_ outcome: ContactOutcome, _ house: House) throws -> PromiseTerms? {
        guard outcome == .promised else {
            guard amount == nil, day == nil else {
                throw Failure(
                    .usage,
                    house.say(
                        es: "--promesa-monto y --promesa-dia van sólo con el resultado promesa.",
                        en: "--promise-amount and --promise-day go with the result promesa only."))
            }
            return nil
        }
        guard let amount, let day else {
            throw Failure(
                .usage,
                house.say(
                    es: "A la promesa le faltan --promesa-monto y --promesa-dia (2026-11-30).",
                    en: "The promise lacks --promise-amount and --promise-day (2026-11-30)."))
        }
        guard let day = Day(parsing: day, from: house.store.clock.today) else {
            throw Failure(
                .usage,
                house.say(
                    es: "--promesa-dia «\(Printing.harmless(day))» no se entiende: escriba 2026-11-30, 30/11 o +3.",
                    en: "--promise-day \"\(Printing.harmless(day))\" is not understood: write 2026-11-30, 30/11 or +3.")
            )
        }
        return PromiseTerms(amount: try Money.argument(amount, house.language), day: day)
    }

    private func moment(_ house: House) throws(Failure) -> Instant? {
        guard let cuando else { return nil }
        let clock = house.store.clock
        guard let civil = CivilTime(parsing: cuando, today: clock.today) else {
            throw Failure(
                .usage,
                house.say(
                    es:
                        "--cuando «\(Printing.harmless(cuando))» no se entiende: escriba 14:05, \"ayer 9:30\" o \"22/11 16:00\".",
                    en:
                        "--when \"\(Printing.harmless(cuando))\" is not understood: write 14:05, \"ayer 9:30\" or \"22/11 16:00\"."
                ))
        }
        return clock.zone.instant(civil)
    }

    private func json(_ contact: PersonalContact, _ house: House) -> JSON {
        let civil = house.store.clock.zone.civil(contact.at)
        let time = (civil.hour < 10 ? "0" : "") + civil.clock
        return .object([
            ("gestion", .integer(contact.id.rawValue)), ("prestamo", .string(contact.loanNumber)),
            ("canal", .string(contact.means.label(.es))), ("resultado", .string(contact.outcome.word)),
            ("fecha_hora", .string(civil.day.iso + " " + time)), ("quien", .string(contact.by)),
            ("contacto", .bool(contact.outcome.reachedClient)),
            (
                "promesa",
                contact.promise.map {
                    .object([("monto", .integer($0.amount.pesos)), ("dia", .string($0.day.iso))])
                } ?? .null
            ),
            (
                "incumple",
                .array(
                    contact.objections.map {
                        .object([
                            ("motivo", .string($0.reason.label(.es))), ("norma", .string(LegalBasis.of($0.reason))),
                            ("frase", .string($0.sentence(house.language))),
                        ])
                    })
            ),
        ])
    }
}
