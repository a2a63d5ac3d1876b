import Lending
import Messaging
import Store
import Terminal
import Testing

@testable import Console

@Suite("A bulk action")
struct BulkTests {
    static func messages(_ house: House) throws -> [MessageLine] {
        try house.store.messages(MessageQuery(), position: .first, limit: 1000, scope: .all)
    }

    @Test("reminds by d of what falls due today and soon, whoever is behind is left to the overdue notice")
    func reminders() throws {
        let house = try House(seed: House.five)
        let soon = try house.client("Sofía Díaz", document: 1_030_001)
        try house.loan("1201", of: soon, firstDueDaysAgo: -1)
        let today = try house.client("Tomás Vélez", document: 1_030_002)
        try house.loan("1202", of: today, firstDueDaysAgo: 0)
        let desk = Desk(house)
        desk.press("d")
        #expect(desk.text.contains("Recordatorios a 5 clientes (hoy y a 1 día, promesas)"))
        #expect(desk.line("Se envían ahora").contains(" 2 "))
        #expect(desk.line("No se envían").contains("ya en mora"))
        desk.press("m")
        #expect(desk.text.contains("Recordatorio · automático") && !desk.text.contains("texto propio"))
        desk.press("esc", "s")
        let queued = try Self.messages(house).filter { $0.brief.state == .queued }
        #expect(Set(queued.map(\.brief.kind)) == [.dueToday, .reminder])
        #expect(house.queued == 1)
    }

    @Test("shows what those owe who will be written to, and of a notice nothing")
    func amount() throws {
        let house = try House(seed: House.five)
        let desk = Desk(house)
        desk.press("R")
        // Ana Lucía allowed nothing and is left out.
        let owed = try ["1042", "1077", "1101", "1102"].reduce(Money.zero) { sum, number in
            sum
                + Arrears.of(
                    try house.store.installments(of: house.store.loan(number: number, scope: .all).id), on: house.today
                ).amount
        }
        #expect(desk.line("Vencido ").contains(Texts(language: .es).money(owed)), "\(desk.text)")
        desk.press("esc", "*", "a", "'Mañana abrimos a las 9'", "enter")
        #expect(desk.text.contains("Se envían ahora") && !desk.text.contains("Vencido  "), "\(desk.text)")
    }

    @Test("queues nothing before s, and nothing by Enter or the key that opened it")
    func nothingBefore() throws {
        let house = try House(seed: House.five)
        let desk = Desk(house)
        desk.press("R", "R", "enter", "esc", "r", "esc")
        #expect(try Self.messages(house).isEmpty)
        #expect(house.queued == 0)
    }

    @Test("says of one who is refused what to do, and from when they may be written to")
    func refusedFrom() throws {
        let desk = Desk(try HouseKind.visited.open())
        desk.press("r")
        #expect(desk.text.contains("Ya se le contactó por otro medio"))
        #expect(desk.line("desde lunes").contains("30/11 14:05."))
        desk.press("esc", "R", "enter")
        #expect(desk.line("Andrés").contains("otro medio esta semana · desde 30/11 14:05"))
        #expect(desk.text.contains("sin autorización") && !desk.line("sin autorización").contains("desde"))
        let english = Desk(try HouseKind.visited.open(), language: .en)
        english.press("r")
        #expect(english.text.contains("by another means") && english.line("Monday").contains("30 Nov 14:05."))
    }

    @Test("says why somebody gets nothing in every window, as far as there is room", arguments: [50, 60, 80, 110])
    func refusedInNarrowWindows(width: Int) throws {
        let desk = Desk(try HouseKind.visited.open(), width: width, height: 20)
        desk.press("R", "enter", "f")
        #expect(desk.line("Andrés").contains("⊘ otro"), Comment(rawValue: desk.text))
        #expect(desk.text.contains("⊘ sin aut"))
    }

