import Lending
import Messaging
import Store
import Terminal
import Testing

@testable import Console

@Suite("The frame around every screen")
struct FrameTests {
    @Test("says all the time that nothing here is real, or that nothing can be written")
    func marks() throws {
        let house = try House(seed: House.five)
        #expect(Desk(house, services: house.services(isDemo: true)).lines[0].contains(" DEMO "))
        let readOnly = Desk(house, services: house.services(isReadOnly: true))
        #expect(readOnly.lines[0].contains(" SÓLO LECTURA "))
        readOnly.press("p")
        #expect(readOnly.text.contains("→ Modo de sólo lectura"))
    }

    @Test("gives back what was read with the clock, and never after a key, which the next one would wait for")
    func rest() throws {
        let desk = Desk(try House(seed: House.five))
        for _ in 0..<2 {
            desk.press("2", "1", "down")
            #expect(desk.app.hasReadSinceRest)
            desk.happens(.minute)
            #expect(!desk.app.hasReadSinceRest && !desk.app.isRestDue)
        }
        // What the frame looks at every minute is not worth it.
        desk.happens(.minute)
        #expect(!desk.app.hasReadSinceRest)
    }

    @Test(
        "asks for room below 40×10 and lives at any size",
        arguments: [(39, 24), (80, 9), (20, 5), (3, 2), (1, 1), (0, 0)])
    func small(_ width: Int, _ height: Int) throws {
        let house = try House(seed: House.five)
        let desk = Desk(house)
        desk.display.resize(to: Size(width: width, height: height))
        desk.happens(.resized)
        desk.press("R", "s", "down", "enter", "esc")
        #expect(house.queued == 0)
        #expect(width < 20 || desk.text.contains("40×10") || desk.text.contains("Agrande"))
        desk.display.resize(to: Size(width: 80, height: 24))
        desk.happens(.resized)
        #expect(desk.text.contains("María Fernanda"))
    }

    @Test("keeps a blank between the names of the screens, wherever one is", arguments: [80, 90, 110])
    func blanks(_ width: Int) throws {
        let house = try House(seed: House.five)
        for language in Language.allCases {
            let desk = Desk(house, width: width, language: language, services: house.services(isDemo: true))
            for key in ["1", "2", "3", "4", "5", "6"] {
                desk.press(key)
                let header = desk.lines[0]
                #expect(header.contains(" DEMO "))
                #expect(!header.contains(try Regex("\\][^ ]|[^ ]\\[")), "\(header)")
            }
        }
    }

    @Test("fills a window that got another size while the process was stopped")
    func stopped() throws {
        let desk = Desk(try House(seed: House.many(60)))
        // The terminal is taken back with the size it has by then; no signal tells of it.
        desk.display.resize(to: Size(width: 80, height: 40))
        _ = desk.display.updateSize()
        desk.happens(.continued)
        #expect(desk.lines[35].contains("$"))
    }

    @Test("opens and closes dialogs and screens without painting everything anew")
    func economy() throws {
        let desk = Desk(try House(seed: House.five))
        let before = desk.display.repaints
        desk.press("?", "esc", "p", "esc", "2", "1", "enter", "esc")
        #expect(desk.display.repaints == before)
    }

    @Test("leaves the keys that come while something is counted to whoever they are for")
    func counting() throws {
        let desk = Desk(try House(seed: House.five))
        desk.display.press(.escape)
        #expect(desk.app.tellProgress(500, of: nil))
        #expect(desk.display.isKeyWaiting)
        // Of what is being queued, Esc is the end.
        desk.app.lastProgress = 0
        #expect(!desk.app.tellProgress(500, of: 1000))
    }

