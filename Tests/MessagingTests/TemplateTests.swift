import Lending
import Messaging
import Testing

@Suite("Templates")
struct TemplateTests {
    static let key = TemplateKey(.overdue, .whatsapp, .es)

    @Test("placeholders are replaced, and braces in a value stay as they are")
    func rendering() throws {
        let template = try Template(key: Self.key, file: "{empresa}: {nombre}, debe {monto}. {monto}\n")
        let values = TemplateValues([.company: "DIAMANTE", .name: "{monto}", .amount: "$50.000"])
        #expect(try template.rendered(values) == "DIAMANTE: {monto}, debe $50.000. $50.000")
        #expect(template.placeholders == [.company, .name, .amount])
    }

    @Test(
        "a value from outside cannot break the line",
        arguments: [("Ana\nLuz", "Ana Luz"), (" Ana \t Luz ", "Ana Luz"), ("\u{202E}Ana\u{A0}\u{1B}Luz", "Ana Luz")])
    func values(value: String, shown: String) throws {
        let template = try Template(key: Self.key, file: "Hola {nombre}.")
        #expect(try template.rendered(TemplateValues([.name: value])) == "Hola \(shown).")
    }

    @Test("an empty value never goes out", arguments: [nil, "", "  ", "\n\u{1B}"])
    func emptyValue(value: String?) throws {
        let template = try Template(key: Self.key, file: "{empresa}: debe {monto}")
        var values = TemplateValues([.company: "D"])
        values[.amount] = value
        #expect(throws: TemplateError.emptyValue(.amount)) { try template.rendered(values) }
    }

    @Test("an optional part goes with its value")
    func optional() throws {
        let template = try Template(key: Self.key, file: "Debe {monto}.[ ¿Dudas? {tel}.][ Fin]")
        var values = TemplateValues([.amount: "$1"])
        #expect(try template.rendered(values) == "Debe $1. Fin")
        values[.phone] = "300"
        #expect(try template.rendered(values) == "Debe $1. ¿Dudas? 300. Fin")
        #expect(template.required == [.amount])
        #expect(template.placeholders == [.amount, .phone])
    }

    @Test(
        "what is no template says why",
        arguments: [
            ("", TemplateError.emptyText), ("\n \n", .emptyText), ("Hola {cliente}", .unknownPlaceholder("cliente")),
            ("Hola {{1}}", .unknownPlaceholder("{1")), ("Hola {}", .unknownPlaceholder("")),
            ("Hola {NOMBRE}", .unknownPlaceholder("NOMBRE")), ("Hola {nombre", .unpairedBrace),
            ("Hola nombre}", .unpairedBrace), ("Hola [x", .unpairedBrace), ("Hola x]", .unpairedBrace),
            ("[a [b]]", .unpairedBrace), ("ContentSid: HX12\n\nHola", .badContentSid),
            ("Variables: nombre, apellido\n\nHola", .unknownPlaceholder("apellido")),
        ])
    func errors(file: String, error: TemplateError) {
        #expect(throws: error) { try Template(key: Self.key, file: file) }
        #expect(error.sentence(.es) != error.sentence(.en))
    }

    @Test("an unknown placeholder names the known ones")
    func knownOnes() {
        let sentence = TemplateError.unknownPlaceholder("x").sentence(.es)
        for placeholder in Placeholder.allCases { #expect(sentence.contains("{\(placeholder.rawValue)}")) }
    }

    @Test("header lines carry the approved template and the order of its variables")
    func headers() throws {
        let sid = "HX0123456789abcdef0123456789ABCDEF"
        let file = "\u{FEFF}ContentSid: \(sid)\r\nVariables: monto, {nombre}\r\n\r\nHola {nombre}\r\nNota: {monto}\r\n"
        let template = try Template(key: Self.key, file: file)
        #expect(template.contentSid?.rawValue == sid)
        #expect(template.variables == [.amount, .name])
        #expect(template.text == "Hola {nombre}\nNota: {monto}")
        let plain = try Template(key: Self.key, file: "ContentSid:\n\nHola {nombre}[ {tel}] {monto} {nombre}")
        #expect(plain.contentSid == nil)
        #expect(plain.variables == [.name, .amount])
    }

    @Test("content variables are JSON that Twilio takes: one line, no runs of spaces, nothing empty")
    func contentVariables() throws {
        let template = try Template(key: Self.key, file: "{nombre} {texto}")
        let values = TemplateValues([.name: "Ana \"la\" \\ X", .text: "uno\n\ndos\t     tres 😀"])
        #expect(
            try ContentVariables.json(template, values)
                == #"{"1":"Ana \"la\" \\ X","2":"uno dos tres 😀"}"#)
        #expect(throws: TemplateError.emptyValue(.text)) {
            try ContentVariables.json(template, TemplateValues([.name: "Ana"]))
        }
    }

