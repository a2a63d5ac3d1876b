import Lending
import Messaging
import Testing

@testable import Store

@Suite("A bad line")
struct ProblemTests {
    struct Example: CustomTestStringConvertible, Sendable {
        let testDescription: String
        var clients: String?
        var loans: String?
        var payments: String?
        let place: String
        let fault: ImportFault

        init(
            _ name: String, clients: String? = nil, loans: String? = nil, payments: String? = nil, _ place: String,
            _ fault: ImportFault
        ) {
            testDescription = name
            (self.clients, self.loans, self.payments) = (clients, loans, payments)
            (self.place, self.fault) = (place, fault)
        }
    }

    static let head = "documento,tipo_documento,nombre,telefono,whatsapp,orden,autoriza_sms,autoriza_avisos\n"
    static let loanHead = "numero,documento,monto,total,cuotas,frecuencia,primera_cuota,estado\n"
    static let payHead = "prestamo,fecha,monto,medio,referencia\n"
    static let good = "1020304,,Ana,3001234567,,,,\n"
    static let goodLoan = "L1,1020304,1000,1200,4,semanal,2026-11-02,activo\n"

    static let files = [
        Example("empty file", clients: "", "clientes.csv 0 -", .emptyFile),
        Example("blank file", clients: "\n \n", "clientes.csv 0 -", .emptyFile),
        Example("a required column is missing", clients: "nombre\nAna", "clientes.csv 1 documento", .missingColumn),
        Example(
            "the header below blank lines", clients: "\n\nnombre\nAna\n", "clientes.csv 3 documento", .missingColumn),
        Example("a column twice", clients: "documento,nombre,Nombre\n1,a,b", "clientes.csv 1 nombre", .repeatedColumn),
        Example(
            "a quote that is never closed", clients: head + good + "1020305,,\"Eva,,,,,\n1020306,,Iván,,,,,\n",
            "clientes.csv 3 -", .unclosedQuote),
        Example("text after a quote", clients: head + "1020304,,\"A\"na,,,,,\n", "clientes.csv 2 -", .textAfterQuote),
        Example(
            "too many fields", clients: head + "1020304,,Gómez, Ana,3001234567,,,,\n", "clientes.csv 2 -",
            .fieldCount(found: 9, expected: 8)),
        Example(
            "too few fields", clients: head + "1020304,,Ana\n", "clientes.csv 2 -", .fieldCount(found: 3, expected: 8)),
    ]

    static let clients = [
        Example("no document", clients: head + ",,Ana,,,,,\n", "clientes.csv 2 documento", .missing),
        Example("no name", clients: head + "1020304,, ,,,,,\n", "clientes.csv 2 nombre", .missing),
        Example(
            "letters in a cédula", clients: head + "10203x4,CC,Ana,,,,,\n", "clientes.csv 2 documento",
            .document(.onlyDigits(.cc))),
        Example(
            "a wrong check digit", clients: head + "900123456-7,NIT,Ana,,,,,\n", "clientes.csv 2 documento",
            .document(.wrongCheckDigit(found: 7, expected: 8))),
        Example(
            "an unknown type", clients: head + "1020304,TI,Ana,,,,,\n", "clientes.csv 2 tipo_documento",
            .notOneOf(["CC", "CE", "NIT", "PPT", "PA"])),
        Example(
            "a short phone", clients: head + "1020304,,Ana,30012345,,,,\n", "clientes.csv 2 telefono",
            .phone(.wrongLength(digits: 8))),
        Example(
            "letters in a WhatsApp number", clients: head + "1020304,,Ana,,nada,,,\n", "clientes.csv 2 whatsapp",
            .phone(.letters)),
        Example(
            "an order that is no number", clients: head + "1020304,,Ana,,,-1,,\n", "clientes.csv 2 orden",
            .notANumber(0...1_000_000)),
        Example(
            "an answer that is none", clients: head + "1020304,,Ana,,,,quizás,\n", "clientes.csv 2 autoriza_sms",
            .notYesOrNo),
        Example(
            "notices on no known channel", clients: head + "1020304,,Ana,,,,,sms+fax\n",
            "clientes.csv 2 autoriza_avisos", .notYesOrNo),
        Example(
            "an escape sequence", clients: head + "1020304,,\u{1B}[2JAna,,,,,\n", "clientes.csv 2 nombre",
            .controlCharacter),
        Example("NUL", clients: head + "1020304,,A\0na,,,,,\n", "clientes.csv 2 nombre", .controlCharacter),
        Example(
            "a name without end", clients: head + "1020304,,\(String(repeating: "a", count: 201)),,,,,\n",
            "clientes.csv 2 nombre", .tooLong(limit: 200)),
        Example(
            "a document twice in other spellings", clients: head + good + "\n1.020.304,CC,Ana,,,,,\n",
            "clientes.csv 4 documento", .repeated(line: 2)),
    ]

