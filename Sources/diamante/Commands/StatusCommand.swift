import ArgumentParser
import Console
import Lending
import Messaging
import Outbox
import Store
import Twilio

struct StatusCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: HelpWords.name(of: .status),
        abstract: .both(
            es: "Configuración, credenciales, saldo, cola y últimos errores.",
            en: "Configuration, credentials, balance, queue and last errors."),
        aliases: HelpWords.aliases(of: .status))

    @Flag(
        name: .both(es: "adoptar", en: "adopt"),
        help: .both(
            es: "Como dueño: esta base de datos pasa a usar la cuenta, empresa, zona y reloj de aquí.",
            en: "As an owner: this database goes over to the account, company, zone and clock of here.")) var adoptar =
        false
    @OptionGroup var output: OutputOptions

    func run() throws {
        let house = try House()
        if adoptar {
            guard house.me.role == .owner else { throw StoreError.notAllowed(house.me.role) }
            try house.confirmIdentity(adopt: true)
            try house.confirmPlace(adopt: true)
        }
        let report = try StatusReport(house)
        Printing.out(output.json ? report.json(house).text : report.text(house))
        for warning in house.environmentWarnings { Printing.note(warning) }
        switch house.configuration.account {
        case .failure(let error): throw error
        case .success:
            try house.confirmIdentity()
            if case .failure(let failure) = report.twilio { throw failure }
        }
    }
}

/// What `estado` found out, reading only.
struct StatusReport {
    /// Nil without a configuration.
    let twilio: Result<Void, TwilioFailure>?
    let balance: TwilioBalance?
    /// Nil: never read, because its key may not.
    let accountType: AccountType?
    let counts: [MessageState: Int]
    let pauses: [Pause]
    let undecidedSince: Instant?
    let recalls: Int
    /// Something is left that needs a mensajero.
    let isNeeded: Bool
    let mensajero: MensajeroStatus?
    let errors: [(code: Int, text: String?, at: Instant, count: Int)]

    init(_ house: House) throws {
        counts = try house.store.messageCounts(MessageQuery(), scope: house.scope)
        pauses = try house.store.pauses()
        undecidedSince = try house.store.undecidedSince(scope: house.scope)
        recalls = try house.store.openRecalls()
        isNeeded = try house.store.needsMensajero()
        mensajero = MensajeroStatus.read(house.directory.path)
        errors = try house.store.lastErrors(limit: 5, scope: house.scope)
        guard case .success(let account) = house.configuration.account,
            let client = try? TwilioClient<Int>(account)
        else {
            twilio = nil
            balance = nil
            accountType = nil
            return
        }
        // A standard key may not read the account itself, but every key may list messages.
        switch client.perform(.list(MessageFilter(pageSize: 1)), tag: 0).answer {
        case .listed(.success): twilio = .success(())
        case .listed(.failure(let failure)): twilio = .failure(failure)
        case .created, .fetched, .canceled, .balance, .account: twilio = nil
        }
        if case .success = twilio, case .balance(.success(let found)) = client.perform(.balance, tag: 1).answer {
            balance = found
        } else {
            balance = nil
        }
        if case .success = twilio, case .account(.success(let found)) = client.perform(.account, tag: 2).answer,
            let type = found.type, try house.store.setting(.accountSID).map({ $0 == account.sid }) ?? true
        {
            // By the way only: a disk that is full keeps nobody from being told so.
            try? house.store.noteAccountType(type, of: account.sid)
            accountType = type
        } else {
            accountType = try house.store.accountType()
        }
        try? keep(of: account, house)
    }

    /// For Estado, where nobody waits for the network. Of an account that this database is not for nothing is kept.
    private func keep(of account: TwilioAccount, _ house: House) throws {
        guard try house.store.setting(.accountSID) == account.sid else { return }
        let outcome: AccountCheck.Outcome
        switch twilio {
        case .success: outcome = .authorised
        case .failure(.refused(let error)): outcome = .refused(error.code ?? error.status)
        case .failure(.unreachable(let word)): outcome = .unreachable(word)
        case .failure: outcome = .unanswered
        case nil: return
        }
        try house.store.noteAccountCheck(outcome, of: account.sid)
        if let balance {
            try house.store.noteAccountBalance(
                amount: balance.amount, currency: balance.currency, of: account.sid)
        }
    }

