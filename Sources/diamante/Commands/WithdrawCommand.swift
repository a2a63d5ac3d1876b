import ArgumentParser
import Lending
import Messaging
import Store

struct WithdrawCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "retirar", abstract: "Retira un mensaje, o todos los de un envío masivo, que aún no han salido.",
        discussion: "Lo que está en cola no sale; lo que Twilio ya tiene, el mensajero le pide cancelarlo.",
        aliases: ["withdraw"])

    @Argument(help: "Número del mensaje («diamante mensajes» lo muestra).") var mensaje: Int64?
    @Option(name: [.customLong("ejecucion"), .customLong("run")], help: "Todos los de este envío masivo.")
    var ejecucion: Int64?
    @OptionGroup var output: OutputOptions

    func run() throws {
        let house = try House()
        let taken: RunTakenBack
        switch (mensaje, ejecucion) {
        case (let id?, nil):
            switch try house.store.takeBack(MessageID(id), scope: house.scope) {
            case .withdrawn: taken = RunTakenBack(withdrawn: 1)
            case .asked: taken = RunTakenBack(asked: 1)
            }
        case (nil, let run?): taken = try house.store.takeBackRun(RunID(run), scope: house.scope)
        case (nil, nil), (.some, .some):
            throw Failure(
                .usage,
                house.say(
                    es: "Diga el número de un mensaje o --ejecucion N.",
                    en: "Give the number of a message or --ejecucion N."))
        }
        if taken.asked > 0 { house.wakeMensajero() }
        Printing.out(
            output.json
                ? JSON.object([("retirados", .integer(taken.withdrawn)), ("pedidos", .integer(taken.asked))]).text
                : house.say(
                    es: "\(taken.withdrawn) retirados de la cola; de \(taken.asked) se pide a Twilio cancelarlos.",
                    en: "\(taken.withdrawn) withdrawn from the queue; Twilio is asked to cancel \(taken.asked)."))
    }
}

struct ResolveCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "resolver", abstract: "Responde por los mensajes sin resolver: llegaron, o se envían otra vez.",
        aliases: ["resolve"])

    @Argument(help: "Número del mensaje; sin él, todos.") var mensaje: Int64?
    @Option(name: [.customLong("ejecucion"), .customLong("run")], help: "Todos los de este envío masivo.")
    var ejecucion: Int64?
    @Flag(name: [.customLong("llego"), .customLong("arrived")], help: "Llegó: no se envía más.") var arrived = false
    @Flag(name: [.customLong("otra-vez"), .customLong("again")], help: "No llegó: se envía otra vez.") var again = false
    @OptionGroup var output: OutputOptions

    func run() throws {
        let house = try House()
        guard arrived != again, mensaje == nil || ejecucion == nil else {
            throw Failure(
                .usage,
                house.say(
                    es: "Diga --llego o --otra-vez, para un mensaje, para --ejecucion N o para todos.",
                    en: "Say --llego or --otra-vez, for one message, for --ejecucion N or for all."))
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
                : house.say(es: "\(settled) resueltos.", en: "\(settled) settled."))
    }
}