    static let loans = [
        Example("no client of that document", loans: loanHead + goodLoan, "prestamos.csv 2 documento", .clientUnknown),
        Example(
            "a number that two clients have", clients: head + good + "1020304,CE,Eva,,,,,\n",
            loans: loanHead + goodLoan, "prestamos.csv 2 documento", .clientAmbiguous([.cc, .ce])),
        Example(
            "no amount", clients: head + good, loans: loanHead + "L1,1020304,,1200,4,semanal,2026-11-02,\n",
            "prestamos.csv 2 monto", .missing),
        Example(
            "decimals", clients: head + good, loans: loanHead + "L1,1020304,10.5,1200,4,semanal,2026-11-02,\n",
            "prestamos.csv 2 monto", .notMoney),
        Example(
            "an amount of zero", clients: head + good, loans: loanHead + "L1,1020304,0,1200,4,semanal,2026-11-02,\n",
            "prestamos.csv 2 monto", .notPositive),
        Example(
            "an amount beyond all", clients: head + good,
            loans: loanHead + "L1,1020304,99999999999999999999999,1200,4,semanal,2026-11-02,\n",
            "prestamos.csv 2 monto", .notMoney),
        Example(
            "a total below the amount", clients: head + good,
            loans: loanHead + "L1,1020304,2000,1200,4,semanal,2026-11-02,\n", "prestamos.csv 2 total",
            .totalBelowPrincipal(principal: Money(2000))),
        Example(
            "a thousand and one installments", clients: head + good,
            loans: loanHead + "L1,1020304,1000,1200,1001,semanal,2026-11-02,\n", "prestamos.csv 2 cuotas",
            .notANumber(1...1000)),
        Example(
            "more installments than pesos", clients: head + good,
            loans: loanHead + "L1,1020304,100,100,101,semanal,2026-11-02,\n", "prestamos.csv 2 total",
            .schedule(.totalTooSmall(minimum: Money(101)))),
        Example(
            "a frequency of its own", clients: head + good,
            loans: loanHead + "L1,1020304,1000,1200,4,anual,2026-11-02,\n", "prestamos.csv 2 frecuencia",
            .notOneOf(Frequency.allCases.map(\.rawValue))),
        Example(
            "a day that does not exist", clients: head + good,
            loans: loanHead + "L1,1020304,1000,1200,4,semanal,31/02/2026,\n", "prestamos.csv 2 primera_cuota",
            .notADay),
        Example(
            "the last installment after the year 2999", clients: head + good,
            loans: loanHead + "L1,1020304,1000,1200,13,mensual,2999-06-01,\n", "prestamos.csv 2 primera_cuota",
            .schedule(.dayOutOfRange)),
        Example(
            "the word that means two things", clients: head + good,
            loans: loanHead + "L1,1020304,1000,1200,4,semanal,2026-11-02,cancelado\n", "prestamos.csv 2 estado",
            .notOneOf(["aprobado", "activo", "pagado", "castigado"])),
        Example(
            "a number twice", clients: head + good, loans: loanHead + goodLoan + goodLoan, "prestamos.csv 3 numero",
            .repeated(line: 2)),
    ]

