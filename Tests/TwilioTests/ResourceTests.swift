import HTTP
import Messaging
import Testing
import Twilio

@Suite("A message as Twilio describes it")
struct ResourceTests {
    @Test("is read whole")
    func whole() throws {
        let message = try fetched(
            row(
                7,
                [
                    "status": "\"undelivered\"", "price": "\"-0.00750\"", "error_code": "30005",
                    "error_message": "\"Unknown destination\"", "date_sent": "\"Sun, 22 Nov 2026 10:04:09 -0500\"",
                ]))
        #expect(message.sid == messageSID(7))
        #expect(message.to == TwilioAddress(.sms, "+573001234567"))
        #expect(message.from == TwilioAddress(.sms, "+15005550006"))
        #expect(message.body == "Hola 👍 ñ")
        #expect(message.status == "undelivered")
        #expect(message.direction == .outbound)
        #expect(message.segments == 1)
        #expect(message.errorCode == 30005)
        #expect(message.errorMessage == "Unknown destination")
        #expect(message.price == "-0.00750")
        #expect(message.priceUnit == "USD")
        #expect(message.createdAt == 1_795_359_845_000)
        #expect(message.updatedAt == 1_795_359_846_000)
        #expect(message.sentAt == 1_795_359_849_000)
        #expect(message.messagingServiceSID == nil)
    }

    @Test("takes numbers for strings and strings for numbers")
    func otherTypes() throws {
        let message = try fetched(
            row(
                1,
                ["num_segments": "2", "error_code": "\"30003\"", "price": "-0.0075", "body": "12", "status": "true"]))
        #expect(message.segments == 2)
        #expect(message.errorCode == 30003)
        #expect(message.price == "-0.0075")
        #expect(message.body == "12")
        #expect(message.status == "true")
    }

    @Test("needs nothing but its SID", arguments: ["null", "[]", "{}", "[[1]]", "{\"a\":null}", "1e999", "\"\""])
    func onlySID(value: String) throws {
        let names = [
            "account_sid", "body", "date_created", "date_sent", "date_updated", "direction", "error_code",
            "error_message", "from", "messaging_service_sid", "num_segments", "price", "price_unit", "status", "to",
        ]
        let message = try fetched(row(3, Dictionary(uniqueKeysWithValues: names.map { ($0, value) })))
        #expect(message.sid == messageSID(3))
        #expect(message.to == nil)
        #expect(message.errorCode == nil)
        #expect(message.price == nil)
        #expect(message.createdAt == nil)
        #expect(message.direction == nil)
        #expect(try fetched("{\"sid\":\"\(messageSID(3))\"}").sid == messageSID(3))
    }

    @Test(
        "is none without a message SID",
        arguments: ["null", "\"\"", "5", "\"SM1\"", "\"AC00000000000000000000000000000000\"", "[]"])
    func noSID(sid: String) throws {
        let answer = try answer(.fetch(sid: ""), response(200, row(1, ["sid": sid])))
        #expect(answer == .fetched(.failure(.unreadable(status: 200))))
    }

    @Test(
        "is read although a letter of it is broken",
        arguments: [
            ("\"a\\ud83d b\"", "a\u{FFFD} b"), ("\"\\udc4d\"", "\u{FFFD}"), ("\"\\ud83d\\u0041\"", "\u{FFFD}A"),
            ("\"tab\there\"", "tab here"), ("\"\\\\ud83d\\n\"", "\\ud83d\n"),
            ("\"\\ud83d\\ud83d\\udc4d\"", "\u{FFFD}👍"), ("\"\\\"\\u00e9\"", "\"é"),
        ])
    func brokenLetters(body: String, read: String) throws {
        // A letter that is broken elsewhere in the document must not change the whole ones either.
        #expect(try listed(page([row(1), row(2, ["body": body])])).messages.map(\.body) == ["Hola 👍 ñ", read])
    }

    @Test("is read although its bytes are not UTF-8")
    func brokenBytes() throws {
        let parts = page([row(1, ["body": "\"a@b\""])]).utf8.split(separator: UInt8(ascii: "@"))
        let bytes = Array(parts[0]) + [0xFF, 0xC3] + Array(parts[1])
        let response = Response(status: 200, body: bytes)
        let answer = try answer(.list(MessageFilter()), .success(response))
        #expect(try answer.page.get().messages.map(\.body) == ["a\u{FFFD}\u{FFFD}b"])
    }
}
