import HTTP
import Messaging
import SocketServer
import Twilio

let accountSID = "AC" + String(repeating: "a", count: 32)
let token = "0123456789abcdef0123456789abcdef"

func account(_ changes: [TwilioVariable: String?] = [:]) throws(TwilioAccountError) -> TwilioAccount {
    var values: [TwilioVariable: String] = [
        .accountSID: accountSID, .authToken: token, .phoneNumber: "+15005550006",
        .whatsappNumber: "whatsapp:+14155238886",
    ]
    for (variable, value) in changes { values[variable] = value }
    return try TwilioAccount { values[$0] }
}

func messageSID(_ number: Int) -> String {
    let digits = String(number, radix: 16)
    return "SM" + String(repeating: "0", count: 32 - digits.count) + digits
}

/// A message as Twilio writes it, in the shape of its OpenAPI examples.
func row(_ number: Int = 1, _ changes: [String: String] = [:]) -> String {
    var fields = [
        "account_sid": "\"\(accountSID)\"", "api_version": "\"2010-04-01\"", "body": "\"Hola \\ud83d\\udc4d ñ\"",
        "date_created": "\"Sun, 22 Nov 2026 15:04:05 +0000\"", "date_sent": "null",
        "date_updated": "\"Sun, 22 Nov 2026 15:04:06 +0000\"", "direction": "\"outbound-api\"", "error_code": "null",
        "error_message": "null", "from": "\"+15005550006\"", "messaging_service_sid": "null", "num_media": "\"0\"",
        "num_segments": "\"1\"", "price": "null", "price_unit": "\"USD\"", "sid": "\"\(messageSID(number))\"",
        "status": "\"queued\"", "subresource_uris": "{\"media\":\"/x\"}", "to": "\"+573001234567\"", "uri": "\"/x\"",
    ]
    for (name, value) in changes { fields[name] = value }
    return "{" + fields.sorted { $0.key < $1.key }.map { "\"\($0.key)\":\($0.value)" }.joined(separator: ",") + "}"
}

func page(_ rows: [String], next: String = "null") -> String {
    "{\"end\":1,\"messages\":[\(rows.joined(separator: ","))],\"next_page_uri\":\(next),\"page\":0,\"page_size\":50}"
}

func response(_ status: Int, _ body: String, _ headers: [Header] = []) -> Result<Response, HTTPError> {
    .success(Response(status: status, headers: headers, body: Array(body.utf8)))
}

/// The message of an answer to a fetch.
func fetched(_ body: String, status: Int = 200) throws -> MessageResource {
    try answer(.fetch(sid: messageSID(1)), response(status, body)).message.get()
}

/// The page of an answer to a list.
func listed(_ body: String, of account: TwilioAccount? = nil) throws -> MessagePage {
    let call = TwilioCall.list(MessageFilter())
    return try TwilioAnswer(to: call, of: account ?? TwilioTests.account(), response(200, body)).page.get()
}

func answer(_ call: TwilioCall, _ result: Result<Response, HTTPError>) throws -> TwilioAnswer {
    TwilioAnswer(to: call, of: try account(), result)
}

let sms = OutgoingMessage(
    to: TwilioAddress(.sms, "+573001234567"), sender: .number(TwilioAddress(.sms, "+15005550006")),
    content: .text("Su cuota vence hoy"), validitySeconds: 3600)

struct WrongAnswer: Error {}

extension TwilioAnswer {
    var message: Result<MessageResource, any Error> {
        guard case .fetched(let result) = self else { return .failure(WrongAnswer()) }
        return result.mapError { $0 }
    }

    var page: Result<MessagePage, any Error> {
        guard case .listed(let result) = self else { return .failure(WrongAnswer()) }
        return result.mapError { $0 }
    }
}
