import Embedded
import Lending
import Messaging
import Terminal
import Testing

@testable import Console
@testable import Store

@Suite("The line that says what keeps messages from going")
struct ProblemLineTests {
    /// What a line of 80 columns has for it, its mark in ASCII apart.
    static let columns = 69

    static func pause(_ scope: PauseScope, _ reason: String, code: Int? = nil, by login: String = "mensajero") -> Pause
    {
        Pause(scope: scope, reason: reason, errorCode: code, by: login, since: House.opening, until: nil)
    }

    /// Reasons without a code, as the mensajero and people word them.
    static let reasons = [
        "No hay conexión con Twilio (timeout): se sigue intentando.",
        "There is no connection to Twilio (timeout): trying on.",
        "Twilio no responde como debe: se sigue intentando.",
        "el reloj difiere 120 minutos del de Twilio: póngalo en hora.",
        "Falta TWILIO_WHATSAPP_NUMBER: sin ella no sale nada por WhatsApp.",
        "la base es otra (¿un respaldo?). Decida los sin resolver y reanude con w",
        "ana los pausó",
        "mientras el banco revisa las cuentas de todos los clientes de la ruta del norte y de la del sur",
    ]

    /// What the configuration may lack, as the executable words it.
    static let configuration = [
        "TWILIO_AUTH_TOKEN is missing: copy it from Twilio's console to the file .env (see .env.example).",
        "TWILIO_API_URL debe comenzar por https://; http:// sólo se acepta para esta máquina.",
        "TWILIO_MESSAGING_SERVICE_SID no es válida: cópiela de nuevo de la consola de Twilio.",
        "Otros usuarios pueden leer .env: ejecute chmod 600 /srv/diamante/de/la/oficina/datos/.env.",
        "plantillas/recordatorio.whatsapp.es.txt: Hay una llave o un corchete sin pareja: los datos van {así}.",
    ]

    static func sentences(_ texts: Texts, _ errors: ErrorTable, codes: [Int]) -> [String] {
        var sentences = PauseScope.allCases.filter { $0 != .place }.flatMap { scope in
            codes.map { texts.sentence(pause(scope, "", code: $0), errors: errors) }
                + reasons.map { texts.sentence(pause(scope, $0), errors: errors) }
        }
        sentences += [
            texts.diskFull, texts.mensajeroCannotWrite, texts.mensajeroFrozen(4_194_304), texts.mensajeroStopped,
            texts.twilioUnconfigured, texts.nothingLeaves(since: texts.choose("hoy 14:05", "today 14:05")),
            texts.undecided(123_456),
        ]
        let language = texts.language
        let place = language.choose(
            es: "Base copiada o movida: nada sale. El dueño: " + language.call(.status, "--adoptar"),
            en: "Database copied or moved: nothing leaves. The owner: " + language.call(.status, "--adopt"))
        sentences.append(texts.sentence(pause(.place, place), errors: errors))
        sentences.append(
            StoreError.settingDiffers(name: "account_sid", stored: "AC0123", found: "AC4567").sentence(language))
        return sentences + configuration
    }

    @Test("tells every problem in whole clauses, or says where the rest is", arguments: Language.allCases)
    func fits(_ language: Language) throws {
        let texts = Texts(language: language)
        let csv = Embedded.file("errores-twilio.csv")?.text ?? ""
        let errors = try ErrorTable(csv: csv)
        let codes = csv.split(separator: "\n").compactMap { Int($0.prefix { $0 != "," }) }
        #expect(codes.count > 50)
        for sentence in Self.sentences(texts, errors, codes: codes) {
            for ascii in [false, true] {
                let shown = Clauses.fit(
                    sentence, columns: Self.columns, pointer: texts.seeStatus, asciiOnly: ascii)
                #expect(TextWidth.of(shown, asciiOnly: ascii) <= Self.columns, "\(shown)")
                #expect(shown == sentence || shown.hasSuffix(" · " + texts.seeStatus), "\(shown)")
                #expect(!shown.contains("…") && !shown.contains("..."), "\(shown)")
            }
        }
    }

    @Test("does so at 80 columns, and leads to Estado, which has all of it", arguments: Language.allCases)
    func atEighty(_ language: Language) throws {
        let house = try House(seed: House.five)
        try house.store.pause(.account, reason: "", errorCode: 20003)
        let desk = Desk(house, language: language, services: try house.servicesWithErrors())
        let line = desk.lines[21]
        #expect(line.hasPrefix(" ── ‼ ") && line.contains(Texts(language: language).seeStatus + " ─"), "\(line)")
        #expect(!line.contains("…"))
        desk.press("6")
        #expect(desk.text.contains("TWILIO_"), "\(desk.text)")
    }

    @Test("gives back the first words of what has no clause that fits")
    func endless() {
        #expect(Clauses.fit("uno dos tres cuatro", columns: 12, pointer: "") == "uno dos…")
        #expect(Clauses.fit("corto", columns: 12, pointer: "vea 6") == "corto")
        #expect(Clauses.fit("uno, dos, tres cuatro", columns: 14, pointer: "") == "uno, dos")
        #expect(Clauses.fit("¿uno? dos tres", columns: 9, pointer: "") == "¿uno?")
    }

    @Test("tells of a template below their list what fits, and the key that shows the rest")
    func templates() throws {
        let house = try House(seed: House.five)
        let plates = Plates()
        plates.own[TemplatesScreenTests.overdueSMS] = "{empresa}: debe {monto} {de un amigo} {"
        let desk = TemplatesScreenTests.desk(house, plates)
        for _ in 0..<4 { desk.press("down") }
        let line = desk.lines[22]
        #expect(line.contains("·") == false || line.hasSuffix("Enter lo muestra"), "\(line)")
        #expect(!line.contains("…"), "\(line)")
    }
}
