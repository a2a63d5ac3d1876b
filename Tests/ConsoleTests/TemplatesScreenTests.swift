import Lending
import Messaging
import Store
import Terminal
import Testing

@testable import Console

@Suite("The templates on the screen")
struct TemplatesScreenTests {
    static let overdueSMS = TemplateKey(.overdue, .sms, .es)

    /// Somebody at the list of templates.
    static func desk(
        _ house: House, _ plates: Plates, width: Int = 80, height: Int = 24, glyphs: Glyphs = .unicode,
        language: Language = .es
    ) -> Desk {
        let desk = Desk(
            house, width: width, height: height, glyphs: glyphs, language: language, services: house.services(plates))
        desk.press("T")
        return desk
    }

    /// The same with the overdue SMS open.
    static func editor(
        _ house: House, _ plates: Plates, width: Int = 80, height: Int = 24, language: Language = .es
    ) -> Desk {
        let desk = desk(house, plates, width: width, height: height, language: language)
        for _ in 0..<4 { desk.press("down") }
        desk.press("enter")
        return desk
    }

    @Test("are found from every screen by the palette")
    func palette() throws {
        let house = try House(seed: House.five)
        let desk = Desk(house, services: house.services(Plates()))
        desk.press("5", ":", "'plantillas'", "enter")
        #expect(desk.text.contains("36 plantillas"))
        desk.press("esc")
        #expect(!desk.text.contains("36 plantillas"))
    }

    @Test("count what they cost while they are typed")
    func counting() throws {
        let house = try House(seed: House.five)
        let desk = Self.editor(house, Plates())
        #expect(desk.line("GSM-7").contains("1 segmento"))
        desk.press("end", "' Gracias por su confianza, le esperamos en la oficina'")
        #expect(desk.line("GSM-7").contains("2 segmentos"))
        #expect(desk.line("GSM-7").contains("US$0,10"))
        desk.app.handle(.key(.paste(" 🎉")))
        desk.look()
        #expect(desk.line("UCS-2").contains("3 segmentos"))
        #expect(desk.text.contains("no cabe en un SMS normal"))
        #expect(desk.text.contains("sin guardar"))
    }

    @Test("are saved by Ctrl-S, recorded, and hold at once")
    func saving() throws {
        let house = try House(seed: House.five)
        let plates = Plates()
        let desk = Self.editor(house, plates)
        desk.press("'DIA '", "ctrl-s")
        #expect(desk.text.contains("Guardada"))
        #expect(plates.own[Self.overdueSMS]?.hasPrefix("DIA {empresa}: ") == true)
        #expect(plates.own[Self.overdueSMS]?.hasSuffix("SALIR\n") == true)
        #expect(!desk.text.contains("sin guardar"))
        desk.press("ctrl-s")
        #expect(desk.text.contains("No hay cambios que guardar"))
        desk.press("esc")
        #expect(desk.line("SMS").contains("1"))
        #expect(desk.text.contains("1 propia"))
    }

    @Test(
        "are not saved while something in them must not be said",
        arguments: [
            (" o lo embargan", "amenaza"), (" {cliente}", "No existe {cliente}"), (" Datacrédito", "centrales"),
            (" PAGUE AHORA", "mayúsculas"), (" {", "sin pareja"), (" {recibo}", "no tiene {recibo}"),
            (" {enlace}", "DIAMANTE_PAY_LINK"),
        ])
    func refused(typed: String, sentence: String) throws {
        let house = try House(seed: House.five)
        let plates = Plates()
        let desk = Self.editor(house, plates)
        desk.press("pagedown", "end")
        desk.app.handle(.key(.paste(typed)))
        desk.look()
        #expect(desk.text.contains(sentence), "\(desk.text)")
        desk.press("ctrl-s")
        #expect(desk.lines[22].contains("✗"))
        #expect(plates.own.isEmpty)
    }

