import Lending
import Messaging
import Store

/// The figures of a bulk action with its people by name, as far as anybody would read them.
struct BulkTally {
    /// One client with what becomes of them.
    struct Line {
        let name: String
        let document: Document
        let fate: Fate
    }

    /// `BulkFate` without the texts: a hundred thousand of them are not kept.
    enum Fate {
        case due(Channel)
        case later(Channel, Instant)
        case already
        /// From when they may be written to, where waiting is all it takes.
        case excluded(BlockReason, from: Instant?)
    }

    /// Of each kind at most so many are kept by name.
    private static let limit = 5000

    var summary: BulkSummary
    /// Who gets something, all of them.
    private(set) var recipients = ClientIDs()
    private(set) var refused: [Line] = []
    private(set) var sent: [Line] = []

    init(currency: String) {
        summary = BulkSummary(currency: currency)
    }

    /// Who is left out comes first: that is what one looks for.
    var lines: [Line] { refused + sent }

    /// Why the only client there is gets nothing.
    var onlyRefusal: (reason: BlockReason, from: Instant?)? {
        guard count == 1, case .excluded(let reason, let from)? = refused.first?.fate else { return nil }
        return (reason, from)
    }

    var count: Int { summary.recipients + summary.excludedCount + summary.already }

    mutating func add(_ entry: BulkEntry) {
        switch entry.fate {
        case .due(let channel, _): send(entry, .due(channel))
        case .later(let channel, _, let instant): send(entry, .later(channel, instant))
        case .already: append(entry, .already, to: &refused)
        case .excluded(_, let reason): append(entry, .excluded(reason, from: entry.allowedFrom), to: &refused)
        }
    }

    private mutating func send(_ entry: BulkEntry, _ fate: Fate) {
        recipients.insert(entry.clientID)
        append(entry, fate, to: &sent)
    }

    private func append(_ entry: BulkEntry, _ fate: Fate, to lines: inout [Line]) {
        guard lines.count < Self.limit else { return }
        lines.append(Line(name: entry.name, document: entry.document, fate: fate))
    }
}
