import ArgumentParser
import Lending
import Messaging
import Outbox
import Store
import Twilio

// The two test endpoints: a text of one's own to any number, through the queue.

struct TestSMSCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "test-sms",
        abstract: .both(
            es: "Envía un SMS de prueba y espera a que Twilio lo acepte.",
            en: "Sends a test SMS and waits until Twilio accepts it."))

    @OptionGroup var test: TestOptions

    func run() throws { try TestMessage.run(.sms, test) }
}

struct TestWhatsAppCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "test-whatsapp",
        abstract: .both(
            es: "Envía un WhatsApp de prueba y espera a que Twilio lo acepte.",
            en: "Sends a test WhatsApp and waits until Twilio accepts it."))

    @OptionGroup var test: TestOptions

    func run() throws { try TestMessage.run(.whatsapp, test) }
}

struct TestOptions: ParsableArguments {
    @Argument(
        help: .both(
            es: "Teléfono: 3001234567 o +573001234567.", en: "Phone: 3001234567 or +573001234567.",
            value: ("teléfono", "phone"))) var telefono: String
    @Argument(help: .both(es: "El texto.", en: "The text.", value: ("texto", "text"))) var texto: String
    @Flag(
        name: .both(es: "ensayo", en: "dry-run"),
        help: .both(
            es: "Sólo dice codificación, segmentos y caracteres; no envía nada.",
            en: "Only tells encoding, segments and characters; sends nothing.")) var ensayo = false
    @Flag(
        name: .both(es: "esperar", en: "wait"),
        help: .both(
            es: "Espera hasta el estado final, no sólo a que Twilio lo acepte.",
            en: "Waits for the final status, not only until Twilio accepts it.")) var esperar = false
    @OptionGroup var output: OutputOptions
}

enum TestMessage {
    /// Seconds for Twilio to accept, and for a final status.
    private static let patience = (acceptance: 30, delivery: 300)

    static func run(_ channel: Channel, _ options: TestOptions) throws {
        let language = FailureSentence.currentLanguage
        let number: PhoneNumber
        do throws(PhoneNumberError) {
            number =
                try channel == .sms
                ? PhoneNumber(reachable: options.telefono) : PhoneNumber(parsing: options.telefono)
        } catch {
            throw Failure(.refused, error.sentence(language))
        }
        guard options.texto.contains(where: { !$0.isWhitespace }) else {
            throw Failure(
                .refused,
                language.choose(
                    es: "El mensaje está vacío: escriba el texto.", en: "The message is empty: write the text."))
        }
        let body = channel == .sms ? SMSText.folded(options.texto) : options.texto
        let count = SegmentCount.of(body)
        guard body.utf16.count <= 1600 else {
            throw Failure(
                .refused,
                language.choose(
                    es: "El mensaje pasa de 1600 caracteres, lo más que Twilio acepta: acórtelo.",
                    en: "The message has more than 1600 characters, the most Twilio takes: shorten it."))
        }
        if options.ensayo { return rehearse(body, count, options, language) }

        let house = try House()
        try house.requireTwilio()
        if let missing = try house.configuration.account.get().missingSender(on: channel) {
            throw TwilioAccountError.missing(missing)
        }
        guard house.me.role.seesEverything else { throw StoreError.notAllowed(house.me.role) }
        // Said before Twilio refuses.
        if channel == .whatsapp, house.configuration.senders.whatsappIsSandbox {
            Printing.note(SandboxText.sentence(house.language))
        }
        if try house.store.accountType() == .trial { Printing.note(TrialText.sentence(house.language)) }
        let id = try house.store.enqueueTest(to: number.e164, channel: channel, text: options.texto).message
        house.wakeMensajero()
        let line = try wait(for: id, house, final: options.esperar)
        try report(line, house, options)
    }

    private static func rehearse(_ body: String, _ count: SegmentCount, _ options: TestOptions, _ language: Language) {
        if options.output.json {
            Printing.out(
                JSON.object([
                    ("codificacion", .string(count.encoding.rawValue)), ("segmentos", .integer(count.segments)),
                    ("caracteres", .integer(count.characters)), ("texto", .string(body)),
                ]).text)
        } else {
            Printing.out(
                language.choose(
                    es: "\(count.encoding.rawValue), \(count.segments) segmento(s), \(count.characters) caracteres.",
                    en: "\(count.encoding.rawValue), \(count.segments) segment(s), \(count.characters) characters."))
        }
    }

    /// Looks each time somebody commits, until the message is where it should be or patience ends.
    private static func wait(for id: MessageID, _ house: House, final: Bool) throws -> MessageLine {
        let end = house.store.clock.now.adding(seconds: final ? patience.delivery : patience.acceptance)
        while true {
            let line = try house.store.message(id, scope: .all)
            let state = line.brief.state
            let arrived = final ? state.isFinal : line.sid != nil || state.isFinal
            let left = end.milliseconds(since: house.store.clock.now)
            if arrived || left <= 0 { return line }
            house.waitForChange(milliseconds: Int32(min(left, 1000)))
        }
    }

    private static func report(_ line: MessageLine, _ house: House, _ options: TestOptions) throws {
        let state = line.brief.state
        if options.output.json {
            Printing.out(
                JSON.object([
                    ("id", .integer(line.brief.id.rawValue)), ("estado", .string(state.spanish)),
                    ("sid", .string(line.sid)), ("codigo_error", .integer(line.brief.errorCode)),
                    ("error", .string(line.errorText)),
                ]).text)
        } else {
            Printing.out(
                house.say(es: "Mensaje ", en: "Message ") + "\(line.brief.id.rawValue): \(state.label(house.language))")
        }
        switch state {
        case .accepted, .sent, .delivered, .read, .noReceipt: return
        case .rejected, .failed, .undelivered:
            let code = line.brief.errorCode
            let why =
                code.flatMap { house.errors[$0]?.sentence(house.language) } ?? line.errorText.map(Printing.harmless)
                ?? state.label(house.language)
            throw Failure(.refused, (code.map { "Twilio \($0): " } ?? "") + why)
        case .queued, .sending, .uncertain, .unresolved, .withdrawn, .blocked:
            let pause = try house.store.pauses().first
            throw Failure(
                .refused,
                house.say(
                    es:
                        "Twilio todavía no lo ha aceptado (\(state.label(.es))). Sigue en la cola: mire \(house.language.call(.messages)).",
                    en:
                        "Twilio has not accepted it yet (\(state.label(.en))). It stays queued: see \(house.language.call(.messages))."
                )
                    + (pause.map { " " + PauseText.sentence($0, house) } ?? ""))
        }
    }
}