    @Test("ask before changes are lost, and keep every key as text")
    func leaving() throws {
        let house = try House(seed: House.five)
        let plates = Plates()
        let desk = Self.editor(house, plates)
        desk.press("'q2T?'", "tab", "esc")
        #expect(desk.text.contains("sin guardar: Ctrl-S los guarda"))
        #expect(desk.text.contains("q2T?{empresa}"))
        desk.press("right", "esc", "esc")
        #expect(desk.text.contains("36 plantillas"))
        #expect(plates.own.isEmpty)
        desk.press("enter", "esc")
        #expect(desk.text.contains("36 plantillas"))
    }

    @Test("go back to the built-in text after a question")
    func restoring() throws {
        let house = try House(seed: House.five)
        let plates = Plates()
        plates.own[Self.overdueSMS] = "{empresa}: {nombre}, debe {monto}. SALIR\n"
        let desk = Self.editor(house, plates)
        desk.press("ctrl-r", "enter")
        #expect(!plates.own.isEmpty)
        desk.press("s")
        #expect(plates.own.isEmpty)
        #expect(desk.text.contains("Vale otra vez la incluida"))
        #expect(desk.text.contains("pendientes desde"))
        desk.press("ctrl-r")
        #expect(desk.text.contains("Ya es la plantilla incluida"))
    }

    @Test("are not overwritten unseen when somebody else changed them")
    func meanwhile() throws {
        let house = try House(seed: House.five)
        let plates = Plates()
        let desk = Self.editor(house, plates)
        plates.own[Self.overdueSMS] = "{empresa}: {nombre}, otra. SALIR\n"
        desk.press("'x'", "ctrl-s")
        #expect(desk.text.contains("Alguien la cambió mientras tanto"))
        #expect(plates.own[Self.overdueSMS]?.contains("otra") == true)
        desk.press("ctrl-s")
        #expect(plates.own[Self.overdueSMS]?.hasPrefix("x{empresa}") == true)
    }

    @Test("stay as they were when the disk is full, and the text stays on the screen")
    func diskFull() throws {
        let house = try House(seed: House.five)
        let plates = Plates()
        plates.isFull = true
        let desk = Self.editor(house, plates)
        desk.press("'x'", "ctrl-s")
        #expect(desk.text.contains("El disco está lleno"))
        #expect(desk.text.contains("x{empresa}") && desk.text.contains("sin guardar"))
    }

    @Test("are shown with another client's figures")
    func otherClient() throws {
        let house = try House(seed: House.five)
        let desk = Self.editor(house, Plates())
        #expect(desk.text.contains("Así llega a Andrés Núñez Ibáñez"))
        desk.press("ctrl-o", "'1077'")
        desk.press("enter")
        #expect(desk.text.contains("Así llega a José Peña (1077)"))
    }

    @Test("are only looked at by a collector, and by whoever opened the console to look")
    func lookingOnly() throws {
        let house = try House(seed: House.five)
        let plates = Plates()
        let desk = Desk(house, services: house.services(plates, isReadOnly: true))
        desk.press("T", "enter", "'x'")
        #expect(desk.text.contains("sólo lectura"))
        desk.press("ctrl-s", "esc")
        #expect(plates.own.isEmpty)

        let store = try house.another()
        let collector = Desk(
            Context(
                store: store, user: try store.operatorNamed("luis"), language: .es, services: house.services(plates)))
        collector.press("T", "enter", "'x'")
        #expect(collector.text.contains("Su rol no puede"))
        #expect(plates.own.isEmpty)
    }

    @Test("survive any size and any keys")
    func sizes() throws {
        let house = try House(seed: House.five)
        let desk = Self.editor(house, Plates())
        for (width, height) in [(80, 24), (200, 60), (104, 24), (1, 1), (110, 30)] {
            desk.display.resize(to: Size(width: width, height: height))
            desk.happens(.resized)
            desk.press("end", "pagedown", "enter", "'ñ'", "ctrl-k", "up", "ctrl-o", "esc")
        }
        #expect(desk.text.contains("Plantilla"))
    }
}
