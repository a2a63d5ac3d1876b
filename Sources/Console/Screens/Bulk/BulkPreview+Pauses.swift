import Messaging
import Store

extension BulkPreview {
    /// The pause by which nothing of it would leave now.
    var pause: Pause? {
        if let all = pauses.holdingAll(of: request.kind) { return all }
        let channels = Set(tally.summary.messages.filter { $0.value > 0 }.keys)
        guard !channels.isEmpty, channels.isSubset(of: pauses.channels) else { return nil }
        return pauses.first { channels.map(PauseScope.init).contains($0.scope) }
    }

    /// The channels by which some of it would wait, while the rest goes.
    var pausedChannels: [Channel] {
        pause == nil
            ? pauses.channels.filter { tally.summary.messages[$0, default: 0] > 0 }.sorted { $0.rawValue < $1.rawValue }
            : []
    }
}
