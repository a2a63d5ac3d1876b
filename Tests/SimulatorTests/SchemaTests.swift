import Foundation
import Simulator
import Testing

/// The table is taken from Twilio's OpenAPI description of `api.v2010.account.message` and its neighbours.
@Suite("Answers hold Twilio's own schema")
struct SchemaTests {
    enum Kind {
        case text(String)
        case nullableText(String)
        case integer
        case nullableInteger
        case object
    }

    static let date = "^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \\d{2} [A-Z][a-z]{2} \\d{4} \\d{2}:\\d{2}:\\d{2} \\+0000$"
    static let statuses = [
        "queued", "sending", "sent", "failed", "delivered", "undelivered", "receiving", "received", "accepted",
        "scheduled", "read", "partially_delivered", "canceled",
    ]

    static let message: [String: Kind] = [
        "body": .text(""), "num_segments": .text("^\\d+$"), "num_media": .text("^\\d+$"),
        "direction": .text("^(inbound|outbound-api|outbound-call|outbound-reply)$"),
        "from": .nullableText("^(whatsapp:)?\\+\\d+$"), "to": .text("^(whatsapp:)?\\+\\d+$"),
        "date_updated": .text(date), "date_created": .text(date), "date_sent": .nullableText(date),
        "price": .nullableText("^-\\d+\\.\\d{5}$"), "price_unit": .text("^[A-Z]{3}$"),
        "error_message": .nullableText(""), "error_code": .nullableInteger,
        "uri": .text("^/2010-04-01/Accounts/AC[0-9a-f]{32}/Messages/SM[0-9a-f]{32}\\.json$"),
        "account_sid": .text("^AC[0-9a-fA-F]{32}$"), "sid": .text("^(SM|MM)[0-9a-fA-F]{32}$"),
        "messaging_service_sid": .nullableText("^MG[0-9a-fA-F]{32}$"),
        "status": .text("^(\(statuses.joined(separator: "|")))$"), "api_version": .text("^2010-04-01$"),
        "subresource_uris": .object,
    ]

    static let list: [String: Kind] = [
        "end": .integer, "start": .integer, "page": .integer, "page_size": .integer,
        "first_page_uri": .text("^/2010-04-01/"), "uri": .text("^/2010-04-01/"),
        "next_page_uri": .nullableText("^/2010-04-01/"), "previous_page_uri": .nullableText("^/2010-04-01/"),
    ]

    static let balance: [String: Kind] = [
        "account_sid": .text("^AC[0-9a-fA-F]{32}$"), "balance": .text("^-?\\d+\\.\\d{2}$"), "currency": .text("^USD$"),
    ]

    static let account: [String: Kind] = [
        "auth_token": .nullableText(""), "date_created": .text(date), "date_updated": .text(date),
        "friendly_name": .text(""), "owner_account_sid": .text("^AC[0-9a-fA-F]{32}$"),
        "sid": .text("^AC[0-9a-fA-F]{32}$"), "status": .text("^(active|suspended|closed)$"),
        "subresource_uris": .object, "type": .text("^(Trial|Full)$"), "uri": .text("^/2010-04-01/"),
    ]

    func check(_ object: [String: Any], _ schema: [String: Kind], also: Set<String> = []) {
        #expect(Set(object.keys).subtracting(also) == Set(schema.keys))
        for (key, kind) in schema {
            let value = object[key]
            switch kind {
            case .nullableText, .nullableInteger: if value is NSNull { continue }
            case .text, .integer, .object: break
            }
            switch kind {
            case .text(let pattern), .nullableText(let pattern):
                let text = value as? String
                #expect(text?.range(of: pattern, options: .regularExpression) != nil || pattern.isEmpty, "\(key)")
                #expect(text != nil, "\(key)")
            case .integer, .nullableInteger: #expect(value is Int && !(value is String), "\(key)")
            case .object: #expect(value is [String: Any], "\(key)")
            }
        }
    }

    @Test("every status, both channels, inbound, failed and canceled")
    func messages() throws {
        let probe = try Probe { $0.pace = MessageLifeTests.pace }
        let service = "MG" + String(repeating: "1", count: 32)
        for ending in ["1111", "0001", "0008", "0014", "0020"] {
            for channel in ["", "whatsapp:"] {
                check(try probe.create("\(channel)+57300555\(ending)").json, Self.message)
            }
        }
        let form = [("To", "+573005551112"), ("MessagingServiceSid", service), ("Body", "Hola \"Ana\"\u{7}\n")]
        let accepted = try probe.request("POST", messagesPath + ".json", form)
        check(accepted.json, Self.message)
        #expect(accepted.text("body") == "Hola \"Ana\"\u{7}\n")
        probe.simulator.receive(from: "+573001112233", to: "+15005550006", body: "¿Cuánto debo?")
        let sid = try #require(accepted.text("sid"))
        _ = try probe.request("POST", "\(messagesPath)/\(sid).json", [("Status", "canceled")])

        var seen: Set<String> = []
        for step: Int64 in [0, 100, 900, 2000, 3000] {
            probe.clock.advance(milliseconds: step)
            for row in try probe.request("GET", messagesPath + ".json").list {
                check(row, Self.message)
                seen.insert(row["status"] as? String ?? "")
            }
        }
        #expect(
            seen == [
                "queued", "sending", "sent", "delivered", "read", "undelivered", "failed", "canceled", "received",
            ])
    }

    @Test("lists, balance and account")
    func others() throws {
        let probe = try Probe()
        let root = "/2010-04-01/Accounts/\(accountSID)"
        check(try probe.request("GET", messagesPath + ".json").json, Self.list, also: ["messages"])
        for _ in 0..<3 { _ = try probe.create("+573001112233") }
        let first = try probe.request("GET", messagesPath + ".json?PageSize=1&To=%2B573001112233")
        check(first.json, Self.list, also: ["messages"])
        check(
            try probe.request("GET", try #require(first.text("next_page_uri"))).json, Self.list, also: ["messages"])
        check(try probe.request("GET", root + "/Balance.json").json, Self.balance)
        check(try probe.request("GET", root + ".json").json, Self.account)
    }

    @Test("the Date header is RFC 7231, and a JSON answer says so")
    func headers() throws {
        let probe = try Probe()
        let reply = try probe.create("+573001112233")
        #expect(reply.headers["Date"] == "Mon, 21 Sep 2026 14:13:20 GMT")
        #expect(reply.headers["Content-Type"] == "application/json")
    }
}
