import ArgumentParser
import Lending
import Messaging
import Store

struct PaymentCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pago", abstract: "Registra un pago y confirma al cliente.", aliases: ["payment"])

    @Argument(help: "Número del préstamo.") var prestamo: String
    @Argument(help: "Monto en pesos: 50000, 50.000 o $50.000.") var monto: String
    @Option(help: "efectivo, nequi, daviplata, bancolombia, pse, bre-b, transferencia u otro.") var medio = "efectivo"
    @Option(help: "Referencia del medio de pago.") var referencia = ""
    @Option(help: "Clave del pago: repetirla devuelve el primer resultado.") var clave: String?
    @Flag(name: .customLong("sin-aviso"), help: "No avisa al cliente.") var silent = false
    @Flag(name: .customLong("otra-vez"), help: "Es otro pago, aunque haya uno igual hoy.") var again = false
    @OptionGroup var channel: ChannelOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let house = try House()
        guard clave?.allSatisfy(\.isWhitespace) != true else {
            throw Failure(
                .usage,
                house.say(
                    es: "--clave está vacía: dé a cada pago la suya, o no la use.",
                    en: "--clave is empty: give each payment its own, or leave it out."))
        }
        guard let method = PaymentMethod(parsing: medio) else {
            throw Failure(
                .usage,
                house.say(
                    es: "No se conoce el medio «\(Printing.harmless(medio))»: use "
                        + PaymentMethod.allCases.map(\.rawValue).joined(separator: ", ") + ".",
                    en: "The method \"\(Printing.harmless(medio))\" is not known: use "
                        + PaymentMethod.allCases.map(\.rawValue).joined(separator: ", ") + "."))
        }
        let order = PaymentOrder(
            loanNumber: prestamo, amount: try Money.argument(monto, house.language), method: method,
            reference: referencia, key: clave.map { "cli:" + $0 } ?? IdempotencyKey.fresh(), allowDuplicate: again,
            confirmation: silent ? nil : channel.canal.wish)
        let result = try house.store.registerPayment(order, scope: house.scope)
        if result.confirmation != nil { house.wakeMensajero() }
        guard output.json else {
            Printing.out(
                house.say(
                    es: "Recibo \(result.receipt). Saldo: \(result.balance.formatted).",
                    en: "Receipt \(result.receipt). Balance: \(result.balance.formatted)."))
            if result.repeated { Printing.note(house.say(es: "Ya estaba registrado.", en: "It was there already.")) }
            if let confirmation = result.confirmation { Printing.note(confirmation.sentence(house)) }
            return
        }
        Printing.out(
            JSON.object([
                ("recibo", .string(result.receipt)), ("saldo", .integer(result.balance.pesos)),
                ("repetido", .bool(result.repeated)),
                ("confirmacion", try result.confirmation?.json(house.store) ?? .null),
            ]).text)
    }
}

/// A key of one's own for a payment typed by a person: 128 random bits.
enum IdempotencyKey {
    static func fresh() -> String {
        var random = SystemRandomNumberGenerator()
        return String(random.next(), radix: 16) + String(random.next(), radix: 16)
    }
}