    /// How many messages of a channel to Colombia the balance buys.
    private func affords(_ channel: Channel, _ house: House) -> Int? {
        guard let balance, let have = Cost(parsing: balance.amount),
            let price = house.store.business.prices.price(channel, country: "CO"), price.cost.micros > 0,
            balance.currency == house.store.business.prices.currency
        else { return nil }
        return max(0, Int(have.micros / price.cost.micros))
    }

    func json(_ house: House) -> JSON {
        let reachable: JSON
        let authorised: JSON
        switch twilio {
        case .success:
            reachable = .bool(true)
            authorised = .bool(true)
        case .failure(.refused):
            reachable = .bool(true)
            authorised = .bool(false)
        case .failure, nil:
            reachable = .bool(false)
            authorised = .null
        }
        let configured: Bool
        if case .success = house.configuration.account { configured = true } else { configured = false }
        return .object([
            ("configurado", .bool(configured)), ("alcanzable", reachable), ("autorizado", authorised),
            ("saldo", .string(balance?.amount)), ("moneda", .string(balance?.currency)),
            ("env_expuestos", .array(house.configuration.variables.exposed.map { .string($0) })),
            ("tipo_cuenta", .string(accountType.map { $0 == .trial ? "prueba" : "completa" })),
            ("sandbox", .bool(house.configuration.senders.whatsappIsSandbox)),
            ("alcanza_sms", .integer(affords(.sms, house))), ("alcanza_whatsapp", .integer(affords(.whatsapp, house))),
            ("cola", .object(MessageState.allCases.map { ($0.spanish, .integer(counts[$0, default: 0])) })),
            (
                "pausas",
                .array(pauses.map { PauseText.json($0, house) })
            ),
            ("sin_resolver", .integer(counts[.unresolved, default: 0])),
            ("sin_resolver_desde", .string(undecidedSince.map { house.moment($0) })),
            ("retiros_pedidos", .integer(recalls)),
            (
                "mensajero",
                mensajero.map { card in
                    .object([
                        ("pid", .integer(Int(card.pid))), ("desde", .string(house.moment(card.since))),
                        ("ultimo_envio", .string(card.lastSend.map { house.moment($0) })),
                        ("corre", .bool(card.condition == .running)), ("detenido", .bool(card.condition == .stopped)),
                        ("disco_lleno", .bool(card.trouble == .diskFull)),
                        ("no_puede_escribir", .bool(card.trouble != nil)), ("termina", .bool(card.isEnding)),
                    ])
                } ?? .null
            ),
            (
                "errores",
                .array(
                    errors.map { error in
                        .object([
                            ("codigo", .integer(error.code)), ("veces", .integer(error.count)),
                            ("que_hacer", .string(sentence(error, house))),
                        ])
                    })
            ),
        ])
    }

