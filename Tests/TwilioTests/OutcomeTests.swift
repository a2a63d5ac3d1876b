import HTTP
import Messaging
import Testing
import Twilio

@Suite("What became of a message")
struct OutcomeTests {
    static let html = "<html><body>504 Gateway Time-out</body></html>"
    static let refusal = #"{"code":21211,"message":"Invalid 'To'","more_info":"https://x","status":400}"#

    @Test("accepted, with Twilio's own clock", arguments: [200, 201, 202])
    func accepted(status: Int) throws {
        let date = Header(name: "date", value: "Sun, 22 Nov 2026 15:04:05 GMT")
        guard case .accepted(let message, let at) = CreateOutcome(response(status, row(5), [date])) else {
            Issue.record("not accepted")
            return
        }
        #expect(message.sid == messageSID(5))
        #expect(at == 1_795_359_845_000)
    }

    @Test(
        "refused: nothing was created",
        arguments: [
            (400, refusal, TwilioError(code: 21211, message: "Invalid 'To'", status: 400)),
            (401, #"{"code":20003,"message":"No"}"#, TwilioError(code: 20003, message: "No", status: 401)),
            (403, html, TwilioError(code: nil, message: "", status: 403)),
            (404, "", TwilioError(code: nil, message: "", status: 404)),
            (400, #"{"code":"21610","message":null}"#, TwilioError(code: 21610, message: "", status: 400)),
            (400, #"{"code":1.5,"message":["x"]}"#, TwilioError(code: nil, message: "", status: 400)),
            (400, #"{"message":"\u001b[31mred\r\n"}"#, TwilioError(code: nil, message: " [31mred  ", status: 400)),
            (400, "[1,2]", TwilioError(code: nil, message: "", status: 400)),
        ])
    func refused(status: Int, body: String, error: TwilioError) {
        #expect(CreateOutcome(response(status, body)) == .refused(error))
    }

    @Test("a refusal's text is kept short, and its description has none of it")
    func longRefusal() throws {
        let body = "{\"message\":\"\(String(repeating: "+573001234567 ", count: 100_000))\"}"
        guard case .refused(let error) = CreateOutcome(response(400, body)) else {
            Issue.record("not refused")
            return
        }
        #expect(error.message.count == 500)
        #expect("\(error)" == "HTTP 400, no code")
    }

    @Test("rate limited: never processed")
    func rateLimited() {
        let body = #"{"code":20429,"message":"Too Many Requests","status":429}"#
        let error = TwilioError(code: 20429, message: "Too Many Requests", status: 429)
        #expect(CreateOutcome(response(429, body)) == .rateLimited(error, retryAfterSeconds: nil))
        let header = Header(name: "Retry-After", value: "3")
        #expect(CreateOutcome(response(429, body, [header])) == .rateLimited(error, retryAfterSeconds: 3))
        #expect(
            CreateOutcome(response(429, Self.html))
                == .rateLimited(TwilioError(code: nil, message: "", status: 429), retryAfterSeconds: nil))
    }

    @Test(
        "uncertain: it may exist",
        arguments: [
            (500, #"{"code":20500}"#, "http-500"), (502, html, "http-502"), (503, "", "http-503"),
            (504, html, "http-504"),
            (408, "", "http-408"), (499, "", "http-499"), (302, "", "http-302"), (307, html, "http-307"),
            (201, "", "unreadable-201"), (201, html, "unreadable-201"), (201, "null", "unreadable-201"),
            (201, "[]", "unreadable-201"), (201, "{}", "unreadable-201"), (201, "{\"sid\":null}", "unreadable-201"),
            (201, "{\"sid\":\"SM12\"}", "unreadable-201"), (200, String(row().dropLast()), "unreadable-200"),
            (204, "", "unreadable-204"), (0, "", "http-0"), (999, "", "http-999"),
        ])
    func uncertain(status: Int, body: String, reason: String) {
        #expect(CreateOutcome(response(status, body)) == .uncertain(reason: reason))
    }

    @Test("without an answer, what left this machine decides")
    func noAnswer() {
        #expect(CreateOutcome(.failure(.nothingLeft(.dns))) == .notSent(reason: "dns"))
        #expect(CreateOutcome(.failure(.nothingLeft(.timeout))) == .notSent(reason: "timeout"))
        #expect(CreateOutcome(.failure(.ambiguous(.timeout))) == .uncertain(reason: "timeout"))
        #expect(CreateOutcome(.failure(.ambiguous(.tooLarge))) == .uncertain(reason: "too-large"))
    }

    @Test("taken back, too late, or not known")
    func canceled() throws {
        guard case .done(let message) = CancelOutcome(response(200, row(1, ["status": "\"canceled\""]))) else {
            Issue.record("not done")
            return
        }
        #expect(message.status == "canceled")
        #expect(CancelOutcome(response(400, #"{"code":30409}"#)) == .tooLate)
        #expect(CancelOutcome(response(409, Self.html)) == .tooLate)
        #expect(
            CancelOutcome(response(404, #"{"code":20404}"#))
                == .failed(.refused(TwilioError(code: 20404, message: "", status: 404))))
        #expect(CancelOutcome(response(500, "")) == .failed(.unavailable(status: 500)))
        #expect(CancelOutcome(.failure(.ambiguous(.cut))) == .failed(.unreachable(reason: "cut")))
        #expect(CancelOutcome(response(200, "x")) == .failed(.unreadable(status: 200)))
    }

    @Test("the account is a trial or a full one, or of a kind not known yet; its token is not even read")
    func account() throws {
        func read(_ body: String, status: Int = 200) throws -> TwilioAnswer {
            try answer(.account, response(status, body))
        }
        func resource(_ type: String) -> String {
            #"{"auth_token":"geheim","sid":"\#(accountSID)","status":"active","type":\#(type)}"#
        }
        #expect(try read(resource("\"Trial\"")) == .account(.success(TwilioAccountKind(type: .trial))))
        #expect(try read(resource("\"Full\"")) == .account(.success(TwilioAccountKind(type: .full))))
        #expect(try read(resource("\"Gold\"")) == .account(.success(TwilioAccountKind(type: nil))))
        #expect(try read(resource("null")) == .account(.success(TwilioAccountKind(type: nil))))
        #expect(!"\(try read(resource("\"Full\"")))".contains("geheim"))
        for bad in ["{}", "[]", "", #"{"type":"Trial"}"#] {
            #expect(try read(bad) == .account(.failure(.unreadable(status: 200))))
        }
        // A standard key may send messages and not read the account.
        #expect(
            try read(#"{"code":20003}"#, status: 401)
                == .account(.failure(.refused(TwilioError(code: 20003, message: "", status: 401)))))
    }

    @Test("the balance is kept as a decimal text, debts too")
    func balance() throws {
        func read(_ body: String) throws -> TwilioAnswer { try answer(.balance, response(200, body)) }
        let text = #"{"account_sid":"AC","balance":"0.05","currency":"USD"}"#
        #expect(try read(text) == .balance(.success(TwilioBalance(amount: "0.05", currency: "USD"))))
        #expect(try read(#"{"balance":-12.5}"#) == .balance(.success(TwilioBalance(amount: "-12.5", currency: "USD"))))
        for bad in ["{}", #"{"balance":"much"}"#, #"{"balance":"1e5"}"#, #"{"balance":"--1"}"#, "[]", ""] {
            #expect(try read(bad) == .balance(.failure(.unreadable(status: 200))))
        }
        let missing = try answer(.balance, response(404, #"{"code":20404}"#))
        #expect(missing == .balance(.failure(.refused(TwilioError(code: 20404, message: "", status: 404)))))
    }
}
