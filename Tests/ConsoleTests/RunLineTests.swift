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
