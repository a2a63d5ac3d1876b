import Foundation
import Simulator
import Testing

@Suite("Watching and steering the simulator over HTTP")
struct ControlTests {
    @Test("the state counts what happened, by recipient too")
    func state() throws {
        let probe = try Probe()
        _ = try probe.create("+573001112233")
        _ = try probe.create("+573001112233")
        _ = try probe.create("+573005550005")
        let state = try probe.request("GET", "/simulador/estado").json
        #expect(state["creaciones"] as? Int == 3)
        #expect(state["aceptados"] as? Int == 2)
        #expect(state["rechazados"] as? Int == 1)
        #expect(state["por_destino"] as? [String: Int] == ["+573001112233": 2])
    }

    @Test("faults are changed while it runs; a wrong one changes nothing")
    func faults() throws {
        let probe = try Probe()
        let changed = try probe.request("POST", "/simulador/fallos", [("500", "siguientes:2"), ("latencia", "3")])
        #expect(changed.json["fallos"] as? [String: String] == ["500": "siguientes:2"])
        #expect(changed.number("latencia") == 3)
        let wrong = try probe.request("POST", "/simulador/fallos", [("429", "siempre"), ("granizo", "siempre")])
        #expect(wrong.status == 400)
        #expect(probe.simulator.faults.creates == [.serverError: .next(2)])
        #expect(try probe.create("+573001112233").status == 500)
        _ = try probe.request("POST", "/simulador/fallos", [("limpiar", "si"), ("retraso-lista", "50")])
        #expect(probe.simulator.faults.creates.isEmpty)
        #expect(probe.simulator.faults.listLag == 50)
    }

    @Test("no fault touches the control, however bad things are")
    func untouched() throws {
        let probe = try Probe {
            $0.faults = .init(creates: [.cutUnread: .always], reads: [.cutUnread: .always])
            $0.faults.accountError = 20003
        }
        #expect(try probe.request("POST", "/simulador/fallos", [("limpiar", "si")]).status == 200)
        #expect(try probe.create("+573001112233").status == 201)
    }

    @Test("an inbound message is injected, and refused while no account is known")
    func inbound() throws {
        let probe = try Probe()
        let form = [("From", "+573001112233"), ("To", "+15005550006"), ("Body", "SALIR")]
        #expect(try probe.request("POST", "/simulador/entrante", form).status == 409)
        #expect(try probe.request("POST", "/simulador/entrante", []).status == 400)
        let injected = try probe.request("POST", "/simulador/entrante", form + [("AccountSid", accountSID)])
        #expect(injected.status == 201)
        #expect(injected.text("direction") == "inbound")
        #expect(try probe.request("GET", messagesPath + ".json").list.count == 1)
    }

    @Test("the plain list shows all messages, oldest first")
    func messages() throws {
        let probe = try Probe()
        let sids = try (0..<3).map { _ in
            probe.clock.advance(milliseconds: 1)
            return try probe.create("+573001112233").text("sid")
        }
        let body = try probe.request("GET", "/simulador/mensajes").body
        let rows = try JSONSerialization.jsonObject(with: Data(body)) as? [[String: Any]]
        #expect(rows?.map { $0["sid"] as? String } == sids)
        #expect(probe.simulator.messages.map(\.sid) == sids)
    }
}
