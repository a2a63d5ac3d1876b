import Foundation
import HTTP
import Messaging
import Testing
import Twilio

@Suite("A request to Twilio")
struct RequestTests {
    /// The parameters of `CreateMessage`, `UpdateMessage` and `ListMessage` in Twilio's OpenAPI description.
    static let createNames: Set = [
        "To", "From", "MessagingServiceSid", "Body", "ContentSid", "ContentVariables", "ValidityPeriod",
        "StatusCallback", "SmartEncoded", "ScheduleType", "SendAt",
    ]
    static let updateNames: Set = ["Body", "Status"]
    static let listNames: Set = ["To", "From", "DateSent", "DateSent<", "DateSent>", "PageSize", "Page", "PageToken"]

    static let root = "https://api.twilio.com/2010-04-01/Accounts/\(accountSID)"

    @Test("creates an SMS")
    func createSMS() throws {
        let request = try account().request(for: .create(sms))
        #expect(request.method == .post)
        #expect(request.url == Self.root + "/Messages.json")
        #expect(request.credentials == Credentials(user: accountSID, password: token))
        #expect(request.headers == [Header(name: "Content-Type", value: "application/x-www-form-urlencoded")])
        #expect(
            String(decoding: request.body, as: UTF8.self)
                == "To=%2B573001234567&From=%2B15005550006&Body=Su%20cuota%20vence%20hoy&ValidityPeriod=3600")
    }

    @Test("creates a WhatsApp message of a template through a key")
    func createTemplate() throws {
        let key = "SK" + String(repeating: "1", count: 32)
        let message = OutgoingMessage(
            to: TwilioAddress(.whatsapp, "+573001234567"), sender: .number(TwilioAddress(.whatsapp, "+14155238886")),
            content: .template(
                sid: "HX1", variables: ["2": "$50.000", "1": "Ana \"la\" Peña\n\tGil", "3": "a     b  c"]))
        let request = try account([.apiKeySID: key, .apiKeySecret: "s"]).request(for: .create(message))
        #expect(request.credentials == Credentials(user: key, password: "s"))
        let fields = Self.fields(request)
        #expect(fields["To"] == "whatsapp:+573001234567")
        #expect(fields["From"] == "whatsapp:+14155238886")
        #expect(fields["ContentSid"] == "HX1")
        #expect(
            fields["ContentVariables"] == #"{"1":"Ana \"la\" Peña Gil","2":"$50.000","3":"a b  c"}"#)
        #expect(fields["Body"] == nil)
        #expect(fields["ValidityPeriod"] == nil)
    }

    @Test("names only parameters that Twilio's description knows")
    func names() throws {
        let account = try account()
        let service = OutgoingMessage(
            to: TwilioAddress(.sms, "+57"), sender: .service("MG1"),
            content: .template(sid: "HX1", variables: ["1": "a"]), validitySeconds: 10)
        for message in [sms, service] {
            #expect(Self.createNames.isSuperset(of: Self.fields(account.request(for: .create(message))).keys))
        }
        #expect(Self.fields(account.request(for: .create(service)))["From"] == nil)
        let cancel = account.request(for: .cancel(sid: messageSID(1)))
        #expect(Self.fields(cancel) == ["Status": "canceled"])
        #expect(Self.updateNames.isSuperset(of: Self.fields(cancel).keys))
        let filter = MessageFilter(to: TwilioAddress(.sms, "+57"), from: TwilioAddress(.whatsapp, "+1"))
        let query = account.request(for: .list(filter)).url.split(separator: "?").last ?? ""
        #expect(Self.listNames.isSuperset(of: Self.fields(String(query)).keys))
    }

    @Test("keeps the validity in what Twilio takes", arguments: [(-5, 1), (0, 1), (7200, 7200), (90_000, 36_000)])
    func validity(asked: Int, sent: Int) {
        let message = OutgoingMessage(to: sms.to, sender: sms.sender, content: sms.content, validitySeconds: asked)
        #expect(message.validitySeconds == sent)
    }

    @Test("reads a message, a list, a balance, and takes a message back")
    func others() throws {
        let account = try account()
        let sid = messageSID(9)
        let fetch = account.request(for: .fetch(sid: sid))
        #expect(fetch.method == .get)
        #expect(fetch.url == Self.root + "/Messages/\(sid).json")
        let cancel = account.request(for: .cancel(sid: sid))
        #expect(cancel.method == .post)
        #expect(cancel.url == fetch.url)
        #expect(account.request(for: .balance).url == Self.root + "/Balance.json")
        #expect(account.request(for: .list(MessageFilter())).url == Self.root + "/Messages.json?PageSize=1000")
        let filter = MessageFilter(to: TwilioAddress(.whatsapp, "+573001234567"), pageSize: 5000)
        #expect(
            account.request(for: .list(filter)).url
                == Self.root + "/Messages.json?To=whatsapp%3A%2B573001234567&PageSize=1000")
        for call in [.balance, .list(filter), .fetch(sid: sid)] as [TwilioCall] {
            #expect(account.request(for: call).credentials == Credentials(user: accountSID, password: token))
        }
    }

    private static func fields(_ request: Request) -> [String: String] {
        fields(String(decoding: request.body, as: UTF8.self))
    }

    private static func fields(_ form: String) -> [String: String] {
        var fields: [String: String] = [:]
        for pair in form.split(separator: "&") {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            fields[parts[0].removingPercentEncoding ?? ""] = parts[1].removingPercentEncoding
        }
        return fields
    }
}
