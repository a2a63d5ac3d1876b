import Lending
import Messaging
import Store
import Terminal
import Testing

@testable import Console

/// What is answered is what could be read.
@Suite("An answer of weight")
struct QuestionTests {
    @Test("counts once its question has stood on the screen, and says so before", arguments: [0, 30, 140, 399])
    func typedAhead(_ milliseconds: Int64) throws {
        let house = try House(seed: House.five)
        let desk = Desk(house)
        desk.press("R")
        house.time.pass(milliseconds: milliseconds)
        desk.pressQuickly("s")
        #expect(try house.messages().isEmpty && house.queued == 0)
        #expect(desk.lines[22].contains("→ La tecla llegó antes que la pregunta"))
        house.time.pass(milliseconds: App.readingTime - milliseconds)
        desk.pressQuickly("s")
        #expect(try house.messages().contains { $0.brief.state == .queued })
    }

    @Test("is none before the question was drawn, however long ago it came up")
    func unseen() throws {
        let house = try House(seed: House.five)
        let desk = Desk(house)
        desk.app.handle(.key(.character("w")))
        house.time.pass(seconds: 5)
        desk.app.handle(.key(.character("s")))
        #expect(try house.store.pauses().isEmpty)
        desk.look()
        desk.press("s")
        #expect(try house.store.pauses().count == 1)
    }

    @Test("is none of the figures that were just counted anew for another channel")
    func countedAnew() throws {
        let house = try House(seed: House.five)
        let desk = Desk(house)
        desk.press("R")
        house.time.pass(seconds: 5)
        desk.press("m", "down", "enter")
        desk.pressQuickly("s")
        #expect(try house.messages().isEmpty)
        desk.press("s")
        #expect(try !house.messages().isEmpty)
    }

    @Test("is given to the figures of a preview although the books change all the time")
    func busy() throws {
        let house = try House(seed: House.five)
        let desk = Desk(house)
        desk.press("R")
        for _ in 0..<5 {
            house.time.pass(milliseconds: 100)
            try house.another().pause(.sms, reason: "límite")
            desk.happens(.changed)
        }
        desk.pressQuickly("s")
        #expect(try !house.messages().isEmpty)
    }

    @Test(
        "is none of a preview that goes to somebody who was not in it a moment before", arguments: [false, true])
    func others(instead: Bool) throws {
        let house = try House(seed: House.five)
        let desk = Desk(house)
        desk.press("R")
        house.time.pass(seconds: 5)
        let before = desk.lines
        if instead {
            try house.another().recordOptOut(
                house.client(ofLoan: "1042"), by: [.sms, .whatsapp], scope: .reminders, source: "llamada")
        }
        try house.another().recordConsent(
            house.client(ofLoan: "1090"), means: .message(.sms), purpose: .collection, state: .granted, source: "visita"
        )
        desk.happens(.changed)
        #expect(desk.lines != before)
        desk.pressQuickly("s")
        #expect(try house.messages().isEmpty)
        desk.press("s")
        #expect(try !house.messages().isEmpty)
    }

    @Test("settles one message, however long its key is held, and never one that just came under the cursor")
    func held() throws {
        let house = try House(seed: House.five)
        let lost = try ["1042", "1077", "1101"].map { try house.lose(house.client(ofLoan: $0)) }
        func undecided() throws -> Int { try lost.count { try house.state($0) == .unresolved } }
        let desk = Desk(house)
        desk.press("3", "y")
        for _ in 0..<40 {
            house.time.pass(milliseconds: 35)
            desk.pressQuickly("y")
        }
        #expect(try undecided() == 2)
        #expect(desk.lines[22].contains("✓ Anotado: llegó") || !desk.lines[22].contains("→"))
        // Pressed anew, but too soon to be told from a key that is held.
        house.time.pass(milliseconds: 800)
        desk.pressQuickly("y")
        #expect(try undecided() == 2)
        #expect(desk.lines[22].contains("→ La tecla llegó antes que la pregunta"))
        house.time.pass(seconds: 2)
        desk.pressQuickly("down", "y")
        #expect(try undecided() == 2)
        desk.press("y")
        #expect(try undecided() == 1)
    }

    @Test("is none in a window that is too small to show the question")
    func tooSmall() throws {
        let house = try House(seed: House.five)
        let desk = Desk(house)
        desk.press("R")
        house.time.pass(seconds: 5)
        for (width, height) in [(30, 8), (80, 24)] {
            desk.display.resize(to: Size(width: width, height: height))
            desk.happens(.resized)
            desk.pressQuickly("s")
            #expect(try house.messages().isEmpty)
        }
        desk.press("s")
        #expect(try !house.messages().isEmpty)
    }

    @Test("waits for nobody whose clock was put back")
    func clock() throws {
        let house = try House(seed: House.five)
        let desk = Desk(house)
        desk.press("R")
        house.time.pass(seconds: -60)
        desk.pressQuickly("s")
        #expect(try !house.messages().isEmpty)
    }
}
