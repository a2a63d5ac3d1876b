/// Twilio's status words.
enum MessageStatus: String {
    case queued, sending, sent, failed, delivered, undelivered, receiving, received, accepted, scheduled, read
    case partiallyDelivered = "partially_delivered"
    case canceled

    /// A message can be taken back only before it is on its way.
    var canBeCanceled: Bool { self == .queued || self == .accepted || self == .scheduled }

    /// Nothing more happens to it (`delivered` may still become `read`), so it may be deleted or redacted.
    var isFinal: Bool {
        switch self {
        case .failed, .delivered, .undelivered, .received, .read, .canceled: true
        case .queued, .sending, .sent, .receiving, .accepted, .scheduled, .partiallyDelivered: false
        }
    }
}
