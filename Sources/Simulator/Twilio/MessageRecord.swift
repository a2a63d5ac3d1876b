/// One message as the simulator keeps it. Its status is read off its timeline, never stored.
struct MessageRecord {
    let sid: String
    let to: String
    /// Nil until a messaging service has chosen one.
    let from: String?
    /// What the messaging service chooses.
    let serviceSender: String?
    var body: String
    let messagingServiceSID: String?
    let contentSID: String?
    let validityPeriod: Int?
    let isInbound: Bool
    /// Milliseconds since 1970 UTC, as every time here.
    let created: Int64
    let segments: Int
    /// In hundred-thousandths of US$, known from `priced` on; nil: not billed.
    var price: Int?
    var priced: Int64
    /// Oldest first, never empty.
    var timeline: [Step]
    var isDeleted = false

    struct Step {
        let at: Int64
        let status: MessageStatus
        var errorCode: Int?
    }

    var isWhatsApp: Bool { to.hasPrefix("whatsapp:") }

    /// The step the message has reached.
    func step(at now: Int64) -> Step {
        timeline.last { $0.at <= now } ?? timeline[0]
    }

    /// When it left, nil before.
    func dateSent(at now: Int64) -> Int64? {
        timeline.first { ($0.status == .sent || $0.status == .received) && $0.at <= now }?.at
    }

    func sender(at now: Int64) -> String? {
        from ?? (step(at: now).status == .accepted || step(at: now).status == .scheduled ? nil : serviceSender)
    }

    func isPriced(at now: Int64) -> Bool {
        price != nil && priced <= now && step(at: now).status.isBilled
    }

    /// The rest of its way does not happen.
    mutating func cancel(at now: Int64) {
        timeline.removeAll { $0.at > now }
        timeline.append(Step(at: now, status: .canceled))
    }
}

extension MessageStatus {
    /// Failed and canceled messages are not charged.
    fileprivate var isBilled: Bool {
        switch self {
        case .sent, .delivered, .undelivered, .read, .received, .partiallyDelivered: true
        case .queued, .sending, .failed, .receiving, .accepted, .scheduled, .canceled: false
        }
    }
}

extension MessageRecord {
    /// The way of an outbound message from `start` on.
    static func way(
        from start: Int64, first: MessageStatus, fate: Simulator.Fate, isWhatsApp: Bool, pace: Simulator.Pace,
        validity: Int
    ) -> [Step] {
        var steps = [Step(at: start, status: first)]
        if fate == .stuck {
            let expiry = start + Int64(validity) * 1000
            return steps + [Step(at: expiry, status: .failed, errorCode: 30036)]
        }
        if first != .queued { steps.append(Step(at: start + pace.sending / 2, status: .queued)) }
        steps.append(Step(at: start + pace.sending, status: .sending))
        if case .failed(let code) = fate {
            return steps + [Step(at: start + pace.sent, status: .failed, errorCode: code)]
        }
        steps.append(Step(at: start + pace.sent, status: .sent))
        switch fate {
        case .undelivered(let code):
            steps.append(Step(at: start + pace.delivered, status: .undelivered, errorCode: code))
        case .delivered, .unread:
            steps.append(Step(at: start + pace.delivered, status: .delivered))
            if isWhatsApp && fate == .delivered { steps.append(Step(at: start + pace.read, status: .read)) }
        case .silent, .stuck, .failed, .refused: break
        }
        return steps
    }
}
