import Lending
import Messaging
import Terminal
import Testing

@testable import Console
@testable import Store

@Suite("What the frame tells of a run")
struct RunLineTests {
    private static func progress(_ run: Int64, gone: Int, of total: Int) -> RunProgress {
        RunProgress(
            run: RunID(run), kind: .overdue, createdBy: "ana", createdAt: House.opening, holdUntil: House.opening,
            nextDue: nil, states: [.accepted: gone, .queued: total - gone])
    }

    @Test("knows its pace from what it saw of the last half minute")
    func pace() {
        var pace = RunPace()
        var now = House.opening
        #expect(pace.perMinute == nil)
        pace.note(Self.progress(1, gone: 0, of: 500), at: now)
        #expect(pace.perMinute == nil)
        for second in 1...60 {
            now = House.opening.adding(seconds: second)
            pace.note(Self.progress(1, gone: second * 2, of: 500), at: now)
        }
        #expect(pace.perMinute == 120)
        // It stands still: what was quick is forgotten.
        for second in 61...100 {
            pace.note(Self.progress(1, gone: 120, of: 500), at: House.opening.adding(seconds: second))
        }
        #expect(pace.perMinute == nil)
        pace.note(Self.progress(2, gone: 3, of: 10), at: House.opening.adding(seconds: 101))
        #expect(pace.perMinute == nil)
    }

    @Test("says counts and rate on every screen, with a bar where there is room")
    func everywhere() throws {
        let house = try HouseKind.many.open()
        let desk = Desk(house)
        desk.press("R", "m", "down", "down", "enter", "s")
        house.time.pass(seconds: 15)
        desk.happens(.minute)
        for _ in 0..<5 {
            try house.answer(.accepted(TwilioReport(sid: "SM\(house.time.now.milliseconds)", status: .queued)))
            house.time.pass(seconds: 2)
            desk.happens(.minute)
        }
        for tab in ["1", "2", "3", "4", "5", "6"] {
            desk.press(tab)
            #expect(desk.lines[22].contains("enviando 5/54 · 30/min"), Comment(rawValue: desk.text))
            #expect(desk.lines[22].contains("▓"))
        }
    }

    @Test("promises to take back a run to whoever can, and tells everybody else whose it is")
    func whose() throws {
        let house = try House(seed: House.five)
        try house.store.savePerson(login: "beto", name: "Beto Díaz", role: .office, routes: ["Centro"])
        let desk = Desk(house)
        let beto = Desk(try house.context(of: "beto"), time: house.time)
        let readOnly = Desk(house, services: house.services(isReadOnly: true))
        beto.press("w", "s")
        desk.happens(.changed)
        desk.press("R", "s")
        #expect(desk.lines[22].hasSuffix("4 mensajes en espera 10 s · u deshacer"))
        for other in [beto, readOnly] {
            other.happens(.changed)
            house.time.pass(seconds: 2)
            other.happens(.timer)
            other.press("down")
            #expect(other.lines[22].contains("4 mensajes en espera") && other.lines[22].hasSuffix(" s · ana"))
            #expect(!other.lines[22].contains("deshacer"))
        }
        // It is his own pause that he takes back.
        beto.press("u")
        #expect(try house.store.pauses().isEmpty)
        #expect(try house.messages().count { $0.brief.state == .queued } == 4)
    }

    @Test("tells of the run that goes out, not of the newer one that is over or waits, and of several as one")
    func several() throws {
        let house = try HouseKind.many.open()
        func queue(_ clients: [String]) throws -> RunID {
            let loans = try clients.map { try house.store.loan(number: $0, scope: .all).id }
            let target = BulkRequest.Target.loans(LoanIDs(loans))
            return try house.store.queue(
                BulkRequest(content: .overdue, target: target, wish: .only(.sms)), scope: .all, holdSeconds: 0
            ).run
        }
        _ = try queue((1001...1009).map(String.init))
        let desk = Desk(house)
        #expect(desk.lines[22].contains("enviando 0/9"), Comment(rawValue: desk.text))
        let small = try queue(["1012", "1013"])
        desk.happens(.changed)
        desk.app.refreshAll()
        desk.look()
        #expect(desk.lines[22].contains("2 envíos: enviando 0/11"), Comment(rawValue: desk.text))
        try house.store.withdrawRun(small, scope: .all)
        desk.app.refreshAll()
        desk.look()
        #expect(desk.lines[22].contains("enviando 0/9") && !desk.lines[22].contains("envíos:"))
    }

