import Simulator
import Testing

@Suite("What the simulated Twilio refuses")
struct RefusalTests {
    struct Case: Sendable {
        let form: [(String, String)]
        let code: Int
        init(_ code: Int, _ form: (String, String)...) {
            self.form = form
            self.code = code
        }
    }

    static let to = ("To", "+573001112233")
    static let from = ("From", "+15005550006")
    static let body = ("Body", "Hola")
    static let whatsApp = ("To", "whatsapp:+573001112233")
    static let cases = [
        Case(21604, from, body),
        Case(21604, ("To", ""), from, body),
        Case(21211, ("To", "3001112233"), from, body),
        Case(21211, ("To", "+57 300 111 2233"), from, body),
        Case(21211, ("To", "whatsapp:3001112233"), from, body),
        Case(21603, to, body),
        Case(21602, to, from),
        Case(21602, to, from, ("Body", " \n")),
        Case(21617, to, from, ("Body", String(repeating: "a", count: 1601))),
        Case(21910, whatsApp, from, body),
        Case(21910, to, ("From", "whatsapp:+15005550006"), body),
        Case(21212, to, ("From", "quien sabe quien es"), body),
        Case(21624, to, from, body, ("ValidityPeriod", "0")),
        Case(21624, to, from, body, ("ValidityPeriod", "36001")),
        Case(21705, to, ("MessagingServiceSid", "MG1"), body),
        Case(21655, to, from, ("ContentSid", "HX1")),
        Case(
            21656, to, from, ("ContentSid", "HX" + String(repeating: "1", count: 32)), ("ContentVariables", "Ana")),
        Case(35115, to, from, body, ("ScheduleType", "fixed"), ("SendAt", "2026-09-21T15:00:00Z")),
    ]

    @Test("a bad request is answered with Twilio's code and creates nothing", arguments: cases)
    func validation(refused: Case) throws {
        let probe = try Probe()
        let reply = try probe.request("POST", messagesPath + ".json", refused.form)
        #expect(reply.status == 400)
        #expect(reply.number("code") == refused.code)
        #expect(reply.number("status") == 400)
        #expect(reply.text("more_info") == "https://www.twilio.com/docs/errors/\(refused.code)")
        #expect(reply.text("message")?.isEmpty == false)
        #expect(probe.simulator.messages.isEmpty)
        #expect(probe.simulator.statistics.refused == 1)
    }

    @Test("exactly 1600 characters pass, and so do a short code, a name and a template")
    func accepted() throws {
        let probe = try Probe()
        let template = ("ContentSid", "HX" + String(repeating: "1", count: 32))
        for form in [
            [Self.to, Self.from, ("Body", String(repeating: "ñ", count: 1600))],
            [Self.to, ("From", "890123"), Self.body],
            [Self.to, ("From", "Diamante"), Self.body],
            [Self.to, Self.from, template, ("ContentVariables", #"{"1":"Ana"}"#)],
        ] {
            #expect(try probe.request("POST", messagesPath + ".json", form).status == 201)
        }
    }

    @Test(
        "a wrong token, another account, no token and none at all are 401, 20003",
        arguments: [
            (accountSID, "falso"), ("AC" + String(repeating: "f", count: 32), "secreto"), (accountSID, ""),
            ("ana", "x"),
        ])
    func credentials(user: String, token: String) throws {
        let probe = try Probe {
            $0.accountSID = accountSID
            $0.authToken = "secreto"
        }
        let refused = try probe.request("GET", messagesPath + ".json", user: user, token: token)
        #expect(refused.status == 401)
        #expect(refused.number("code") == 20003)
        #expect(try probe.request("GET", messagesPath + ".json", token: "secreto").status == 200)
        let key = "SK" + String(repeating: "2", count: 32)
        #expect(try probe.request("GET", messagesPath + ".json", user: key, token: "secreto").status == 200)
    }

    @Test("an account sees only its own messages")
    func accounts() throws {
        let probe = try Probe()
        let sid = try #require(try probe.create("+573001112233").text("sid"))
        let other = "AC" + String(repeating: "9", count: 32)
        let path = "/2010-04-01/Accounts/\(other)/Messages"
        #expect(try probe.request("GET", "\(path)/\(sid).json", user: other).number("code") == 20404)
        #expect(try probe.request("GET", "\(path).json", user: other).list.isEmpty)
    }

    @Test("only the senders of the account may send")
    func senders() throws {
        let probe = try Probe { $0.senders = ["+15005550006"] }
        #expect(try probe.create("+573001112233").status == 201)
        #expect(try probe.create("whatsapp:+573001112233").number("code") == 63007)
        let form = [Self.to, ("From", "+15005550007"), Self.body]
        #expect(try probe.request("POST", messagesPath + ".json", form).number("code") == 21606)
    }

    @Test("what is not there is 20404, a wrong method 405")
    func missing() throws {
        let probe = try Probe()
        for path in ["/", "/2010-04-01/Accounts/\(accountSID)/Calls.json", "\(messagesPath)/SM1.json"] {
            #expect(try probe.request("GET", path).number("code") == 20404, "\(path)")
        }
        #expect(try probe.request("DELETE", messagesPath + ".json").status == 405)
    }

    @Test("after STOP nothing goes to that person until START; SALIR is not Twilio's word")
    func optOut() throws {
        let probe = try Probe()
        #expect(try probe.create("+573001112233").status == 201)
        for (word, status) in [("SALIR", 201), ("Stop.", 400), ("start", 201)] {
            let sid = probe.simulator.receive(from: "+573001112233", to: "+15005550006", body: word)
            #expect(sid != nil)
            #expect(try probe.create("+573001112233").status == status, "\(word)")
        }
        #expect(try probe.create("+573004445566").status == 201)
    }

    @Test("with the WhatsApp window enforced, free text arrives only within 24 hours of the person's own message")
    func window() throws {
        let probe = try Probe { $0.enforcesWhatsAppWindow = true }
        func status() throws -> String? {
            let sid = try #require(try probe.create("whatsapp:+573001112233").text("sid"))
            return try probe.request("GET", "\(messagesPath)/\(sid).json").text("status")
        }
        #expect(try status() == "failed")
        probe.simulator.receive(from: "whatsapp:+573001112233", to: "whatsapp:+15005550006", body: "Hola")
        #expect(try status() == "read")
        probe.clock.advance(milliseconds: 86_400_001)
        #expect(try status() == "failed")
    }
}
