import Foundation
import Simulator
import Synchronization
import Testing

@Suite("Two of everything at once")
struct TwoOfEverything {
    @Test("the same bulk run from several commands: each client gets one message")
    func bulkRuns() throws {
        let place = try Workplace()
        let twilio = try TwilioOnLoopback()
        place.environment.merge(twilio.variables) { $1 }
        try SmallPortfolio(place, count: 300).imported(place)

        let runs = try together(4) { _ in try place.start("cuotas-vencidas", "--json") }
        let answers = try runs.map { try #require(try $0.json() as? [String: Any]) }
        #expect(runs.allSatisfy { $0.status == 0 })
        #expect(answers.compactMap { $0["en_cola"] as? Int }.reduce(0, +) == 300)
        for answer in answers { #expect((answer["en_cola"] as? Int ?? 0) + (answer["ya_estaban"] as? Int ?? 0) == 300) }

        // Each of them started a mensajero, and here come two more.
        let emptied = try together(2) { _ in try place.start("mensajero", "--hasta-vaciar", "--espera", "120") }
        #expect(emptied.allSatisfy { $0.status == 0 }, "\(emptied.map(\.err))")
        #expect(twilio.simulator.statistics.creates == 300)
        #expect(twilio.simulator.statistics.acceptedPerRecipient.values.allSatisfy { $0 == 1 })
    }

    @Test("two consoles press the same bulk action")
    func consoles() throws {
        let place = try Workplace()
        let twilio = try TwilioOnLoopback()
        place.environment.merge(twilio.variables) { $1 }
        try SmallPortfolio(place, count: 60).imported(place)

        let terminals = [try Tmux(place), try Tmux(place)]
        for terminal in terminals { #expect(try terminal.shows("60 préstamos"), terminal.picture) }
        for terminal in terminals { try terminal.press("R") }
        for terminal in terminals { #expect(try terminal.shows("Recordar a"), terminal.picture) }
        // Whoever comes second has nobody left to write to.
        for terminal in terminals {
            let isOver = try terminal.answer("s") { !$0.contains("Recordar a") || $0.contains("No hay a quién enviar") }
            #expect(isOver, terminal.picture)
        }
        #expect(eventually { twilio.simulator.statistics.accepted == 60 })
        let emptied = try place.diamante("mensajero", "--hasta-vaciar", "--espera", "120")
        #expect(emptied.status == 0, "\(emptied.err)")
        #expect(twilio.simulator.statistics.creates == 60)
        #expect(try place.messages().count == 60)
    }

    @Test("one payment with one key from several processes: one receipt, one confirmation")
    func payments() throws {
        let place = try Workplace()
        let twilio = try TwilioOnLoopback()
        place.environment.merge(twilio.variables) { $1 }
        try SmallPortfolio(place, count: 1).imported(place)

        let paid = try together(6) { _ in try place.start("pago", "1000", "50000", "--clave", "k-1", "--json") }
        #expect(paid.allSatisfy { $0.status == 0 }, "\(paid.map(\.err))")
        let answers = try paid.map { try #require(try $0.json() as? [String: Any]) }
        #expect(answers.count { $0["repetido"] as? Bool == false } == 1)
        #expect(Set(answers.compactMap { $0["recibo"] as? String }).count == 1)
        #expect(answers.allSatisfy { $0["saldo"] as? Int == 510_000 })
        #expect(try place.diamante("mensajero", "--hasta-vaciar").status == 0)
        #expect(twilio.simulator.statistics.creates == 1)
        #expect(try place.diamante("verificar").status == 0)
    }

    /// Starts all before it waits for the first.
    private func together(_ count: Int, _ start: (Int) throws -> Program.Running) throws -> [Program.Ended] {
        try (0..<count).map(start).map { try $0.ended() }
    }
}