    @Test("a key that said yes and is pressed twice, or held, does nothing to what lies below the question")
    func echo() throws {
        let house = try House(seed: House.five)
        let lost = try house.lose(house.client(ofLoan: "1042"))
        let desk = Desk(house)
        // Below the question y means: this one arrived.
        desk.press("3", "w", "y", "y", "y")
        #expect(try house.store.pauses().map(\.scope) == [.account])
        #expect(try house.state(lost) == .unresolved)
        house.time.pass(seconds: 2)
        desk.press("y")
        #expect(try house.state(lost) == .delivered)
    }

    @Test("neither q nor Ctrl-C leaves a form while the window is too small to see it")
    func blindQ() throws {
        let desk = Desk(try House(seed: House.five))
        desk.press("p", "down", "down")
        desk.display.resize(to: Size(width: 39, height: 9))
        desk.happens(.resized)
        desk.press("q")
        #expect(!desk.app.isLeaving)
        desk.display.resize(to: Size(width: 80, height: 24))
        desk.happens(.resized)
        desk.press("'q7'")
        #expect(desk.line("Referencia").contains("q7"))
        desk.display.resize(to: Size(width: 39, height: 9))
        desk.happens(.resized)
        desk.press("ctrl-c")
        #expect(!desk.app.isLeaving)
        desk.display.resize(to: Size(width: 80, height: 24))
        desk.happens(.resized)
        #expect(desk.line("Referencia").contains("q7"))
    }

    @Test("Ctrl-C leaves a window that is too small where nothing is open and nothing typed")
    func blindControlC() throws {
        for keys in [[], ["/", "'pe'"]] {
            let desk = Desk(try House(seed: House.five))
            for key in keys { desk.press(key) }
            desk.display.resize(to: Size(width: 39, height: 9))
            desk.happens(.resized)
            desk.press("ctrl-c")
            #expect(desk.app.isLeaving == keys.isEmpty)
        }
    }

    @Test("keeps its picture on any larger size", arguments: [(80, 24), (81, 40), (109, 24), (110, 24), (300, 100)])
    func sizes(_ width: Int, _ height: Int) throws {
        let desk = Desk(try House(seed: House.many(40)), width: width, height: height)
        for keys in [["R"], ["esc", "p"], ["esc", "?"], ["esc", ":"], ["esc", "f"], ["esc", "*", "a"]] {
            for key in keys { desk.press(key) }
            #expect(desk.lines.count == height)
        }
    }

    @Test("shows a message until the next key; a failure at least a second")
    func message() throws {
        let house = try House(seed: House.five)
        let desk = Desk(house)
        desk.press("u")
        #expect(desk.text.contains("→ No hay nada que deshacer"))
        desk.press("down")
        #expect(!desk.text.contains("deshacer"))
        desk.app.say(.failure("no se pudo"))
        desk.press("down")
        #expect(desk.text.contains("✗ no se pudo"))
        house.time.pass(seconds: 2)
        desk.press("down")
        #expect(!desk.text.contains("no se pudo"))
    }

    @Test("does not let what was done hide what failed with the same key; it is said when that was seen")
    func failureStays() throws {
        struct CannotStart: Error {}
        let house = try House(seed: House.five)
        var services = house.services()
        services.startMensajero = { throw CannotStart() }
        let desk = Desk(house, services: services)
        desk.press("R", "s")
        #expect(desk.lines[22].contains("✗"), Comment(rawValue: desk.text))
        desk.press("down")
        #expect(desk.lines[22].contains("✗") && !desk.lines[22].contains("4 en cola"))
        house.time.pass(seconds: 60)
        desk.happens(.minute)
        #expect(desk.lines[22].contains("✗"))
        desk.press("down")
        #expect(desk.lines[22].contains("✓ 4 en cola"), Comment(rawValue: desk.text))
        desk.press("down")
        #expect(!desk.lines[22].contains("4 en cola ·"))
    }

    @Test("lets a message go with whatever happens some seconds later")
    func oldMessage() throws {
        let house = try House(seed: House.five)
        let desk = Desk(house)
        desk.press("u")
        house.time.pass(seconds: 55)
        desk.happens(.minute)
        #expect(!desk.text.contains("deshacer"))
    }

