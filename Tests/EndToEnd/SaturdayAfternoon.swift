import Foundation
import Glibc
import Simulator
import Testing

@Suite("A thousand reminders on a Saturday afternoon")
struct SaturdayAfternoon {
    /// Saturday 9 January 2027 in Bogotá; the Monday after it is a holiday (Reyes Magos).
    static func bogota(_ day: Int, _ hour: Int, _ minute: Int, _ second: Int = 0) -> Date {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = TimeZone(secondsFromGMT: -5 * 3600) ?? .gmt
        let moment = DateComponents(year: 2027, month: 1, day: day, hour: hour, minute: minute, second: second)
        return calendar.date(from: moment) ?? Date()
    }

    static func offset(to moment: Date) -> [String: String] {
        ["DIAMANTE_CLOCK_OFFSET": String(Int(moment.timeIntervalSinceNow))]
    }

    private func milliseconds(_ moment: Date) -> Int { Int(moment.timeIntervalSince1970 * 1000) }

    private func number(_ place: Workplace, _ sql: String) throws -> Int {
        let database = place.data.appending(path: "diamante.db").path
        let out = try Program.run("/usr/bin/sqlite3", [database, sql], environment: [:], in: place.root).out
        return try #require(Int(out.trimmingCharacters(in: .whitespacesAndNewlines)), "\(sql): \(out)")
    }

    @Test("what fits goes before three o'clock, the rest on Tuesday at seven, and it is said before it is asked")
    func saturday() throws {
        let place = try Workplace()
        let twilio = try TwilioOnLoopback()
        place.environment.merge(twilio.variables) { $1 }
        place.environment["TWILIO_SMS_RATE"] = "1"
        place.environment.merge(Self.offset(to: Self.bogota(9, 14, 58))) { $1 }
        try SmallPortfolio(place, count: 1000).imported(place)

        let dry = try place.diamante(
            "cuotas-vencidas", "--ensayo", "--json", with: Self.offset(to: Self.bogota(9, 14, 58)))
        let preview = try #require(try dry.json() as? [String: Any])
        let fit = try #require(preview["en_cola"] as? Int)
        #expect((30...60).contains(fit), "a minute at a segment a second, less what this machine needs to start")
        #expect(preview["programados"] as? Int == 1000 - fit)
        #expect(preview["no_caben"] as? Int == 1000 - fit)
        #expect(preview["primera_hora"] as? String == "12/01/2027 7:00")

        // Some seconds before the last minute, in which nothing leaves, and the seconds of undo are over.
        place.environment.merge(Self.offset(to: Self.bogota(9, 14, 58, 5))) { $1 }
        let terminal = try Tmux(place, columns: 110, rows: 30)
        #expect(try terminal.shows("1.000 préstamos"), terminal.picture)
        try terminal.press("R")
        #expect(try terminal.shows("no caben antes de las 15:00"), terminal.picture)
        #expect(try terminal.screen().contains("martes 12/01 7:00"), terminal.picture)
        #expect(try terminal.answer("s") { $0.contains("escriba 1000") }, terminal.picture)
        try terminal.type("1000")
        try terminal.press("s")
        #expect(try eventually(within: 30) { try number(place, "SELECT count(*) FROM run") == 1 }, terminal.picture)

        let (closes, tuesday) = (milliseconds(Self.bogota(9, 15, 0)), milliseconds(Self.bogota(12, 7, 0)))
        let said = try number(place, "SELECT due_now FROM run")
        #expect((1...45).contains(said))
        #expect(try number(place, "SELECT scheduled FROM run") == 1000 - said)
        #expect(try number(place, "SELECT count(*) FROM message WHERE not_before = \(tuesday)") >= 1000 - said)

        // Whatever is queued once the hours are over waits for Tuesday.
        let held = "SELECT count(*) FROM message WHERE state = 'queued' AND not_before <> \(tuesday)"
        #expect(try eventually(within: 90) { try number(place, held) == 0 })
        let sent = try number(place, "SELECT count(*) FROM message WHERE contact_at IS NOT NULL")
        #expect(twilio.simulator.statistics.accepted == sent)
        #expect(sent > 0 && sent <= said, "\(sent) of \(said)")
        #expect(try number(place, "SELECT count(*) FROM message WHERE contact_at >= \(closes)") == 0)

        // Tuesday morning, with a faster sender.
        let status = try #require(try place.diamante("estado", "--json").json() as? [String: Any])
        if let worker = status["mensajero"] as? [String: Any], let pid = worker["pid"] as? Int {
            kill(pid_t(pid), SIGTERM)
        }
        try terminal.press("q")
        place.environment["TWILIO_SMS_RATE"] = "1000"
        place.environment.merge(Self.offset(to: Self.bogota(12, 7, 0, 1))) { $1 }
        #expect(try place.diamante("estado", "--adoptar").status == 0)
        let emptied = try place.diamante("mensajero", "--hasta-vaciar", "--espera", "120")
        #expect(emptied.status == 0, "\(emptied.err)")
        #expect(twilio.simulator.statistics.accepted == 1000)
        #expect(twilio.simulator.statistics.acceptedPerRecipient.values.allSatisfy { $0 == 1 })
        let early = "SELECT count(*) FROM message WHERE contact_at >= \(closes) AND contact_at < \(tuesday)"
        #expect(try number(place, early) == 0)
    }
}