    @Test("counts one as one, in both languages")
    func one() throws {
        let house = try House(seed: House.five)
        try house.store.pay("1101", 1_200_000)
        let desk = Desk(house)
        desk.press("/", "'1077'", "enter", "R")
        #expect(desk.text.contains("Recordar a 1 cliente (lo filtrado)"))
        #expect(desk.line("Se envía ahora").contains(" 1 "))
        desk.press("s")
        #expect(desk.text.contains("1 mensaje en espera"))
        let english = Desk(house, language: .en)
        english.press("/", "'1090'", "enter", "R")
        #expect(english.line("Does not go out").contains(" 1 "))
    }

    @Test("forgets what was typed ahead of the question")
    func typedAhead() throws {
        let house = try House(seed: House.five)
        let desk = Desk(house)
        desk.display.press(.character("s"), .character("s"))
        desk.press("R")
        #expect(!desk.display.isKeyWaiting)
        #expect(try Self.messages(house).isEmpty)
    }

    @Test("is sent once however often s is pressed, and starts one mensajero")
    func once() throws {
        let house = try House(seed: House.five)
        let desk = Desk(house)
        desk.press("R", "s", "s", "s")
        let queued = try Self.messages(house).filter { $0.brief.state == .queued }
        #expect(queued.count == 4)
        #expect(Set(queued.compactMap(\.runID)).count == 1)
        #expect(house.queued == 1)
        desk.press("R")
        #expect(desk.line("Ya estaban").contains(" 4 "))
        #expect(desk.line("Se envían ahora").contains(" 0"))
        desk.press("s")
        #expect(desk.text.contains("→ No hay a quién enviar"))
    }

    @Test("holds for ten seconds with a countdown, in which u takes all of it back")
    func undo() throws {
        let house = try House(seed: House.five)
        let desk = Desk(house)
        desk.press("R", "s")
        #expect(desk.lines[22].contains("4 mensajes en espera 10 s · u deshacer"))
        house.time.pass(seconds: 3)
        desk.happens(.timer)
        #expect(desk.lines[22].contains("en espera 7 s"))
        desk.press("u")
        #expect(desk.text.contains("4 mensajes retirados"))
        #expect(try Self.messages(house).allSatisfy { $0.brief.state == .withdrawn || $0.brief.state == .blocked })
    }

    @Test("asks before taking back what is left after that")
    func lateUndo() throws {
        let house = try House(seed: House.five)
        let desk = Desk(house)
        desk.press("R", "s")
        house.time.pass(seconds: 60)
        desk.happens(.minute)
        desk.press("u")
        #expect(desk.text.contains("4 en cola: no salen"))
        desk.press("enter")
        #expect(try Self.messages(house).contains { $0.brief.state == .queued })
        desk.press("s")
        #expect(try Self.messages(house).allSatisfy { $0.brief.state != .queued })
    }

    @Test("goes to the marked ones where there are marks, and who was refused stays marked")
    func marks() throws {
        let house = try House(seed: House.five)
        let desk = Desk(house)
        desk.press("space", "space", "R")
        #expect(desk.text.contains("Recordar a 2 clientes (los marcados)"))
        desk.press("s")
        #expect(desk.text.contains("*■ 1090"))
        #expect(!desk.text.contains("*✖ 1101"))
        #expect(try Self.messages(house).filter { $0.brief.state == .queued }.count == 1)
    }

    @Test("reminds the selected client alone by r")
    func single() throws {
        let house = try House(seed: House.five)
        let desk = Desk(house)
        desk.press("down", "down", "r")
        #expect(desk.text.contains("Recordar a María Fernanda Ríos"))
        desk.press("s")
        #expect(try Self.messages(house).map(\.clientName) == ["María Fernanda Ríos"])
    }

