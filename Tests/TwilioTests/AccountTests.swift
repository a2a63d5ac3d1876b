import Messaging
import Testing
import Twilio

@Suite("A Twilio account")
struct AccountTests {
    @Test("is made of the variables, and knows who sends on which channel")
    func good() throws {
        let account = try account()
        #expect(account.baseURL == "https://api.twilio.com")
        #expect(account.sender(on: .sms) == .number(TwilioAddress(.sms, "+15005550006")))
        #expect(account.sender(on: .whatsapp) == .number(TwilioAddress(.whatsapp, "+14155238886")))
        let service = "MG" + String(repeating: "0", count: 32)
        #expect(try TwilioTests.account([.messagingServiceSID: service]).sender(on: .sms) == .service(service))
        #expect(try TwilioTests.account([.phoneNumber: ""]).sender(on: .sms) == nil)
    }

    @Test(
        "forgives how people write",
        arguments: [
            (.phoneNumber, "+1 500 555-0006"), (.phoneNumber, " +15005550006\n"), (.phoneNumber, "85432"),
            (.phoneNumber, "Diamante 24"), (.whatsappNumber, "+14155238886"),
            (.whatsappNumber, "WhatsApp:+14155238886"),
            (.apiURL, "https://api.twilio.com/"), (.apiURL, "http://127.0.0.1:4010"), (.apiURL, "http://localhost:1/"),
            (.apiURL, ""), (.authToken, "\(token)\r\n"),
        ] as [(TwilioVariable, String)])
    func forgiving(variable: TwilioVariable, value: String) throws {
        _ = try account([variable: value])
    }

    @Test(
        "names the variable that is wrong",
        arguments: [
            (.accountSID, "", .missing(.accountSID)), (.accountSID, "ACxxxx", .malformed(.accountSID)),
            (.accountSID, "AC" + String(repeating: "g", count: 32), .malformed(.accountSID)),
            (.accountSID, "SK" + String(repeating: "a", count: 32), .malformed(.accountSID)),
            (.accountSID, accountSID + "/../x", .malformed(.accountSID)),
            (.authToken, "  ", .missing(.authToken)), (.authToken, "two words", .malformed(.authToken)),
            (.authToken, String(repeating: "x", count: 32), .malformed(.authToken)),
            (.authToken, "tok\0en", .malformed(.authToken)),
            (.apiKeySID, "SKshort", .malformed(.apiKeySID)), (.apiKeySecret, "secret", .missing(.apiKeySID)),
            (.apiKeySID, "SK" + String(repeating: "1", count: 32), .missing(.apiKeySecret)),
            (.phoneNumber, "3001234567890", .malformed(.phoneNumber)),
            (.phoneNumber, "whatsapp:+15005550006", .malformed(.phoneNumber)),
            (.phoneNumber, "+0123456789", .malformed(.phoneNumber)),
            (.phoneNumber, "+١٢٣٤٥٦٧٨٩", .malformed(.phoneNumber)),
            (.whatsappNumber, "whatsapp:", .malformed(.whatsappNumber)),
            (.whatsappNumber, "85432", .malformed(.whatsappNumber)),
            (.messagingServiceSID, "MG1", .malformed(.messagingServiceSID)),
            (.apiURL, "http://api.twilio.com", .plainHTTP), (.apiURL, "http://10.0.0.1:4010", .plainHTTP),
            (.apiURL, "api.twilio.com", .malformed(.apiURL)), (.apiURL, "https://a@b.com", .malformed(.apiURL)),
            (.apiURL, "https://api.twilio.com/2010", .malformed(.apiURL)),
            (.apiURL, "https://api.twilio.com?x=1", .malformed(.apiURL)),
            (.apiURL, "ftp://127.0.0.1", .malformed(.apiURL)),
        ] as [(TwilioVariable, String, TwilioAccountError)])
    func wrong(variable: TwilioVariable, value: String, error: TwilioAccountError) {
        #expect(throws: error) { try account([variable: value]) }
    }

    @Test("printed, dumped or reflected, shows no secret")
    func secrets() throws {
        let account = try account()
        var printed = "\(account) \(String(reflecting: account))"
        dump(account, to: &printed)
        dump(account.request(for: .create(sms)), to: &printed)
        #expect(!printed.contains(token))
        #expect(!printed.contains("573001234567"))
    }

    @Test("one place knows how a channel is spelled")
    func addresses() {
        #expect(TwilioAddress(.whatsapp, "+57300").wire == "whatsapp:+57300")
        #expect(TwilioAddress(.whatsapp, "whatsapp:+57300").wire == "whatsapp:+57300")
        #expect(TwilioAddress(.sms, "whatsapp:+57300").wire == "+57300")
        #expect(TwilioAddress(wire: "whatsapp:+57300") == TwilioAddress(.whatsapp, "+57300"))
        #expect(TwilioAddress(wire: "+57300") == TwilioAddress(.sms, "+57300"))
        #expect(TwilioAddress(wire: "rcs:brand") == nil)
        #expect(TwilioAddress(wire: "whatsapp:") == nil)
        #expect(TwilioAddress(wire: "") == nil)
    }
}
