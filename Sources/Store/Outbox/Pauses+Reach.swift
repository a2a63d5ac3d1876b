package import Messaging

extension [Pause] {
    /// The pause by which no message of this kind leaves, whatever its channel.
    package func holdingAll(of kind: MessageKind) -> Pause? {
        first { $0.scope == .place } ?? first { $0.scope == .account }
            ?? first { $0.scope == .collection && kind.contactClass != .transactional }
    }

    /// By which nothing leaves.
    package var channels: Set<Channel> {
        Set(Channel.allCases.filter { channel in contains { $0.scope == PauseScope(channel) } })
    }
}

extension PauseScope {
    package init(_ channel: Channel) {
        switch channel {
        case .sms: self = .sms
        case .whatsapp: self = .whatsapp
        }
    }
}
