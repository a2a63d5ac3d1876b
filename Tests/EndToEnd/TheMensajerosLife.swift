import Foundation
import Simulator
import Testing

@Suite("The life of a mensajero")
struct TheMensajerosLife {
    @Test("hears neither hang-up nor Ctrl-Z, ends in order at SIGTERM, and strands nothing that is queued meanwhile")
    func signals() throws {
        let place = try Workplace()
        let twilio = try TwilioOnLoopback { $0.latency = 1000 }
        place.environment.merge(twilio.variables) { $1 }
        try SmallPortfolio(place, count: 8).imported(place)
        #expect(try place.diamante("cuotas-vencidas").status == 0)
        #expect(eventually { twilio.simulator.statistics.creates > 0 })
        let mensajero = try #require(place.mensajeroID)
        // A session of its own, without a terminal.
        #expect(getsid(mensajero) == mensajero)
        kill(mensajero, SIGHUP)
        kill(mensajero, SIGTSTP)
        kill(mensajero, SIGTERM)
        // Queued while it ends: whoever is started now waits for its place.
        #expect(try place.diamante("test-sms", "3005559999", "hola", "--json").status == 0)
        #expect(try place.diamante("mensajero", "--hasta-vaciar").status == 0)
        #expect(twilio.simulator.statistics.accepted == 9)
        #expect(twilio.simulator.statistics.acceptedPerRecipient.values.allSatisfy { $0 == 1 })
    }

    @Test("keeps its log small, and nobody's number or text in it")
    func log() throws {
        let place = try Workplace()
        let twilio = try TwilioOnLoopback { $0.faults.creates = [.cutAfter: .every(2)] }
        place.environment.merge(twilio.variables) { $1 }
        place.environment["DIAMANTE_RECONCILE_LOOKS"] = "1,2,3"
        let log = place.data.appending(path: "mensajero.log")
        try String(repeating: "x", count: 1 << 20).write(to: log, atomically: true, encoding: .utf8)
        try SmallPortfolio(place, count: 6).imported(place)
        #expect(try place.diamante("cuotas-vencidas").status == 0)
        // It is the one that was started which writes there; another that came first would speak elsewhere.
        #expect(eventually { place.mensajeroID != nil })
        #expect(try place.diamante("mensajero", "--hasta-vaciar").status == 0)
        #expect(eventually { place.mensajeroID == nil })
        let words = try String(contentsOf: log, encoding: .utf8)
        #expect(words.utf8.count < 100_000 && words.contains("look 1 found"), "\(words.suffix(500))")
        #expect(!words.contains("300555") && !words.contains("Cliente"))
        let older = place.data.appending(path: "mensajero.log.1")
        #expect(FileManager.default.fileExists(atPath: older.path))
    }

    @Test("a second one in the same directory is told who is first")
    func second() throws {
        let place = try Workplace()
        let twilio = try TwilioOnLoopback()
        place.environment.merge(twilio.variables) { $1 }
        #expect(try place.diamante("mensajero", "--pausar").status == 0)
        try SmallPortfolio(place, count: 1).imported(place)
        #expect(try place.diamante("cuotas-vencidas").status == 0)
        #expect(eventually { place.mensajeroID != nil })
        let first = try #require(place.mensajeroID)
        let second = try place.diamante("mensajero")
        #expect(second.status == 4)
        #expect(second.err.contains("proceso \(first)"))
        #expect(try place.diamante("estado").out.contains("proceso \(first), desde"))
        place.endMensajero()
    }
}
