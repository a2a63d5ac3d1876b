internal import FoundationEssentials
internal import HTTP
internal import Messaging

/// A message as Twilio describes it. Only the SID is certain to be there: everything else may be missing or null.
package struct MessageResource: Sendable, Equatable {
    package enum Direction: Sendable, Equatable {
        case inbound
        case outbound

        /// `inbound`, or one of `outbound-api`, `outbound-call`, `outbound-reply`.
        init?(twilio word: String) {
            guard word == "inbound" || word.hasPrefix("outbound") else { return nil }
            self = word == "inbound" ? .inbound : .outbound
        }
    }

    package let sid: String
    /// Nil on a channel that is not ours.
    package let to: TwilioAddress?
    /// Nil as well while a Messaging Service has not chosen its number.
    package let from: TwilioAddress?
    /// Not always what was sent: trial accounts put a text in front, templates are rendered by Twilio.
    package let body: String
    /// Twilio's word (`queued`, `delivered`, …), empty if there was none.
    package let status: String
    package let direction: Direction?
    package let messagingServiceSID: String?
    package let segments: Int?
    package let errorCode: Int?
    package let errorMessage: String?
    /// A decimal as Twilio wrote it, negative for a cost (`-0.00750`); comes after the message was sent.
    package let price: String?
    package let priceUnit: String?
    /// Milliseconds UTC; Twilio counts in whole seconds.
    package let createdAt: Int64?
    package let updatedAt: Int64?
    /// Nil until it was sent.
    package let sentAt: Int64?

    package init(
        sid: String, to: TwilioAddress? = nil, from: TwilioAddress? = nil, body: String = "", status: String = "",
        direction: Direction? = nil, messagingServiceSID: String? = nil, segments: Int? = nil, errorCode: Int? = nil,
        errorMessage: String? = nil, price: String? = nil, priceUnit: String? = nil, createdAt: Int64? = nil,
        updatedAt: Int64? = nil, sentAt: Int64? = nil
    ) {
        self.sid = sid
        self.to = to
        self.from = from
        self.body = body
        self.status = status
        self.direction = direction
        self.messagingServiceSID = messagingServiceSID
        self.segments = segments
        self.errorCode = errorCode
        self.errorMessage = errorMessage
        self.price = price
        self.priceUnit = priceUnit
        self.createdAt = createdAt
        self.updatedAt = updatedAt
        self.sentAt = sentAt
    }
}

extension MessageResource: Decodable {
    private enum Key: String, CodingKey {
        case sid, to, from, body, status, direction, price
        case messagingServiceSID = "messaging_service_sid"
        case segments = "num_segments"
        case errorCode = "error_code"
        case errorMessage = "error_message"
        case priceUnit = "price_unit"
        case created = "date_created"
        case updated = "date_updated"
        case sent = "date_sent"
    }

    package init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: Key.self)
        guard let sid = values.text(.sid), TwilioID.isMessage(sid) else {
            throw DecodingError.dataCorruptedError(forKey: .sid, in: values, debugDescription: "not a message SID")
        }
        self.init(
            sid: sid, to: values.text(.to).flatMap(TwilioAddress.init(wire:)),
            from: values.text(.from).flatMap(TwilioAddress.init(wire:)), body: values.text(.body) ?? "",
            status: values.text(.status) ?? "", direction: values.text(.direction).flatMap(Direction.init(twilio:)),
            messagingServiceSID: values.text(.messagingServiceSID), segments: values.integer(.segments),
            errorCode: values.integer(.errorCode), errorMessage: values.text(.errorMessage),
            price: values.text(.price).flatMap(DecimalText.checked), priceUnit: values.text(.priceUnit),
            createdAt: values.text(.created).flatMap(InternetDate.milliseconds),
            updatedAt: values.text(.updated).flatMap(InternetDate.milliseconds),
            sentAt: values.text(.sent).flatMap(InternetDate.milliseconds))
    }
}