    @Test("asks for the number above 200 recipients")
    func typedNumber() throws {
        let house = try House(seed: House.many(260))
        let desk = Desk(house)
        desk.press("R", "s")
        let summary = try house.store.preview(
            BulkRequest(content: .overdue, target: .overdue(OverdueQuery())), scope: .all)
        #expect(summary.recipients > 200)
        desk.press("'7'", "s", "enter")
        #expect(try Self.messages(house).isEmpty)
        desk.press("backspace", "'\(summary.recipients)'", "s")
        #expect(try house.store.messageCounts(MessageQuery(), scope: .all)[.queued] == summary.recipients)
    }

    @Test("may become a notice of one's own, and back")
    func ownText() throws {
        let house = try House(seed: House.five)
        let desk = Desk(house)
        desk.press("R", "m", "end", "down", "down", "down", "enter")
        #expect(desk.text.contains("┌ Aviso a todos los que están en mora"))
        desk.press("'Cambiamos de sede'", "enter")
        #expect(desk.text.contains("Avisar a 5 clientes (todos)"))
        desk.press("m")
        #expect(desk.text.contains("Este aviso · automático") && desk.text.contains("Cambiar el texto"))
        desk.press("down", "down", "down", "enter")
        #expect(desk.text.contains("Cambiamos de sede") && desk.text.contains("┌ Aviso a todos"))
        desk.press("enter", "s")
        #expect(try Self.messages(house).filter { $0.brief.kind == .notice && $0.brief.state == .queued }.count == 4)
    }

    @Test("comes back by Esc from the notice that it might have become, and leaves nothing behind when that was sent")
    func ownTextAndBack() throws {
        let house = try House(seed: House.five)
        let desk = Desk(house)
        desk.press("R", "m", "down", "down", "down", "enter")
        #expect(desk.text.contains("┌ Aviso a todos los que están en mora"))
        desk.press("esc")
        #expect(desk.text.contains("┌ Recordar a 5 clientes (todos)"))
        desk.press("m", "down", "down", "down", "enter", "'Cerramos'", "esc", "esc")
        #expect(desk.text.contains("┌ Recordar a 5 clientes (todos)"))
        desk.press("m", "down", "down", "down", "enter", "'Cerramos el lunes'", "enter", "s")
        #expect(desk.app.stack.isEmpty)
        #expect(try Self.messages(house).filter { $0.brief.kind == .notice && $0.brief.state == .queued }.count == 4)
    }

    @Test("changes its channel and counts again")
    func channel() throws {
        let desk = Desk(try House(seed: House.five))
        desk.press("R", "m", "down", "down", "enter")
        #expect(desk.line("Medio").contains("sólo SMS: SMS 4 (4 segmentos)"))
    }

    @Test("counts again when the books change under it")
    func changes() throws {
        let house = try House(seed: House.five)
        let desk = Desk(house)
        desk.press("R")
        try house.another().pay("1101", 1_200_000)
        desk.happens(.changed)
        #expect(desk.text.contains("Recordar a 4 clientes"))
    }

    @Test("can be stopped while it is queued; then nothing was")
    func stopped() throws {
        let house = try House(seed: House.many(450))
        let desk = Desk(house)
        desk.press("R", "s")
        let recipients = try house.store.preview(
            BulkRequest(content: .overdue, target: .overdue(OverdueQuery())), scope: .all
        ).recipients
        desk.press("'\(recipients)'")
        desk.app.context.progress = { _, _ in false }
        desk.press("s")
        #expect(desk.text.contains("Detenido: no se puso nada en cola"))
        #expect(try Self.messages(house).isEmpty)
    }

    @Test("writes a notice with its figures as it is typed, and asks before it is thrown away")
    func notice() throws {
        let house = try House(seed: House.five)
        let desk = Desk(house)
        desk.press("*", "a", "'Mañana abrimos a las 9'")
        desk.press("esc")
        #expect(desk.text.contains("Esc otra vez"))
        desk.press("enter", "esc")
        #expect(desk.text.contains("Mañana abrimos"))
        desk.press("enter", "s")
        #expect(try Self.messages(house).filter { $0.brief.kind == .notice && $0.brief.state == .queued }.count == 4)
        #expect(!desk.text.contains("┌"))
    }
}
