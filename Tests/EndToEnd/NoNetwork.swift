import Simulator
import Testing

@Suite("Without a network")
struct NoNetwork {
    @Test("the console works on, says why nothing leaves, and all of it leaves by itself when Twilio is back")
    func console() throws {
        let place = try Workplace()
        let twilio = try TwilioOnLoopback()
        twilio.simulator.stop()
        place.environment.merge(twilio.variables) { $1 }
        try SmallPortfolio(place, count: 40).imported(place)

        let terminal = try Tmux(place)
        #expect(try terminal.shows("40 préstamos"), terminal.picture)
        try terminal.press("R")
        #expect(try terminal.shows("Recordar a 40"), terminal.picture)
        #expect(try terminal.answer("s") { !$0.contains("Recordar a 40") }, terminal.picture)
        #expect(try terminal.shows("No hay conexión con Twilio"), terminal.picture)
        try terminal.press("2")
        #expect(try terminal.shows("40 clientes"), terminal.picture)
        try terminal.press("1", "p")
        #expect(try terminal.shows("Pago · préstamo"), terminal.picture)
        try terminal.press("Escape", "q")
        #expect(try eventually { try terminal.isDead })

        #expect(try twilio.simulator.start(port: twilio.port) == twilio.port)
        let emptied = try place.diamante("mensajero", "--hasta-vaciar", "--espera", "120")
        #expect(emptied.status == 0, "\(emptied.err)")
        #expect(twilio.simulator.statistics.creates == 40)
        #expect(twilio.simulator.statistics.acceptedPerRecipient.values.allSatisfy { $0 == 1 })
    }

    @Test("`estado` says something sensible of whatever Twilio answers about the balance", arguments: AnyBalance.all)
    func status(balance: String) throws {
        let place = try Workplace()
        let twilio = try TwilioOnLoopback {
            $0.distort = { _, path, _ in
                guard path.hasSuffix("Balance.json") else { return nil }
                let head = "HTTP/1.1 200 OK\r\nContent-Length: \(balance.utf8.count)\r\n\r\n"
                return .init(Array((head + balance).utf8), closes: false)
            }
        }
        place.environment.merge(twilio.variables) { $1 }
        let result = try place.diamante("estado", "--json")
        #expect(result.status == 0, "\(result.err)")
        #expect(try result.json() is [String: Any])
    }
}

enum AnyBalance {
    static let all = [
        "", "null", "[]", "{}", "<html>", "{\"balance\":null}", "{\"balance\":{}}", "{\"balance\":\"1e999\"}",
        "{\"balance\":\"-0.05\",\"currency\":7}", "{\"balance\":\"\\u001b[2J\",\"currency\":\"\\u0000\"}",
        String(repeating: "[", count: 100_000),
    ]
}
