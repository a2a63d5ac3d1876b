import ArgumentParser
import Lending
import Messaging
import Store

struct WithdrawCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: HelpWords.name(of: .withdraw),
        abstract: .both(
            es: "Retira un mensaje, o todos los de un envío masivo, que aún no han salido.",
            en: "Withdraws a message, or all of a bulk run, that have not gone out."),
        discussion: .both(
            es: "Lo que está en cola no sale; lo que Twilio ya tiene, el mensajero le pide cancelarlo.",
            en: "What is queued does not go; what Twilio has, the mensajero asks it to cancel."),
        aliases: HelpWords.aliases(of: .withdraw))

    @Argument(
        help: .both(
            es: "Número del mensaje (\(Language.es.call(.messages)) lo muestra).",
            en: "Number of the message (\(Language.en.call(.messages)) shows it).", value: ("mensaje", "message")))
    var mensaje: Int64?
    @Option(
        name: .both(es: "ejecucion", en: "run"),
        help: .both(es: "Todos los de este envío masivo.", en: "All of this bulk run.", value: ("ejecución", "run")))
    var ejecucion: Int64?
    @Option(
        name: .both(es: "motivo", en: "reason"),
        help: .both(
            es: "Por qué; queda en el historial del mensaje.", en: "Why; it stays in the message's history.",
            value: ("texto", "text")))
    var motivo: String?
    @OptionGroup var output: OutputOptions

    func run() throws {
        let house = try House()
        let why = motivo ?? ""
        guard why.count <= Store.longestReason else {
            throw Failure(
                .usage,
                house.say(
                    es: "El motivo es muy largo: diga lo esencial en \(Store.longestReason) caracteres.",
                    en: "The reason is too long: say what matters in \(Store.longestReason) characters."))
        }
        let taken: RunTakenBack
        switch (mensaje, ejecucion) {
        case (let id?, nil):
            switch try house.store.takeBack(MessageID(id), why: why, scope: house.scope) {
            case .withdrawn: taken = RunTakenBack(withdrawn: 1)
            case .asked: taken = RunTakenBack(asked: 1)
            }
        case (nil, let run?): taken = try house.store.takeBackRun(RunID(run), why: why, scope: house.scope)
        case (nil, nil), (.some, .some):
            throw Failure(
                .usage,
                house.say(
                    es: "Diga el número de un mensaje o --ejecucion N.",
                    en: "Give the number of a message or --run N."))
        }
        if taken.asked > 0 { house.wakeMensajero() }
        Printing.out(
            output.json
                ? JSON.object([("retirados", .integer(taken.withdrawn)), ("pedidos", .integer(taken.asked))]).text
                : sentence(taken, house.language))
    }

    private func sentence(_ taken: RunTakenBack, _ language: Language) -> String {
        let here = language.count(
            taken.withdrawn, es: ("retirado de la cola", "retirados de la cola"),
            en: ("withdrawn from the queue", "withdrawn from the queue"))
        guard taken.asked > 0 else { return here + "." }
        let there = language.count(
            taken.asked, es: ("se pide a Twilio cancelarlo", "se pide a Twilio cancelarlos"),
            en: ("is asked back from Twilio", "are asked back from Twilio"))
        return here + "; " + there + "."
    }
}

struct ResolveCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: HelpWords.name(of: .resolve),
        abstract: .both(
            es: "Responde por los mensajes sin resolver: llegaron, o se envían otra vez.",
            en: "Answers for the unresolved messages: they arrived, or are sent again."),
        aliases: HelpWords.aliases(of: .resolve))

    @Argument(
        help: .both(
            es: "Número del mensaje; sin él, todos.", en: "Number of the message; all without it.",
            value: ("mensaje", "message"))) var mensaje: Int64?
    @Option(
        name: .both(es: "ejecucion", en: "run"),
        help: .both(es: "Todos los de este envío masivo.", en: "All of this bulk run.", value: ("ejecución", "run")))
    var ejecucion: Int64?
    @Flag(
        name: .both(es: "llego", en: "arrived"),
        help: .both(es: "Llegó: no se envía más.", en: "It arrived: it is not sent again.")) var arrived = false
    @Flag(
        name: .both(es: "otra-vez", en: "again"),
        help: .both(es: "No llegó: se envía otra vez.", en: "It did not arrive: it is sent again.")) var again = false
    @OptionGroup var output: OutputOptions

    func run() throws {
        let house = try House()
        guard arrived != again, mensaje == nil || ejecucion == nil else {
            throw Failure(
                .usage,
                house.say(
                    es: "Diga --llego o --otra-vez, para un mensaje, para --ejecucion N o para todos.",
                    en: "Say --arrived or --again, for one message, for --run N or for all."))
        }
        if again { try house.requireTwilio() }
        let settled: Int
        if let mensaje {
            let id = MessageID(mensaje)
            if arrived {
                try house.store.settleAsArrived(id, scope: house.scope)
            } else {
                try house.store.settleBySendingAgain(id, scope: house.scope)
            }
            settled = 1
        } else {
            settled = try house.store.settleAll(run: ejecucion.map { RunID($0) }, arrived: arrived, scope: house.scope)
        }
        if again, settled > 0 { house.wakeMensajero() }
        Printing.out(
            output.json
                ? JSON.object([("resueltos", .integer(settled))]).text
                : house.language.count(
                    settled, es: ("resuelto.", "resueltos."), en: ("settled.", "settled.")))
    }
}