    @Test("the later of two files wins, and a broken one hides the built-in text instead of using it")
    func catalogue() throws {
        let name = Self.key.fileName
        let catalogue = TemplateCatalogue(files: [
            (name: name, text: "uno"), (name: name, text: "dos"), (name: "aviso.sms.es.txt", text: "bueno"),
            (name: "aviso.sms.es.txt", text: "{malo}"), (name: "notas.txt", text: "{nada}"),
        ])
        #expect(try catalogue.template(.overdue, .whatsapp, .es).text == "dos")
        #expect(throws: TemplateError.unknownPlaceholder("malo")) { try catalogue.template(.notice, .sms, .es) }
        #expect(throws: TemplateError.missing(TemplateKey(.reminder, .sms, .en))) {
            try catalogue.template(.reminder, .sms, .en)
        }
        #expect(catalogue.broken.count == 1)
    }

    @Test("a copy of the built-in text is the built-in text")
    func sources() {
        #expect(!TemplateSource(key: Self.key, builtIn: "uno", own: "uno").isOwn)
        let own = TemplateSource(key: Self.key, builtIn: "uno", own: "dos")
        #expect(own.isOwn && own.file == "dos")
        #expect(TemplateSource(key: Self.key, builtIn: "uno", own: "{malo}").template == nil)
    }

    @Test("file names and keys are the same thing")
    func names() {
        #expect(Self.key.fileName == "cuota-vencida.whatsapp.es.txt")
        for key in TemplateKey.all { #expect(TemplateKey(fileName: key.fileName) == key) }
        for name in ["x.sms.es.txt", "aviso.sms.es", "aviso.sms.es.txt~", "aviso.fax.es.txt", "aviso.sms.fr.txt"] {
            #expect(TemplateKey(fileName: name) == nil)
        }
    }

    @Test(
        "a client is addressed by the first given name",
        arguments: [
            ("María Fernanda Ríos", "María"), ("MARÍA FERNANDA RÍOS", "María"), ("jose peña", "Jose"),
            ("ÑUSTA", "Ñusta"), ("Ríos, José Luis", "José"), ("D'ANGELO X", "D'Angelo"), ("ANA-MARIA P", "Ana-Maria"),
            ("McArthur Pérez", "McArthur"), ("  Ana\nLuz ", "Ana"), ("Ríos,", "Ríos"), ("", ""), (" , ", ""),
            ("MARI\u{301}A", "María"),
        ])
    func givenName(full: String, first: String) {
        #expect(Array(GivenName.first(of: full).unicodeScalars) == Array(first.unicodeScalars))
    }

    @Test("loans are named as one would say them")
    func loans() {
        func text(_ numbers: [String], _ language: Language) -> String? {
            var values = TemplateValues()
            values.set(loans: numbers, language)
            return values[.loan]
        }
        #expect(text([], .es) == nil)
        #expect(text(["1042"], .es) == "1042")
        #expect(text(["1042", "1077"], .es) == "1042 y 1077")
        #expect(text(["1042", "1077", "1090"], .en) == "1042, 1077 and 1090")
        #expect(text(["1", "2", "3", "4", "5"], .es) == "1, 2 y 3 más")
    }

    @Test("dates are as long as the message needs")
    func dates() throws {
        let day = try #require(Day(iso: "2026-11-25"))
        func text(_ kind: MessageKind, _ language: Language) -> String? {
            var values = TemplateValues()
            values.set(.date, day, in: kind, language)
            return values[.date]
        }
        #expect(text(.reminder, .es) == "mié 25/11")
        #expect(text(.overdue, .es) == "25/11")
        #expect(text(.paymentConfirmation, .es) == "25/11/2026")
        #expect(text(.reminder, .en) == "Wed 25 Nov")
        #expect(text(.paidOff, .en) == "25 Nov 2026")
        var values = TemplateValues()
        values.set(.time, timeOf: CivilTime(day: day, secondOfDay: 9 * 3600 + 5 * 60))
        values.set(.amount, Money(1_250_000))
        #expect(values[.time] == "9:05")
        #expect(values[.amount] == "$1.250.000")
    }
}
