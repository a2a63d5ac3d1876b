import ArgumentParser
import Lending
import Messaging
import Outbox
import Store
import Twilio

struct StatusCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "estado", abstract: "Configuración, credenciales, saldo, cola y últimos errores.",
        aliases: ["status"])

    @Flag(help: "Como dueño: esta base de datos pasa a usar la cuenta, empresa, zona y reloj de aquí.") var adoptar =
        false
    @OptionGroup var output: OutputOptions

    func run() throws {
        let house = try House()
        if adoptar {
            guard house.me.role == .owner else { throw StoreError.notAllowed(house.me.role) }
            try house.confirmIdentity(adopt: true)
            try house.confirmPlace(adopt: true)
            try house.store.resume(.account)
        }
        let report = try StatusReport(house)
        Printing.out(output.json ? report.json(house).text : report.text(house))
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
    let counts: [MessageState: Int]
    let pauses: [Pause]
    let mensajero: MensajeroStatus?
    let errors: [(code: Int, text: String?, at: Instant, count: Int)]

    init(_ house: House) throws {
        counts = try house.store.messageCounts(MessageQuery(), scope: house.scope)
        pauses = try house.store.pauses()
        mensajero = MensajeroStatus.read(house.directory.path)
        errors = try house.store.lastErrors(limit: 5, scope: house.scope)
        guard case .success(let account) = house.configuration.account,
            let client = try? TwilioClient<Int>(account)
        else {
            twilio = nil
            balance = nil
            return
        }
        // A standard key may not read the account itself, but every key may list messages.
        switch client.perform(.list(MessageFilter(pageSize: 1)), tag: 0).answer {
        case .listed(.success): twilio = .success(())
        case .listed(.failure(let failure)): twilio = .failure(failure)
        case .created, .fetched, .canceled, .balance: twilio = nil
        }
        if case .success = twilio, case .balance(.success(let found)) = client.perform(.balance, tag: 1).answer {
            balance = found
        } else {
            balance = nil
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
            ("sandbox", .bool(house.configuration.senders.whatsappIsSandbox)),
            ("alcanza_sms", .integer(affords(.sms, house))), ("alcanza_whatsapp", .integer(affords(.whatsapp, house))),
            ("cola", .object(MessageState.allCases.map { ($0.spanish, .integer(counts[$0, default: 0])) })),
            (
                "pausas",
                .array(
                    pauses.map { pause in
                        .object([
                            ("alcance", .string(pause.scope.rawValue)), ("codigo", .integer(pause.errorCode)),
                            ("motivo", .string(PauseText.sentence(pause, house))),
                        ])
                    })
            ),
            (
                "mensajero",
                mensajero.map { card in
                    .object([
                        ("pid", .integer(Int(card.pid))), ("desde", .string(time(card.since, house))),
                        ("ultimo_envio", .string(card.lastSend.map { time($0, house) })),
                        ("corre", .bool(card.condition == .running)), ("detenido", .bool(card.condition == .stopped)),
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
        if house.configuration.senders.whatsappIsSandbox { lines.append(SandboxText.sentence(house.language)) }
        let queue = MessageState.allCases.compactMap { state in
            counts[state].map { "\($0) \(state.label(house.language))" }
        }.joined(separator: " · ")
        lines.append(house.say(es: "Mensajes: ", en: "Messages: ") + (queue.isEmpty ? "0" : queue))
        lines += pauses.map { PauseText.sentence($0, house) }
        switch mensajero?.condition {
        case .running:
            let pid = mensajero.map { String($0.pid) } ?? ""
            let since = mensajero.map { time($0.since, house) } ?? ""
            lines.append(
                house.say(
                    es: "Mensajero: trabajando (proceso \(pid), desde \(since)).",
                    en: "Mensajero: at work (process \(pid), since \(since))."))
        case .stopped:
            lines.append(
                house.say(
                    es: "Mensajero: DETENIDO por una señal; no envía nada. Reanúdelo con kill -CONT "
                        + (mensajero.map { String($0.pid) } ?? "") + ".",
                    en: "Mensajero: STOPPED by a signal; it sends nothing. Resume it with kill -CONT "
                        + (mensajero.map { String($0.pid) } ?? "") + "."))
        case .gone, nil:
            lines.append(house.say(es: "Mensajero: no hace falta ahora.", en: "Mensajero: not needed now."))
        }
        for error in errors {
            lines.append("Twilio \(error.code) (×\(error.count)): \(sentence(error, house))")
        }
        for (key, error) in house.store.business.templates.broken {
            lines.append("\(key.fileName): \(error.sentence(house.language))")
        }
        return lines.joined(separator: "\n")
    }

    private func sentence(_ error: (code: Int, text: String?, at: Instant, count: Int), _ house: House) -> String {
        house.errors[error.code]?.sentence(house.language) ?? error.text.map(Printing.harmless) ?? ""
    }

    private func time(_ instant: Instant, _ house: House) -> String {
        house.store.clock.text(instant.adding(seconds: house.store.clock.offsetSeconds))
    }
}