    @Test("says what keeps messages from going")
    func problems() throws {
        let house = try House(seed: House.five)
        let desk = Desk(house, services: house.services(mensajero: .unconfigured))
        #expect(desk.text.contains("‼ Twilio sin configurar"))
        try house.another(login: "luis").pause(.account, reason: "revise la cuenta")
        desk.happens(.changed)
        #expect(desk.text.contains("‼ Envíos en pausa: revise la cuenta"))
        try house.another(login: "luis").resume(.account)
        desk.happens(.changed)
        #expect(!desk.text.contains("en pausa"))
    }

    @Test(
        "shows a collector whose routes, role or access the owner changed nothing more, and says why",
        arguments: ["routes", "role", "access", "name"])
    func accessChanged(_ what: String) throws {
        let house = try House(seed: House.five)
        let desk = Desk(
            Context(
                store: try house.another(), user: try house.store.operatorNamed("luis"), language: .es,
                services: house.services()))
        #expect(!desk.app.isLeaving)
        // What others write otherwise changes nothing.
        try house.store.pause(.sms, reason: "cierre")
        desk.happens(.changed)
        #expect(!desk.app.isLeaving)
        try house.store.savePerson(
            login: "luis", name: what == "name" ? "Luis R." : "Luis Rojas",
            role: what == "role" ? .office : .collector, active: what != "access",
            routes: what == "routes" ? ["Sur"] : ["Norte"])
        desk.happens(.changed)
        #expect(desk.app.isLeaving == (what != "name"))
        #expect(desk.app.farewell == (what == "name" ? nil : "El dueño cambió su usuario: entre otra vez."))
    }

    @Test("says of a mensajero that is frozen, without room or without a hand what is wrong and what to do")
    func mensajero() throws {
        let house = try House(seed: House.five)
        var state = Services.Mensajero.running
        var services = house.services()
        services.mensajero = { state }
        let desk = Desk(house, services: services)
        for (now, words) in [
            (Services.Mensajero.frozen(pid: 4711), "kill -CONT 4711"), (.diskFull, "Disco lleno"),
            (.cannotWrite, "mensajero.log"),
        ] {
            state = now
            // Nothing was committed: the card alone says it.
            desk.happens(.changed)
            #expect(desk.text.contains(words))
            desk.press("6")
            #expect(desk.text.contains(words))
        }
        state = .running
        desk.happens(.minute)
        #expect(!desk.text.contains("‼"))
    }

    @Test("starts a mensajero for what waits, once a minute, and says so when it does not come")
    func startsOne() throws {
        let house = try House(seed: House.busy)
        var services = house.services(mensajero: .stopped)
        let desk = Desk(house, services: services)
        #expect(house.queued == 1)
        desk.press("down", "3", "1")
        #expect(house.queued == 1)
        desk.happens(.minute)
        #expect(house.queued == 2)
        #expect(desk.text.contains("no arranca"))
        services.startMensajero = { throw StoreError.settingDiffers(name: "account_sid", stored: "AC1", found: "AC2") }
        let other = Desk(house, services: services)
        #expect(other.text.contains("account_sid no coincide"))
        services.isReadOnly = true
        #expect(!Desk(house, services: services).text.contains("account_sid"))
    }

    @Test("needs no mensajero where nothing waits")
    func needsNone() throws {
        let house = try House(seed: House.five)
        let desk = Desk(house, services: house.services(mensajero: .stopped))
        desk.happens(.minute)
        #expect(house.queued == 0)
        #expect(!desk.text.contains("‼"))
    }

