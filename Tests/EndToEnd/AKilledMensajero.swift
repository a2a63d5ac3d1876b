import Foundation
import Simulator
import Testing

/// The debug build kills itself where `DIAMANTE_DIE_AT` says (`FailPoint`): step and how often it has come there.
@Suite("A mensajero that is killed")
struct AKilledMensajero {
    static let steps = [
        "leading", "marked", "posted", "answered", "finished", "looked", "settled", "listed", "merged",
    ]

    @Test("at any step of a message's way: nothing goes twice, nothing is lost", arguments: steps, [1, 3])
    func atAStep(step: String, time: Int) throws {
        let place = try Workplace()
        let twilio = try TwilioOnLoopback {
            $0.latency = 5
            // So that something is uncertain, and something of that is at Twilio.
            $0.faults.creates = [.cutAfter: .every(4), .serverError: .every(5)]
        }
        place.environment.merge(twilio.variables) { $1 }
        place.environment.merge(["DIAMANTE_RECONCILE_LOOKS": "1,2", "TWILIO_CONCURRENCY": "4"]) { $1 }
        try SmallPortfolio(place, count: 16).imported(place)
        // The command starts a mensajero of its own: it ends before it does anything.
        try place.diamante("cuotas-vencidas", with: ["DIAMANTE_DIE_AT": "leading:1"])

        let last = step == "leading" ? 1 : time
        for _ in 0..<(step == "leading" ? time : 1) {
            let killed = try place.diamante(
                "mensajero", "--hasta-vaciar", "--espera", "60", with: ["DIAMANTE_DIE_AT": "\(step):\(last)"])
            #expect(killed.status == 128 + SIGKILL, "\(killed.err)")
        }
        let emptied = try place.diamante("mensajero", "--hasta-vaciar", "--espera", "120")
        #expect(emptied.status == 0, "\(emptied.err)")
        try TwiceOrLost.expectNone(place, twilio.simulator, count: 16)
    }

    @Test("twenty times at random among faults: nothing goes twice, nothing is lost", arguments: ["ask", "proved"])
    func atRandom(policy: String) throws {
        let place = try Workplace()
        let twilio = try TwilioOnLoopback {
            $0.latency = 2
            $0.faults = SimulatorFaults.tenth
        }
        place.environment.merge(twilio.variables) { $1 }
        place.environment.merge(["DIAMANTE_RECONCILE_LOOKS": "1,2,3", "DIAMANTE_RESEND": policy]) { $1 }
        let count = 400
        try SmallPortfolio(place, count: count).imported(place)
        try place.diamante("cuotas-vencidas", with: ["DIAMANTE_DIE_AT": "leading:1"])

        var random = SystemRandomNumberGenerator()
        var kills = 0
        while kills < 20 {
            let mensajero = try place.start("mensajero")
            let wanted = twilio.simulator.statistics.creates + Int.random(in: 1...24, using: &random)
            // All sent already: a mensajero that only follows is killed, too.
            _ = eventually(within: 3) { twilio.simulator.statistics.creates >= wanted }
            mensajero.kill()
            _ = try mensajero.ended()
            kills += 1
        }
        let emptied = try place.diamante("mensajero", "--hasta-vaciar", "--espera", "120")
        #expect(emptied.status == 0, "\(emptied.err)")
        try TwiceOrLost.expectNone(place, twilio.simulator, count: count)
    }

    @Test(
        "with a list that shows messages later than the looks, or bodies that the server rewrites: nothing goes twice",
        arguments: ["ask", "proved"], [0, 20_000])
    func worstServer(policy: String, lag: Int64) throws {
        let place = try Workplace()
        let twilio = try TwilioOnLoopback {
            $0.latency = 2
            $0.faults = SimulatorFaults.tenth
            $0.faults.listLag = lag
            $0.faults.bodyPrefix = lag == 0 ? "Prueba - " : ""
        }
        place.environment.merge(twilio.variables) { $1 }
        place.environment.merge(["DIAMANTE_RECONCILE_LOOKS": "1,2,3", "DIAMANTE_RESEND": policy]) { $1 }
        try SmallPortfolio(place, count: 100).imported(place)
        try place.diamante("cuotas-vencidas", with: ["DIAMANTE_DIE_AT": "leading:1"])
        for _ in 0..<5 {
            let mensajero = try place.start("mensajero")
            let wanted = twilio.simulator.statistics.creates + 12
            _ = eventually(within: 3) { twilio.simulator.statistics.creates >= wanted }
            mensajero.kill()
            _ = try mensajero.ended()
        }
        let emptied = try place.diamante("mensajero", "--hasta-vaciar", "--espera", "180")
        #expect(emptied.status == 0, "\(emptied.err)")
        try TwiceOrLost.expectNone(place, twilio.simulator, count: 100)
    }
}

/// The server's own ledger held against what the house believes.
enum TwiceOrLost {
    static func expectNone(_ place: Workplace, _ simulator: Simulator, count: Int) throws {
        let perRecipient = simulator.statistics.acceptedPerRecipient
        #expect(perRecipient.values.allSatisfy { $0 == 1 }, "sent twice")
        let messages = try place.messages()
        #expect(messages.count == count)
        for message in messages {
            let state = message["estado"] as? String ?? ""
            let phone = message["telefono"] as? String ?? ""
            #expect(state == "entregado" || state == "sin_resolver")
            if state == "entregado" { #expect(perRecipient[phone] == 1, "delivered, and not at Twilio") }
        }
    }
}

enum SimulatorFaults {
    /// Every kind of fault, together about one create and one other request in ten.
    static let tenth: Simulator.Faults = {
        let kinds = Simulator.Fault.allCases
        let rules = Dictionary(
            uniqueKeysWithValues: kinds.map { ($0, Simulator.FaultRule.chance(0.1 / Double(kinds.count))) })
        var faults = Simulator.Faults(creates: rules, reads: rules)
        faults.delay = 200
        faults.retryAfter = 0
        faults.requestBytes = 100
        faults.answerBytes = 40
        return faults
    }()
}
