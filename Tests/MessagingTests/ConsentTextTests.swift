import Embedded
import Messaging
import Testing

@Suite("The text that clients agree to")
struct ConsentTextTests {
    private func text(_ file: String, company: String = "DIAMANTE", phone: String = "601 555 0100") throws
        -> ConsentText
    {
        try ConsentText(file: Array(file.utf8), company: company, phone: phone)
    }

    @Test("has one version whatever an editor does to the same letters")
    func version() throws {
        let plain = try text("Autorizo a recibir mensajes.\nFirma")
        for file in [
            "\u{FEFF}Autorizo a recibir mensajes.\r\nFirma\r\n", "\n\nAutorizo a recibir mensajes.  \nFirma\t\n\n",
        ] {
            #expect(try text(file) == plain)
        }
        #expect(try text("Cobro a mi teléfono") == text("Cobro a mi tele\u{301}fono"))
        #expect(try text("Autorizo a recibir mensajes.\nFirma.").version != plain.version)
        #expect(plain.version.count == 16)
        #expect(plain.firstLine == "Autorizo a recibir mensajes.")
    }

    @Test("names the lender; a line without its value is left out, any other brace is a letter")
    func values() throws {
        let file = "Autorizo a {empresa}.\nLlamo al {tel}.\n[ ] SMS  [x] WhatsApp {firma}"
        #expect(try text(file).body == "Autorizo a DIAMANTE.\nLlamo al 601 555 0100.\n[ ] SMS  [x] WhatsApp {firma}")
        #expect(try text(file, phone: "").body == "Autorizo a DIAMANTE.\n[ ] SMS  [x] WhatsApp {firma}")
        #expect(try text("{empresa} y {empresa}", company: "A {tel}").body == "A {tel} y A {tel}")
    }

    @Test("is refused when there is nothing to agree to, or it is no text")
    func refused() {
        #expect(throws: ConsentText.Problem.empty) { try text(" \n\n") }
        #expect(throws: ConsentText.Problem.tooLong) { try text(String(repeating: "a", count: 20_001)) }
        #expect(throws: ConsentText.Problem.notText) { try ConsentText(file: [0x25, 0x50, 0x44, 0x46, 0xFF, 0x00]) }
        #expect(throws: ConsentText.Problem.notText) { try ConsentText(file: [0x41, 0x00]) }
        for problem in [ConsentText.Problem.empty, .tooLong, .notText] {
            #expect(problem.sentence(.es) != problem.sentence(.en))
        }
    }

    @Test("comes with the program in both languages, with both purposes and the way out", arguments: Language.allCases)
    func builtIn(_ language: Language) throws {
        let file = try #require(Embedded.file("autorizacion.\(language.rawValue).txt"))
        let text = try ConsentText(file: file.bytes, company: "Créditos Ñandú", phone: "601 555 0100")
        for part in ["Créditos Ñandú", "601 555 0100", "SALIR", "Ley 1581 de 2012", "Ley 2300 de 2023", "2. ", "3. "] {
            #expect(text.body.contains(part), "\(part)")
        }
        #expect(!text.body.contains("{"))
        let quiet = try ConsentText(file: file.bytes, company: "X", phone: "")
        #expect(!quiet.body.contains("{tel}") && quiet.body.contains("SALIR"))
    }
}
