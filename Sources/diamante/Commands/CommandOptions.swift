import ArgumentParser
import Lending
import Messaging
import Store

/// `--json`, on every command that prints.
struct OutputOptions: ParsableArguments {
    @Flag(
        name: .long,
        help: .both(
            es: "Un solo valor JSON en la salida, para programas.", en: "One JSON value on the output, for programs."))
    var json = false
}

/// `--canal`: which way a message goes.
enum ChannelArgument: String, ExpressibleByArgument, CaseIterable {
    case auto, whatsapp, sms

    var wish: ChannelWish {
        switch self {
        case .auto: .automatic
        case .whatsapp: .only(.whatsapp)
        case .sms: .only(.sms)
        }
    }
}

struct ChannelOptions: ParsableArguments {
    @Option(
        name: .both(es: "canal", en: "channel"),
        help: .both(
            es: "Por dónde: auto, whatsapp o sms.", en: "Which way: auto, whatsapp or sms.", value: ("canal", "channel")
        ))
    var canal = ChannelArgument.auto
}

extension Money {
    /// An amount as an argument: 50000, 50.000 or $50.000.
    static func argument(_ text: String, _ language: Language) throws(Failure) -> Money {
        guard let money = Money(parsing: text), money > .zero else {
            throw Failure(
                .usage,
                language.choose(
                    es:
                        "El monto «\(Printing.harmless(text))» no se entiende: escriba pesos enteros, por ejemplo 50000 o 50.000.",
                    en:
                        "The amount \"\(Printing.harmless(text))\" is not understood: write whole pesos, such as 50000 or 50.000."
                ))
        }
        return money
    }
}

extension House {
    /// A sentence in the language of the house.
    func say(es spanish: String, en english: String) -> String { language.choose(es: spanish, en: english) }

    /// An instant of the real clock on that of the business: `23/11/2026 14:05`.
    func moment(_ instant: Instant) -> String {
        store.clock.text(instant.adding(seconds: store.clock.offsetSeconds))
    }

    /// What to do about a `.env` that others may read, or have written.
    var environmentWarnings: [String] {
        configuration.variables.exposed.map { file in
            say(
                es: "Otros usuarios pueden leer \(file): ejecute chmod 600 \(file).",
                en: "Other users can read \(file): run chmod 600 \(file).")
        }
            + configuration.variables.foreign.map { file in
                say(
                    es: "\(file) es de otro usuario y no se lee: bórrelo o hágalo suyo (chown).",
                    en: "\(file) belongs to another user and is not read: delete it or make it yours (chown).")
            }
    }

    /// Before a command that exists to send: Twilio must be configured, and for this database.
    func requireTwilio() throws {
        if case .failure(let error) = configuration.account { throw error }
        try confirmIdentity()
    }

    /// After a commit that queued something: somebody has to send it. Without a valid configuration nobody can.
    func wakeMensajero() {
        func stays(_ sentence: String) {
            Printing.note(say(es: "El mensaje queda en cola. ", en: "The message stays queued. ") + sentence)
        }
        if case .failure(let error) = configuration.account { return stays(FailureSentence.sentence(error, language)) }
        // A mensajero of this shell would refuse to send: said where it is read, not in a log.
        do {
            try confirmIdentity()
        } catch {
            return stays(FailureSentence.failure(for: error)?.sentence ?? "\(error)")
        }
        MensajeroLaunch.start(directory, environment: Variables.environment())
    }
}

extension Enqueued {
    /// What became of one message, for scripts.
    func json(_ store: Store) throws -> JSON {
        switch self {
        case .queued(let id, let later):
            .object([
                ("mensaje", .integer(id.rawValue)), ("estado", .string(MessageState.queued.spanish)),
                ("programado", later.map { .string(store.clock.text($0)) } ?? .null),
            ])
        case .already(let id):
            .object([
                ("mensaje", .integer(id.rawValue)),
                ("estado", .string(try store.message(id, scope: .all).brief.state.spanish)), ("ya_estaba", .bool(true)),
            ])
        case .blocked(let id, let reason, let from):
            .object([
                ("mensaje", .integer(id.rawValue)), ("estado", .string(MessageState.blocked.spanish)),
                ("motivo", .string(reason.label(.es))), ("desde", .string(from.map { store.clock.text($0) })),
            ])
        }
    }

    func sentence(_ house: House) -> String {
        switch self {
        case .queued(_, nil): house.say(es: "Mensaje en cola.", en: "Message queued.")
        case .queued(_, let later?):
            house.say(
                es: "Mensaje programado para \(house.store.clock.text(later)).",
                en: "Message scheduled for \(house.store.clock.text(later)).")
        case .already: house.say(es: "Ese mensaje ya estaba: no se repite.", en: "That message was there already.")
        case .blocked(_, let reason, let from):
            house.say(es: "No se envía: ", en: "Not sent: ") + reason.sentence(house.language)
                + (from.map { from in
                    let text = house.store.clock.text(from)
                    return house.say(
                        es: " Con todas las reglas, se puede desde el \(text).",
                        en: " By all the rules, it may go from \(text).")
                } ?? "")
        }
    }
}

extension BusinessClock {
    /// `23/11/2026 14:05` on the clock of the business.
    func text(_ instant: Instant) -> String {
        let civil = zone.civil(instant)
        return civil.day.formatted + " " + civil.clock
    }
}
