import ArgumentParser
import Lending
import Messaging
import Store

struct PaymentCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: HelpWords.name(of: .payment),
        abstract: .both(
            es: "Registra un pago y confirma al cliente.", en: "Registers a payment and confirms it to the client."),
        aliases: HelpWords.aliases(of: .payment))

    @Argument(help: .both(es: "Número del préstamo.", en: "Number of the loan.", value: ("préstamo", "loan")))
    var prestamo: String
    @Argument(
        help: .both(
            es: "Monto en pesos: 50000, 50.000 o $50.000.", en: "Amount in pesos: 50000, 50.000 or $50.000.",
            value: ("monto", "amount"))) var monto: String
    @Option(
        name: .both(es: "medio", en: "method"),
        help: .both(
            es: "efectivo, nequi, daviplata, bancolombia, pse, bre-b, transferencia u otro.",
            en: "efectivo, nequi, daviplata, bancolombia, pse, bre-b, transferencia or otro.",
            value: ("medio", "method"))) var medio = "efectivo"
    @Option(
        name: .both(es: "referencia", en: "reference"),
        help: .both(
            es: "Referencia del medio de pago.", en: "Reference of the way it was paid.",
            value: ("referencia", "reference"))) var referencia = ""
    @Option(
        name: .both(es: "clave", en: "key"),
        help: .both(
            es: "Clave del pago: repetirla devuelve el primer resultado.",
            en: "Key of the payment: repeating it returns the first result.", value: ("clave", "key"))) var clave:
        String?
    @Flag(
        name: .both(es: "sin-aviso", en: "no-message"),
        help: .both(es: "No avisa al cliente.", en: "Does not tell the client."))
    var silent = false
    @Flag(
        name: .both(es: "otra-vez", en: "again"),
        help: .both(
            es: "Es otro pago, aunque haya uno igual hoy.",
            en: "It is another payment, although there is an equal one today.")) var again = false
    @OptionGroup var channel: ChannelOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let house = try House()
        guard clave?.allSatisfy(\.isWhitespace) != true else {
            throw Failure(
                .usage,
                house.say(
                    es: "--clave está vacía: dé a cada pago la suya, o no la use.",
                    en: "--key is empty: give each payment its own, or leave it out."))
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
