import Simulator
import Testing

@Suite("The list of messages")
struct ListTests {
    /// Follows `next_page_uri` to the end.
    func pages(_ probe: Probe, _ query: String) throws -> [[String]] {
        var out: [[String]] = []
        var uri: String? = messagesPath + ".json" + query
        while let next = uri {
            let page = try probe.request("GET", next)
            #expect(page.status == 200)
            #expect(page.number("page") == out.count)
            out.append(page.list.compactMap { $0["sid"] as? String })
            uri = page.text("next_page_uri")
        }
        return out
    }

    @Test("pages are newest first, whole, and do not shift when something arrives between them")
    func paging() throws {
        let probe = try Probe()
        var sids: [String] = []
        for _ in 0..<5 { sids.insert(try #require(try probe.create("+573001112233").text("sid")), at: 0) }
        let first = try probe.request("GET", messagesPath + ".json?PageSize=2")
        _ = try probe.create("+573001112233")
        let second = try probe.request("GET", try #require(first.text("next_page_uri")))
        let third = try probe.request("GET", try #require(second.text("next_page_uri")))
        let seen = [first, second, third].map { $0.list.compactMap { $0["sid"] as? String } }
        #expect(seen == [[sids[0], sids[1]], [sids[2], sids[3]], [sids[4]]])
        #expect(third.text("next_page_uri") == nil)
        let back = try probe.request("GET", try #require(second.text("previous_page_uri")))
        #expect(back.list.count == 2)
        #expect(first.text("previous_page_uri") == nil)
        #expect([first.number("start"), first.number("end"), second.number("start")] == [0, 1, 2])
    }

    @Test("the page size is 50 unless asked for, and at most 1000")
    func sizes() throws {
        let probe = try Probe { $0.usesPhoneEndings = false }
        for index in 0..<60 { _ = try probe.create("+5730012\(10_000 + index)") }
        #expect(try pages(probe, "").map(\.count) == [50, 10])
        let large = try probe.request("GET", messagesPath + ".json?PageSize=5000")
        #expect(large.number("page_size") == 1000)
        #expect(large.list.count == 60)
    }

    @Test("To and From filter, and the filter survives the next page")
    func filters() throws {
        let probe = try Probe()
        for _ in 0..<3 {
            _ = try probe.create("+573001112233")
            _ = try probe.create("whatsapp:+573001112233")
        }
        #expect(try pages(probe, "?To=%2B573001112233&PageSize=2").map(\.count) == [2, 1])
        #expect(try pages(probe, "?To=whatsapp%3A%2B573001112233").map(\.count) == [3])
        #expect(try pages(probe, "?From=whatsapp%3A%2B15005550006&PageSize=2").map(\.count) == [2, 1])
        #expect(try pages(probe, "?To=%2B573009999999") == [[]])
    }

    @Test("DateSent takes a day, bounds, and ignores what is no date; what is not sent has none")
    func dates() throws {
        let probe = try Probe { $0.pace = MessageLifeTests.pace }
        _ = try probe.create("+573001112233")
        probe.clock.advance(milliseconds: 86_400_000)
        _ = try probe.create("+573001112233")
        func count(_ query: String) throws -> Int { try pages(probe, query).joined().count }
        #expect(try count("?DateSent=2026-09-21") == 1)
        #expect(try count("?DateSent=2026-09-22") == 0)
        probe.clock.advance(milliseconds: 2000)
        #expect(try count("?DateSent=2026-09-22") == 1)
        #expect(try count("?DateSent%3E=2026-09-21") == 2)
        #expect(try count("?DateSent%3E=2026-09-22T00:00:00Z") == 1)
        #expect(try count("?DateSent%3C=2026-09-22") == 1)
        #expect(try count("?DateSent%3E=%3E=2026-09-22") == 2)
    }

    @Test("with a list lag a message is fetched at once and listed later")
    func lag() throws {
        let probe = try Probe { $0.faults.listLag = 5000 }
        let sid = try #require(try probe.create("+573001112233").text("sid"))
        #expect(try pages(probe, "?To=%2B573001112233") == [[]])
        #expect(try probe.request("GET", "\(messagesPath)/\(sid).json").status == 200)
        probe.clock.advance(milliseconds: 5000)
        #expect(try pages(probe, "?To=%2B573001112233") == [[sid]])
    }

    @Test("what clients wrote is in the same list, under our own number")
    func inbound() throws {
        let probe = try Probe()
        _ = try probe.create("+573001112233")
        probe.simulator.receive(from: "+573001112233", to: "+15005550006", body: "SALIR")
        let rows = try probe.request("GET", messagesPath + ".json?To=%2B15005550006").list
        #expect(rows.count == 1)
        #expect(rows.first?["direction"] as? String == "inbound")
        #expect(rows.first?["status"] as? String == "received")
        #expect(rows.first?["body"] as? String == "SALIR")
    }
}