    @Test("tells of one's own run in its hold before anything else: only then it can be undone")
    func ownHold() throws {
        let house = try HouseKind.many.open()
        let loan = try house.store.loan(number: "1001", scope: .all).id
        _ = try house.another(login: "beto").queue(
            BulkRequest(content: .overdue, target: .loans([loan])), scope: .all, holdSeconds: 0)
        let desk = Desk(house)
        #expect(desk.lines[22].contains("enviando 0/1"))
        desk.press("/", "'1013'", "enter", "r", "s")
        #expect(desk.lines[22].hasSuffix("1 mensaje en espera 10 s · u deshacer"))
        house.time.pass(seconds: 11)
        desk.happens(.timer)
        #expect(desk.lines[22].contains("2 envíos: enviando 0/2"))
    }

    @Test(
        "says that it stands still while sending does, for all of it or for its channel", arguments: PauseScope.allCases
    )
    func paused(_ scope: PauseScope) throws {
        let house = try House(seed: House.five)
        let desk = Desk(house)
        desk.press("R", "m", "down", "down", "enter", "s")
        house.time.pass(seconds: 15)
        desk.happens(.minute)
        #expect(desk.lines[22].contains("enviando 0/4"))
        try house.another(login: "mensajero").pause(scope, reason: "20003")
        desk.happens(.changed)
        // SMS were asked for.
        #expect(
            desk.lines[22].contains(scope == .whatsapp ? "enviando 0/4" : "en pausa 0/4"),
            Comment(rawValue: desk.text))
    }

    @Test("is told by the preview when what waits behind a pause leaves")
    func pausedPreview() throws {
        let house = try House(seed: House.five)
        let desk = Desk(house)
        try house.another(login: "mensajero").pause(.sms, reason: "límite")
        desk.press("R")
        #expect(desk.text.contains("Se envían ahora") && desk.line("después de confirmar").contains("deshace · SMS"))
        #expect(desk.text.contains("al reanudar"))
        try house.another(login: "mensajero").pause(.account, reason: "20003", errorCode: 20003)
        desk.happens(.changed)
        #expect(!desk.text.contains("Se envían ahora"))
        #expect(desk.line("Al reanudar").contains(" 4  envíos en pausa: salen cuando se reanuden"))
        try house.another(login: "mensajero").pause(
            .account, reason: "límite", until: house.store.clock.now.adding(seconds: 1800))
        desk.happens(.changed)
        #expect(desk.line("Al reanudar").contains("en pausa hasta hoy 14:35"), Comment(rawValue: desk.text))
    }

    @Test("gives way to the marks: first the bar, then the rate")
    func room() throws {
        let house = try HouseKind.many.open()
        let desk = Desk(house)
        desk.press("R", "s")
        house.time.pass(seconds: 15)
        desk.happens(.minute)
        #expect(desk.lines[22].contains("░"))
        desk.press("*")
        #expect(desk.lines[22].contains("59 marcados · 59 clientes"))
        #expect(desk.lines[22].hasSuffix("0/54"))
    }

    @Test("gives way to a question and to what was just said, and comes back")
    func question() throws {
        let desk = Desk(try HouseKind.running.open())
        #expect(desk.lines[22].contains("enviando"))
        desk.press("3")
        #expect(desk.lines[22].contains("¿Llegó? y sí · r enviar otra vez · A todos · buscado 1 vez, última 14:07"))
        #expect(!desk.lines[22].contains("enviando"))
        desk.app.say(.done(String(repeating: "una frase larga ", count: 4)))
        desk.look()
        #expect(desk.lines[22].contains("larga una frase larga una frase larga"))
        desk.press("down")
        #expect(desk.lines[22].contains("enviando"))
    }

    @Test("keeps saying what only a person can decide, until it is decided")
    func undecided() throws {
        let house = try HouseKind.month.open()
        let desk = Desk(house)
        #expect(desk.lines[21].contains("‼ 1 mensaje sin resolver: decida en 3 Mensajes"))
        desk.press("4", "5")
        #expect(desk.lines[21].contains("1 mensaje sin resolver"))
        desk.press("3", "y")
        #expect(!desk.text.contains("sin resolver: decida"))
    }

    @Test("lets a message leave by itself, a failure only when somebody saw it")
    func leaves() throws {
        let house = try HouseKind.month.open()
        let desk = Desk(house)
        desk.app.say(.done("hecho"))
        #expect(desk.app.messageTimeLeft == 6000)
        house.time.pass(seconds: 5)
        desk.happens(.timer)
        #expect(desk.text.contains("✓ hecho"))
        house.time.pass(seconds: 1)
        desk.happens(.timer)
        #expect(!desk.text.contains("hecho"))
        desk.app.say(.failure("no se pudo"))
        #expect(desk.app.messageTimeLeft == nil)
        house.time.pass(seconds: 600)
        desk.happens(.minute)
        #expect(desk.text.contains("✗ no se pudo"))
        desk.press("down")
        #expect(!desk.text.contains("no se pudo"))
    }
}