    static let payments = [
        Example("no such loan", payments: payHead + "L9,2026-11-20,100,,\n", "pagos.csv 2 prestamo", .loanUnknown),
        Example(
            "tomorrow", clients: head + good, loans: loanHead + goodLoan, payments: payHead + "L1,24/11/2026,100,,\n",
            "pagos.csv 2 fecha", .dayInTheFuture(today: Day(number: 20_780))),
        Example(
            "a method of its own", clients: head + good, loans: loanHead + goodLoan,
            payments: payHead + "L1,2026-11-20,100,cheque,\n", "pagos.csv 2 medio",
            .notOneOf(PaymentMethod.allCases.map(\.rawValue))),
        Example(
            "more than the balance, by day and not by line", clients: head + good, loans: loanHead + goodLoan,
            payments: payHead + "L1,2026-11-20,700,,\nL1,2026-11-10,600,,\n", "pagos.csv 2 monto",
            .moreThanBalance(payoff: Money(600))),
        Example(
            "a payment after the last", clients: head + good, loans: loanHead + goodLoan,
            payments: payHead + "L1,2026-11-10,1200,,\nL1,2026-11-20,1,,\n", "pagos.csv 3 monto",
            .moreThanBalance(payoff: .zero)),
        Example(
            "a loan that is only approved", clients: head + good,
            loans: loanHead + "L1,1020304,1000,1200,4,semanal,2026-11-02,aprobado\n",
            payments: payHead + "L1,2026-11-10,100,,\n", "pagos.csv 2 prestamo", .loanNotPayable(.approved)),
        Example(
            "a void loan", clients: head + good,
            loans: loanHead + "L1,1020304,1000,1200,4,semanal,2026-11-02,anulado\n",
            payments: payHead + "L1,2026-11-10,100,,\n", "pagos.csv 2 prestamo", .loanNotPayable(.void)),
    ]

    @Test(
        "is named by file, line and column, once, and nothing is written", arguments: files + clients + loans + payments
    )
    func named(example: Example) throws {
        let books = try Books()
        let before = try books.everything()
        let result = try books.importing(clients: example.clients, loans: example.loans, payments: example.payments)

        let places = result.problems.map { "\($0.file) \($0.line) \($0.column ?? "-")" }
        #expect(places == [example.place])
        #expect(result.problems.map(\.fault) == [example.fault])
        #expect(result.problemCount == 1)
        #expect(!result.written)
        #expect(try books.everything() == before)
        for language in Language.allCases {
            let sentence = try #require(result.problems.first?.sentence(language))
            #expect(sentence.hasSuffix("."))
            #expect(!sentence.unicodeScalars.contains { CellText.isForbidden($0) })
        }
    }

    @Test("names every bad value of a line, and what stands there without its control characters")
    func several() throws {
        let books = try Books()
        let result = try books.importing(
            clients: Self.head + "x,,\u{1B}]0;evil\u{7}\(String(repeating: "y", count: 60)),12,,,,\n")
        #expect(result.problems.map(\.column) == ["documento", "nombre", "telefono"])
        #expect(result.problems[1].found == " ]0;evil " + String(repeating: "y", count: 31) + "…")
    }

    @Test("does not make the lines that refer to it bad as well")
    func cascade() throws {
        let books = try Books()
        let result = try books.importing(
            clients: Self.head + "1.020.304,,,,,,,\n", loans: Self.loanHead + Self.goodLoan,
            payments: Self.payHead + "L1,2026-11-10,100,,\n")
        #expect(result.problems.map(\.file) == ["clientes.csv"])
    }

    @Test("is counted also when the list is full")
    func limit() throws {
        let books = try Books()
        let result = try books.importing(
            clients: "documento,nombre\n" + String(repeating: "x,\n", count: 250), problemLimit: 10)
        #expect(result.problems.count == 10)
        #expect(result.problemCount == 500)
        #expect(result.problems.map(\.line) == [2, 2, 3, 3, 4, 4, 5, 5, 6, 6])
    }

    @Test("that is not UTF-8 is named with its column")
    func encoding() throws {
        let books = try Books()
        let latin1 = Array("documento,nombre\n1020304,G".utf8) + [0xF3] + Array("mez\n".utf8)
        let result = try books.store.importPortfolio(
            ImportFiles(clients: ImportFile(name: "clientes.csv", bytes: latin1)), ImportOptions(role: .owner))
        #expect(
            result.problems.map { $0.sentence(.es) } == [
                "clientes.csv, línea 2, columna nombre: el texto no está en UTF-8: en Excel guárdelo como «CSV UTF-8»."
            ])
    }

    @Test("is told in a sentence with place, finding and expectation")
    func sentence() throws {
        let books = try Books()
        let result = try books.importing(
            clients: Self.head + Self.good, loans: Self.loanHead + Self.goodLoan,
            payments: Self.payHead + "L1,2026-11-10,5o.000,,\n")
        #expect(
            result.problems.map { $0.sentence(.es) } == [
                "pagos.csv, línea 2, columna monto, «5o.000»: se espera un monto en pesos como 50000, 50.000 o $50.000."
            ])
    }
}