    @Test("notices that something is due, nothing leaves and nobody says why")
    func stuck() throws {
        let house = try House(seed: House.busy)
        var services = house.services()
        let since = house.time.now
        services.mensajeroCard = { MensajeroCard(pid: 7, since: since, lastSend: nil) }
        let desk = Desk(house, services: services)
        desk.happens(.minute)
        #expect(!desk.text.contains("hay qué enviar"))
        house.time.pass(seconds: 400)
        desk.happens(.minute)
        #expect(desk.text.contains("hay qué enviar"))
        try house.another(login: "luis").pause(.account, reason: "cierre")
        desk.happens(.changed)
        #expect(desk.text.contains("cierre") && !desk.text.contains("hay qué enviar"))
    }

    @Test("helps with all keys of the screen, grouped, and scrolls")
    func help() throws {
        let desk = Desk(try House(seed: House.five))
        desk.press("?")
        desk.press("pgdn", "pgdn", "pgdn", "pgdn")
        #expect(desk.text.contains("Redibujar la pantalla"))
        desk.press("?")
        #expect(!desk.text.contains("Redibujar"))
    }

    @Test("does any action by a part of its name, and says why one is off")
    func palette() throws {
        let desk = Desk(try House(seed: House.five))
        desk.press(":", "'promesa'")
        desk.press("enter")
        #expect(desk.text.contains("┌ Promesa · préstamo 1101"))
        desk.press("esc", ":", "'aviso'", "enter")
        #expect(desk.text.contains("→ Marque primero"))
    }

    @Test("leaves at once by q, and says that messages go on")
    func leaving() throws {
        let house = try House(seed: House.five)
        let desk = Desk(house)
        desk.press("R", "s")
        let loop = EventLoop(display: desk.display, signals: nil)
        desk.display.type("q")
        let (end, farewell) = desk.app.run(on: loop, changes: nil)
        #expect(end == .stopped)
        #expect(farewell == "4 mensajes siguen saliendo sin usted.")
    }

    @Test("says at the door how many messages are still to leave, of whatever they are, and whether they do")
    func farewell() throws {
        let house = try House(seed: House.five)
        #expect(Desk(house).app.farewell == nil)
        // A confirmation belongs to no run.
        let desk = Desk(house)
        desk.press("p", "c", "ctrl-s")
        #expect(desk.app.farewell == "1 mensaje sigue saliendo sin usted.")
        desk.press("esc", "R", "s")
        let messages = try house.messages().count { $0.brief.state == .queued }
        #expect(desk.app.farewell == "\(messages) mensajes siguen saliendo sin usted.")
        let demo = Desk(house, services: house.services(isDemo: true))
        #expect(demo.app.farewell == "La demostración se borró al salir: \(messages) mensajes ya no salen.")
        let unset = Desk(house, services: house.services(mensajero: .unconfigured))
        #expect(unset.app.farewell == "\(messages) mensajes quedan en cola: falta configurar Twilio.")
        // Nobody's business but the office's.
        #expect(Desk(try house.context(of: "luis")).app.farewell == nil)
        desk.press("w", "s")
        #expect(desk.app.farewell == "\(messages) mensajes quedan en cola: los envíos están en pausa.")
    }

    @Test("takes a typed Ctrl-C as Esc")
    func controlC() throws {
        let desk = Desk(try House(seed: House.five))
        desk.press("?", "ctrl-c")
        #expect(!desk.text.contains("ayuda ·"))
    }

    @Test("runs on the event loop: keys, then one picture; a change of another process is shown")
    func loop() throws {
        let house = try House(seed: House.five)
        let display = MemoryDisplay()
        let app = App(context: house.context(), display: display)
        let loop = EventLoop(display: display, signals: nil)
        var changes = 0
        let feed = ChangeFeed(descriptor: display.inputDescriptor) {
            changes += 1
            return true
        }
        display.press(.down, .down, .down, .character("q"))
        _ = app.run(on: loop, changes: feed)
        // One before the keys; none after the last of them left.
        #expect(display.presented == 1)
        #expect(changes == 1)
        app.draw()
        let selected = try #require(display.cursor)
        #expect(display.lines[selected.y].contains("1077"))
    }
}
