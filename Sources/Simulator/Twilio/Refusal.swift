/// An error as Twilio answers it: a code, the HTTP status, a sentence.
struct Refusal: Error {
    let code: Int
    let status: Int
    let message: String

    init(_ code: Int, status: Int? = nil, message: String? = nil) {
        self.code = code
        self.status = status ?? Refusal.status(code)
        self.message = message ?? Refusal.message(code)
    }

    var answer: Answer {
        Answer(
            status,
            json: .object([
                ("code", .integer(code)), ("message", .string(message)),
                ("more_info", .string("https://www.twilio.com/docs/errors/\(code)")), ("status", .integer(status)),
            ]))
    }

    private static func status(_ code: Int) -> Int {
        switch code {
        case 20003: 401
        case 10001, 20005: 403
        case 20404: 404
        case 20009, 30409: 409
        case 20429, 21611: 429
        case 20500: 500
        default: 400
        }
    }

    /// Twilio's own words, in short.
    static func message(_ code: Int) -> String {
        switch code {
        case 10001: "Account is not active"
        case 20003: "Authenticate"
        case 20005: "Account not active"
        case 20009: "Cannot delete or redact this resource before its delivery has completed"
        case 20404: "The requested resource was not found"
        case 20429: "Too Many Requests"
        case 20500: "Internal Server Error"
        case 21211: "Invalid 'To' Phone Number"
        case 21212: "Invalid 'From' Phone Number"
        case 21408: "Permission to send an SMS has not been enabled for the region indicated by the 'To' number"
        case 21602: "Message body is required"
        case 21603: "A 'From' or 'MessagingServiceSid' parameter is required to send a message"
        case 21604: "The destination 'To' phone number is required to send an SMS"
        case 21606: "The 'From' phone number provided is not a valid message-capable Twilio phone number"
        case 21608: "The 'to' phone number provided is not yet verified for this account"
        case 21610: "Attempt to send to unsubscribed recipient"
        case 21611: "This 'From' number has exceeded the maximum number of queued messages"
        case 21614: "'To' number is not a valid mobile number"
        case 21617: "The concatenated message body exceeds the 1600 character limit"
        case 21624: "Invalid validity period value"
        case 21655: "The ContentSid is Invalid"
        case 21656: "The ContentVariables Parameter is invalid"
        case 21705: "The Messaging Service is invalid"
        case 21910: "Invalid From and To pair. From and To should be of the same channel"
        case 30001: "Queue overflow"
        case 30003: "Unreachable destination handset"
        case 30004: "Message blocked"
        case 30005: "Unknown destination handset"
        case 30006: "Landline or unreachable carrier"
        case 30007: "Message filtered"
        case 30008: "Unknown error"
        case 30036: "Validity Period Expired"
        case 30409: "This message cannot be canceled"
        case 35115: "Scheduling does not support this timestamp"
        case 63007: "Twilio could not find a Channel with the specified From address"
        case 63015: "Channel Sandbox can only send messages to phone numbers that have joined the Sandbox"
        case 63016: "Outside messaging window. For WhatsApp, use a Message Template instead"
        case 63018: "Rate limit exceeded for Channel"
        case 63024: "Invalid message recipient"
        default: "Error \(code)"
        }
    }
}
