package import Lending
package import Messaging

/// One bulk action as it is asked for: what is said, to whom, how.
package struct BulkRequest: Sendable, Equatable {
    package enum Content: Sendable, Equatable {
        /// One message to every client who is behind.
        case overdue
        /// One message to every client who promised to pay on that day, or has something due on it, or so many days later.
        case reminders(daysAhead: Int)
        /// The operator's own text.
        case notice(String)
    }

    package enum Target: Sendable, Equatable {
        /// Everyone whom the content concerns.
        case everyone
        /// What the overdue list shows under this query.
        case overdue(OverdueQuery)
        /// What the list of clients shows under this query; of a notice of arrears, those of them who are behind.
        case listed(ClientQuery)
        /// The clients of these loans.
        case loans(LoanIDs)
        /// Who of them is not concerned is told so.
        case clients(ClientIDs)
        case route(RouteID)
    }

    package var content: Content
    package var target: Target
    package var wish: ChannelWish

    package init(content: Content, target: Target, wish: ChannelWish = .automatic) {
        self.content = content
        self.target = target
        self.wish = wish
    }

    package var kind: MessageKind {
        switch content {
        case .overdue: .overdue
        case .reminders: .reminder
        case .notice: .notice
        }
    }

    /// One intent, one key: two people who press the same action on one day send it once.
    func dedupe(_ client: ClientID, day: Day) -> String {
        switch content {
        case .overdue: "overdue:\(client.rawValue):\(day.iso)"
        case .reminders: "reminder:\(client.rawValue):\(day.iso)"
        case .notice(let text): "notice:\(day.iso):\(Fingerprint.of(text)):\(client.rawValue)"
        }
    }
}

/// What becomes of one client in a bulk action.
package enum BulkFate: Sendable, Equatable {
    case due(Channel, ComposedText)
    /// Its legal hour, or its turn in the pace, comes later.
    case later(Channel, ComposedText, Instant)
    case already(MessageID)
    case excluded(Channel, BlockReason)
}

/// One client of a bulk action with what becomes of it.
package struct BulkEntry: Sendable, Equatable {
    package let clientID: ClientID
    package let name: String
    package let document: Document
    /// A reminder, what is due today or a promise: the kinds of one run of reminders differ.
    package let kind: MessageKind
    package let fate: BulkFate
    /// What the message is about: what is overdue, or what falls due; nothing for a notice.
    package let amount: Money
    package let cost: Cost
    /// It may go now, but does not fit before the hours end.
    package let waitsForPace: Bool
    /// From when one who is left out may be written to, where waiting is all it takes.
    package let allowedFrom: Instant?
}

/// The figures of a bulk action: what the preview shows and the command prints.
package struct BulkSummary: Sendable, Equatable {
    package var dueNow = 0
    package var scheduled = 0
    package var already = 0
    package var excluded: [BlockReason: Int] = [:]
    package var messages: [Channel: Int] = [:]
    package var smsSegments = 0
    package var cost = Cost.zero
    package var currency: String
    /// What those who are written to are told that they owe, all together.
    package var amount = Money.zero
    /// When the first of the later ones goes, and the last.
    package var firstLater: Instant?
    package var lastLater: Instant?
    /// Of the later ones, those that do not fit at the sender's pace before the hours end.
    package var unfit = 0
    /// When the hours end in which the first ones go; nil outside of them.
    package var hoursEnd: Instant?
    /// What kinds go out, now or later.
    package var kinds: [MessageKind: Int] = [:]
    /// How it reads to the first who gets it.
    package var sample: BulkEntry?
    /// What the month costs with it.
    package var month: MonthlySpending?

    package init(currency: String) {
        self.currency = currency
    }

    package var excludedCount: Int { excluded.values.reduce(0, +) }
    package var recipients: Int { dueNow + scheduled }

    mutating func count(_ entry: BulkEntry) {
        switch entry.fate {
        case .already: already += 1
        case .excluded(_, let reason): excluded[reason, default: 0] += 1
        case .due(let channel, let text):
            dueNow += 1
            count(entry, channel, text)
        case .later(let channel, let text, let instant):
            scheduled += 1
            firstLater = min(firstLater ?? instant, instant)
            lastLater = max(lastLater ?? instant, instant)
            if entry.waitsForPace { unfit += 1 }
            count(entry, channel, text)
        }
    }

    private mutating func count(_ entry: BulkEntry, _ channel: Channel, _ text: ComposedText) {
        messages[channel, default: 0] += 1
        kinds[entry.kind, default: 0] += 1
        if channel == .sms { smsSegments += text.segments }
        cost += entry.cost
        amount += entry.amount
        sample = sample ?? entry
    }
}
