import Lending
import Messaging
import Store
import Terminal
import Testing

@testable import Console

@Suite("Spending on the screen")
struct SpendingTests {
    static func ceiling(_ micros: Int64) -> (House) throws -> Void {
        { house in
            try House.five(house)
            try house.store.setCeiling(micros: micros)
        }
    }

    @Test("a bulk action shows the month with it, and warns from 80 % of the ceiling on")
    func near() throws {
        let house = try House(seed: Self.ceiling(75_000))
        let desk = Desk(house)
        desk.press("R")
        #expect(desk.line("Gasto del mes").contains("(86 %): cerca del tope"))
        desk.press("s")
        #expect(try house.messages().contains { $0.brief.state == .queued })
    }

    @Test("one that reaches the ceiling goes only after the number was typed, never by s or Enter alone")
    func over() throws {
        let house = try House(seed: Self.ceiling(60_000))
        let desk = Desk(house)
        desk.press("R")
        #expect(desk.line("Gasto del mes").contains("alcanza el tope"))
        desk.press("s", "s", "enter", "enter", "'9'", "s")
        #expect(try house.messages().isEmpty)
        desk.press("backspace", "'4'", "enter")
        #expect(try house.messages().isEmpty)
        desk.press("s")
        #expect(try house.messages().filter { $0.brief.state == .queued }.count == 4)
    }

    @Test("a collector asks the office, and sees no amounts of the house")
    func collector() throws {
        let house = try House { house in
            let ana = try house.client("Ana", document: 1_020_304, route: "Norte")
            try house.loan("1", of: ana, firstDueDaysAgo: 9, route: "Norte")
            try house.store.setCeiling(micros: 1_000)
        }
        let desk = Desk(try house.context(of: "luis"), time: house.time)
        desk.press("R")
        #expect(desk.line("Gasto del mes").contains("500 % del tope"))
        #expect(!desk.line("Gasto del mes").contains("US$"))
        desk.press("s")
        #expect(desk.text.contains("pídalo en la oficina"))
        #expect(try house.messages().isEmpty)
    }

    @Test("the summary shows the month, its ceiling and the bulk runs, real beside estimated, at its end")
    func summary() throws {
        let desk = Desk(try HouseKind.ceiling.open())
        desk.press("5", "G")
        #expect(desk.text.contains("US$0,042 cobrado por Twilio · ≈ US$0,10 sin precio todavía · ≈ US$0,05 por"))
        #expect(desk.text.contains("48 % del tope de US$0,40"))
        #expect(desk.text.contains("4 mensajes") && desk.text.contains("≈ US$0,20 → US$0,042 (1 con precio)"))
    }

    @Test("a bulk run that is shown alone among the messages has its estimate and its real cost below")
    func run() throws {
        let desk = Desk(try HouseKind.ceiling.open())
        desk.press("3", "f", "down", "down", "down", "right", "esc")
        #expect(desk.text.contains("costo del envío: ≈ US$0,20 → US$0,042 (1 con precio)"), "\(desk.text)")
    }

    @Test("a message shows what was charged beside the estimate")
    func message() throws {
        let house = try House(seed: House.busy)
        let desk = Desk(house, width: 140, height: 30)
        desk.press("3", "G")
        #expect(desk.text.contains("US$0,0079 · estimado US$0,05"))
    }
}

@Suite("The sandbox and the trial account")
struct SandboxTests {
    @Test("are named where something is sent")
    func preview() throws {
        let desk = Desk(try House(seed: House.five))
        desk.press("R")
        #expect(desk.line("Sandbox").contains("join"))
        desk.press("m", "down", "down", "enter")
        #expect(!desk.text.contains("Sandbox"))
        desk.press("esc", "6")
        #expect(desk.text.contains("palabra-clave» al +1 415 523 8886 en las últimas 72 horas"))
    }

    @Test("and where they refuse, with what to do next", arguments: [63015, 21608, 21408])
    func refused(code: Int) throws {
        let house = try House(seed: House.five)
        try house.remind(house.client(ofLoan: "1077"))
        try house.answer(.rejected(code: code, text: "no"))
        for language in Language.allCases {
            let next = try #require(SandboxText.nextStep(code: code, language))
            let desk = Desk(
                house, width: 160, height: 50, language: language, services: try house.servicesWithErrors())
            desk.press("3")
            desk.press("enter")
            let first = next.split(separator: " ").prefix(4).joined(separator: " ")
            #expect(desk.text.contains(first), "\(desk.text)")
            desk.press("esc", "6")
            #expect(desk.text.contains(first), "\(desk.text)")
        }
    }
}

@Suite("A notice")
struct NoticeTextTests {
    @Test("that must not be said goes no further than its form")
    func threat() throws {
        let house = try House(seed: House.five)
        let desk = Desk(house)
        desk.press("*", "a", "'Pague o lo embargan'")
        #expect(desk.text.contains("suena a amenaza"))
        desk.press("enter")
        #expect(desk.text.contains("Corrija primero el texto"))
        #expect(try house.messages().isEmpty)
        desk.press("ctrl-u", "'Hoy cerramos a las 4'", "enter")
        #expect(desk.text.contains("Avisar a"))
    }
}
