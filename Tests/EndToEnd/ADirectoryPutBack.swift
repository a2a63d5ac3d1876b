import Foundation
import Simulator
import Testing

/// As `tar`, `rsync` or the snapshot of a machine do it: everything of one moment, with all that would tell.
@Suite("A data directory that is put back whole")
struct ADirectoryPutBack {
    private let place: Workplace
    private let twilio: TwilioOnLoopback
    private let receipts = 6
    private let reminders = 40

    init() throws {
        place = try Workplace()
        twilio = try TwilioOnLoopback { $0.latency = 20 }
        place.environment.merge(twilio.variables) { $1 }
        place.environment.merge(["DIAMANTE_RECONCILE_LOOKS": "1,2", "TWILIO_CONCURRENCY": "4"]) { $1 }
        try SmallPortfolio(place, count: reminders).imported(place)
        #expect(try place.diamante("mensajero", "--pausar").status == 0)
        // The mensajero that each of them starts ends before it does anything.
        let none = ["DIAMANTE_DIE_AT": "leading:1"]
        for loan in 0..<receipts {
            #expect(try place.diamante("pago", String(1000 + loan), "5000", with: none).status == 0)
        }
        #expect(try place.diamante("cuotas-vencidas", with: none).status == 0)
    }

    private func copy(from: URL, to: URL) throws {
        try? FileManager.default.removeItem(at: to)
        try FileManager.default.copyItem(at: from, to: to)
    }

    @Test("sends nothing again of what went out after it was copied, receipts included")
    func beforeSending() throws {
        let tape = place.root.appending(path: "cinta")
        try copy(from: place.data, to: tape)
        #expect(try place.diamante("mensajero", "--reanudar").status == 0)
        #expect(try place.diamante("mensajero", "--hasta-vaciar").status == 0)
        try putBackAndEmpty(tape)
    }

    @Test("neither when it was copied while messages left, and the mensajero is killed")
    func whileSending() throws {
        let tape = place.root.appending(path: "cinta")
        #expect(try place.diamante("mensajero", "--reanudar").status == 0)
        #expect(eventually { place.mensajeroID != nil && twilio.simulator.statistics.accepted > 12 })
        let mensajero = try #require(place.mensajeroID)
        // The machine stands still while it is copied.
        kill(mensajero, SIGSTOP)
        try copy(from: place.data, to: tape)
        kill(mensajero, SIGCONT)
        #expect(eventually { twilio.simulator.statistics.accepted == receipts + reminders })
        kill(mensajero, SIGKILL)
        #expect(eventually { place.mensajeroID == nil })
        try putBackAndEmpty(tape)
    }

    private func putBackAndEmpty(_ tape: URL) throws {
        let before = twilio.simulator.statistics.acceptedPerRecipient
        #expect(before.values.reduce(0, +) == receipts + reminders)
        place.endMensajero()
        try copy(from: tape, to: place.data)
        // It was copied while a person held it.
        #expect(try place.diamante("mensajero", "--reanudar").status == 0)
        let emptied = try place.diamante("mensajero", "--hasta-vaciar", "--espera", "60")
        #expect(emptied.status == 0, "\(emptied.err)")
        #expect(twilio.simulator.statistics.acceptedPerRecipient == before)
        #expect(try Set(place.states()) == ["entregado"])
        #expect(try place.diamante("verificar").status == 0)
        // What is new goes as always.
        #expect(try place.diamante("pago", "1030", "5000").status == 0)
        #expect(try place.diamante("mensajero", "--hasta-vaciar", "--espera", "60").status == 0)
        #expect(twilio.simulator.statistics.accepted == receipts + reminders + 1)
    }

    @Test("waits where Twilio's lists cannot be read, and says so")
    func unreadable() throws {
        twilio.simulator.faults.reads = [.serverError: .always]
        #expect(try place.diamante("mensajero", "--reanudar").status == 0)
        let waited = try place.diamante("mensajero", "--hasta-vaciar", "--espera", "5")
        #expect(waited.status == 1)
        #expect(waited.err.contains("ya estaba en cola"), "\(waited.err)")
        #expect(twilio.simulator.statistics.creates == 0)
        let terminal = try Tmux(place)
        #expect(try terminal.shows("La cola de antes espera"), terminal.picture)
        twilio.simulator.faults.reads = [:]
        #expect(try place.diamante("mensajero", "--hasta-vaciar", "--espera", "60").status == 0)
        #expect(twilio.simulator.statistics.accepted == receipts + reminders)
    }
}
