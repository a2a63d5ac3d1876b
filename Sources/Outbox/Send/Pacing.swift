import Messaging

/// When what may leave: a token bucket for each sender, and for WhatsApp one message per recipient in six seconds
/// (Meta's pair limit).
struct Pacing {
    static let pairSpacing: Uptime = 6000

    private var sms: SenderPace
    private var whatsapp: SenderPace
    /// When each recipient was last written to on WhatsApp.
    private var lastTo: [String: Uptime] = [:]
    private var sweptAt: Uptime

    init(smsRate: Double?, whatsappRate: Double?, at now: Uptime) {
        sms = SenderPace(rate: smsRate, at: now)
        whatsapp = SenderPace(rate: whatsappRate, at: now)
        sweptAt = now
    }

    subscript(channel: Channel) -> SenderPace {
        get { channel == .sms ? sms : whatsapp }
        set {
            if channel == .sms { sms = newValue } else { whatsapp = newValue }
        }
    }

    /// A WhatsApp message that somebody before us sent.
    mutating func wrote(to recipient: String, at time: Uptime) {
        lastTo[recipient] = max(time, lastTo[recipient] ?? time)
    }

    /// Milliseconds until this recipient may be written to; 0: now, and it counts as written to.
    mutating func spacing(_ channel: Channel, to recipient: String, at now: Uptime) -> Uptime {
        guard channel == .whatsapp else { return 0 }
        if let last = lastTo[recipient], now - last < Self.pairSpacing { return Self.pairSpacing - (now - last) }
        if now - sweptAt > Self.pairSpacing {
            lastTo = lastTo.filter { now - $0.value < Self.pairSpacing }
            sweptAt = now
        }
        lastTo[recipient] = now
        return 0
    }
}
