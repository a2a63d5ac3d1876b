import Simulator
import Testing

@Suite("The life of a simulated message")
struct MessageLifeTests {
    static let pace = Simulator.Pace(sending: 100, sent: 1000, delivered: 3000, read: 6000, priced: 4000)

    @Test("a WhatsApp message goes from queued to read as time passes, and its price comes later")
    func progress() throws {
        let probe = try Probe { $0.pace = Self.pace }
        let created = try probe.create("whatsapp:+573001112233")
        #expect(created.status == 201)
        #expect(created.text("status") == "queued")
        #expect(created.text("date_sent") == nil)
        let sid = try #require(created.text("sid"))

        var seen: [String] = []
        for step: Int64 in [0, 100, 900, 2000, 3000] {
            probe.clock.advance(milliseconds: step)
            let fetched = try probe.request("GET", "\(messagesPath)/\(sid).json")
            seen.append((fetched.text("status") ?? "") + " " + (fetched.text("price") ?? "-"))
        }
        #expect(seen == ["queued -", "sending -", "sent -", "delivered -", "read -0.00500"])
    }

    @Test("an SMS is never read, and costs by its segments")
    func sms() throws {
        let probe = try Probe()
        let text = String(repeating: "a", count: 161)
        _ = try probe.request("POST", messagesPath + ".json", probe.message("+573001112233", body: text))
        let row = try #require(try probe.request("GET", messagesPath + ".json").list.first)
        #expect(row["status"] as? String == "delivered")
        #expect(row["num_segments"] as? String == "2")
        #expect(row["price"] as? String == "-0.10000")
        #expect(try probe.request("GET", "/2010-04-01/Accounts/\(accountSID)/Balance.json").text("balance") == "49.90")
    }

    @Test("through a messaging service it is accepted without a sender, and gets one on its way")
    func messagingService() throws {
        let probe = try Probe { $0.pace = Self.pace }
        let service = "MG" + String(repeating: "1", count: 32)
        let form = [("To", "+573001112233"), ("MessagingServiceSid", service), ("Body", "Hola")]
        let created = try probe.request("POST", messagesPath + ".json", form)
        #expect(created.text("status") == "accepted")
        #expect(created.text("from") == nil)
        #expect(created.text("num_segments") == "0")
        probe.clock.advance(milliseconds: 100)
        let sid = try #require(created.text("sid"))
        let later = try probe.request("GET", "\(messagesPath)/\(sid).json")
        #expect(later.text("from") == "+15005550006")
        #expect(later.text("num_segments") == "1")
    }

    @Test("a queued message can be canceled, one on its way cannot")
    func cancel() throws {
        let probe = try Probe { $0.pace = Self.pace }
        let sid = try #require(try probe.create("+573001112233").text("sid"))
        let canceled = try probe.request("POST", "\(messagesPath)/\(sid).json", [("Status", "canceled")])
        #expect(canceled.text("status") == "canceled")
        let other = try #require(try probe.create("+573001112233").text("sid"))
        probe.clock.advance(milliseconds: 150)
        let late = try probe.request("POST", "\(messagesPath)/\(other).json", [("Status", "canceled")])
        #expect(late.number("code") == 30409)
        probe.clock.advance(milliseconds: 60_000)
        #expect(try probe.request("GET", "\(messagesPath)/\(sid).json").text("status") == "canceled")
    }

    @Test("what has arrived can be redacted and deleted, what is on its way cannot")
    func redactAndDelete() throws {
        let probe = try Probe { $0.pace = Self.pace }
        let path = "\(messagesPath)/\(try #require(try probe.create("+573001112233").text("sid"))).json"
        #expect(try probe.request("DELETE", path).number("code") == 20009)
        probe.clock.advance(milliseconds: 5000)
        #expect(try probe.request("POST", path, [("Body", "")]).text("body") == "")
        #expect(try probe.request("DELETE", path).status == 204)
        #expect(try probe.request("GET", path).number("code") == 20404)
        #expect(try probe.request("GET", messagesPath + ".json").list.isEmpty)
    }

    @Test("a scheduled message waits for its time and can be canceled until then")
    func scheduled() throws {
        let probe = try Probe { $0.pace = Self.pace }
        let service = "MG" + String(repeating: "1", count: 32)
        // The still clock shows 2026-09-21T14:13:20Z.
        func form(at time: String) -> [(String, String)] {
            [
                ("To", "+573001112233"), ("MessagingServiceSid", service), ("Body", "Hola"),
                ("ScheduleType", "fixed"), ("SendAt", time),
            ]
        }
        let soon = try probe.request("POST", messagesPath + ".json", form(at: "2026-09-21T14:18:00Z"))
        #expect(soon.number("code") == 35115)
        let created = try probe.request("POST", messagesPath + ".json", form(at: "2026-09-21T14:20:00Z"))
        #expect(created.text("status") == "scheduled")
        probe.clock.advance(milliseconds: 600_000)
        #expect(probe.simulator.messages.first?.status == "delivered")
    }

    @Test("two simulators with the same seed give the same SIDs, others do not")
    func seed() throws {
        func sid(_ seed: UInt64) throws -> String? {
            try Probe { $0.seed = seed }.create("+573001112233").text("sid")
        }
        #expect(try sid(3) == sid(3))
        #expect(try sid(3) != sid(4))
    }

    @Test("Twilio's clock may run ahead: the Date header and the dates of messages agree")
    func skew() throws {
        let probe = try Probe { $0.clockSkew = 180_000 }
        let created = try probe.create("+573001112233")
        #expect(created.headers["Date"] == "Mon, 21 Sep 2026 14:16:20 GMT")
        #expect(created.text("date_created") == "Mon, 21 Sep 2026 14:16:20 +0000")
    }
}