    func text(_ house: House) -> String {
        var lines: [String] = []
        switch twilio {
        case .success:
            lines.append(house.say(es: "Twilio: conectado y autorizado.", en: "Twilio: reached and authorised."))
        case .failure(let failure): lines.append("Twilio: " + FailureSentence.sentence(failure, house.language))
        case nil: lines.append(house.say(es: "Twilio: sin configurar.", en: "Twilio: not configured."))
        }
        if let balance {
            let buys = Channel.allCases.compactMap { channel in
                affords(channel, house).map { "\($0) \(channel.rawValue)" }
            }.joined(separator: house.say(es: " o ", en: " or "))
            lines.append(
                house.say(es: "Saldo: ", en: "Balance: ") + "\(balance.currency) \(Printing.harmless(balance.amount))"
                    + (buys.isEmpty ? "" : house.say(es: " (alcanza para \(buys))", en: " (buys \(buys))")))
        }
        if accountType == .trial { lines.append(TrialText.sentence(house.language)) }
        if house.configuration.senders.whatsappIsSandbox { lines.append(SandboxText.sentence(house.language)) }
        let queue = MessageState.allCases.compactMap { state in
            counts[state].map { Texts(language: house.language).counted(state, $0) }
        }.joined(separator: " · ")
        lines.append(house.say(es: "Mensajes: ", en: "Messages: ") + (queue.isEmpty ? "0" : queue))
        if let since = undecidedSince {
            let number = counts[.unresolved, default: 0]
            lines.append(
                house.say(
                    es:
                        "\(number) sin resolver, el primero desde \(house.moment(since)): decida en Mensajes si llegaron "
                        + "(y: ya llegó, r: enviar otra vez, A: todos).",
                    en: "\(number) unresolved, the first since \(house.moment(since)): decide in Messages whether they "
                        + "arrived (y: it did, r: send again, A: all)."))
        }
        if recalls > 0 {
            lines.append(
                house.say(
                    es: "\(recalls) por retirar: esperan la respuesta de Twilio.",
                    en: "\(recalls) to be taken back: they wait for Twilio's answer."))
        }
        lines += pauses.map { pause in
            PauseText.sentence(pause, house)
                + house.say(es: " (desde ", en: " (since ") + house.moment(pause.since)
                + ", \(Printing.harmless(pause.by)))"
        }
        lines.append(mensajeroLine(house))
        for error in errors {
            lines.append("Twilio \(error.code) (×\(error.count)): \(sentence(error, house))")
        }
        for (key, error) in house.store.business.templates.broken {
            lines.append("\(key.fileName): \(error.sentence(house.language))")
        }
        return lines.joined(separator: "\n")
    }

    private func mensajeroLine(_ house: House) -> String {
        guard let card = mensajero, card.condition != .gone else {
            return isNeeded
                ? house.say(
                    es:
                        "Mensajero: no corre y hay mensajes por llevar; abra la consola o ejecute \(house.language.call(.mensajero)).",
                    en:
                        "Mensajero: does not run, and messages are left; open the console or run \(house.language.call(.mensajero))."
                )
                : house.say(es: "Mensajero: no hace falta ahora.", en: "Mensajero: not needed now.")
        }
        let last = card.lastSend.map { house.say(es: ", último envío ", en: ", last send ") + house.moment($0) } ?? ""
        let facts =
            house.say(es: "proceso \(card.pid), desde ", en: "process \(card.pid), since ") + house.moment(card.since)
            + last
        if card.condition == .stopped {
            return house.say(
                es: "Mensajero: CONGELADO por una señal (\(facts)); no sale nada. Ejecute kill -CONT \(card.pid).",
                en: "Mensajero: FROZEN by a signal (\(facts)); nothing goes out. Run kill -CONT \(card.pid).")
        }
        switch card.trouble {
        case .diskFull:
            return house.say(
                es: "Mensajero: DISCO LLENO (\(facts)); no sale nada. Libere espacio: sigue solo.",
                en: "Mensajero: DISK FULL (\(facts)); nothing goes out. Free some space: it goes on by itself.")
        case .cannotWrite:
            return house.say(
                es: "Mensajero: NO PUEDE ESCRIBIR la base (\(facts)); no sale nada. Mire mensajero.log.",
                en: "Mensajero: CANNOT WRITE the database (\(facts)); nothing goes out. See mensajero.log.")
        case nil:
            return card.isEnding
                ? house.say(es: "Mensajero: terminando (\(facts)).", en: "Mensajero: ending (\(facts)).")
                : house.say(es: "Mensajero: trabajando (\(facts)).", en: "Mensajero: at work (\(facts)).")
        }
    }

    private func sentence(_ error: (code: Int, text: String?, at: Instant, count: Int), _ house: House) -> String {
        house.errors[error.code]?.sentence(house.language) ?? error.text.map(Printing.harmless) ?? ""
    }
}
