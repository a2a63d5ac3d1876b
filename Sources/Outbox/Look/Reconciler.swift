import Lending
import Messaging
import Store
import Twilio

/// Looks for uncertain messages in Twilio's list, and decides what they are.
final class Reconciler {
    /// A list of one recipient that is longer than this many pages of 50 is read no further.
    private static let mostPages = 20
    /// So many lists that could not be read, and the horizon over: a person is asked.
    private static let mostFailures = 10

    private let desk: Desk
    private var underway: Set<MessageID> = []
    private var failures: [MessageID: Int] = [:]

    init(desk: Desk) {
        self.desk = desk
    }

    private var capacity: Int { max(2, desk.settings.concurrency / 4) }

    /// The calls for the looks that are due.
    func start() throws -> [(call: TwilioCall, errand: Errand)] {
        guard underway.count < capacity else { return [] }
        let due = try desk.store.dueLooks(limit: capacity).filter { !underway.contains($0.id) }
        return due.prefix(capacity - underway.count).map { message in
            underway.insert(message.id)
            return recipient(Look(message: message, hadCaughtUp: youngerIsListed(message)))
        }
    }

    private func recipient(_ look: Look) -> (call: TwilioCall, errand: Errand) {
        let address = TwilioAddress(look.message.channel, look.message.recipient)
        return (.list(MessageFilter(to: address, pageSize: 50)), .look(look))
    }

    /// When the next look is due; nil: never, or when one of those underway has ended.
    func next() throws -> Uptime? {
        guard underway.count < capacity else { return nil }
        if underway.isEmpty { return try desk.store.nextLook().map { desk.uptime(of: $0) } }
        // What is underway is due as well: only others count.
        let due = try desk.store.dueLooks(limit: capacity).contains { !underway.contains($0.id) }
        return due ? desk.up : nil
    }

    /// A page was answered: the call that has to follow, or nothing when the look is over.
    func answered(_ look: Look, _ result: Result<MessagePage, TwilioFailure>) throws -> (TwilioCall, Errand)? {
        var look = look
        let page: MessagePage
        switch result {
        case .failure(let failure):
            try failed(look, failure)
            return nil
        case .success(let read): page = read
        }
        switch look.step {
        case .recipient:
            look.rows += page.messages
            let window = window(of: look.message)
            let reaches = page.messages.last?.created.map { $0 < window.from } ?? false
            let goesOn = !reaches && page.next != nil
            // A row without a SID may be ours, and so may one that is never read.
            guard page.unreadable == 0, !goesOn || page.next.map({ $0.number <= Self.mostPages }) == true else {
                try failed(look, .unreadable(status: 200))
                return nil
            }
            if goesOn, let next = page.next { return (.page(next), .look(look)) }
            return try settle(look, youngerVisible: look.hadCaughtUp ? true : nil)
        case .younger:
            desk.noteListed(page.messages)
            guard youngerIsListed(look.message) else { return try settle(look, youngerVisible: false) }
            // It may have caught up since the list of the recipient was made: that one is asked for once more.
            return recipient(Look(message: look.message, hadCaughtUp: true))
        }
    }

    /// The answer was lost with its process's database error: the look stays due.
    func abandon(_ look: Look) {
        underway.remove(look.message.id)
    }

    private func window(of message: UncertainMessage) -> LookWindow {
        LookWindow(since: message.sendingSince, skew: desk.skew)
    }

    private func youngerIsListed(_ message: UncertainMessage) -> Bool {
        desk.newestListed.map { $0 > youngerThan(message) } ?? false
    }

    /// A message created after this, by Twilio's clock, was created later than ours can have been.
    private func youngerThan(_ message: UncertainMessage) -> Instant {
        let post = min(LookWindow.longestPost, desk.settings.looks.horizon / 2)
        return message.sendingSince.adding(milliseconds: max(0, desk.skew) + post)
    }

    private func settle(_ look: Look, youngerVisible: Bool?) throws -> (TwilioCall, Errand)? {
        let message = look.message
        desk.settings.onStep?(.looked)
        let rows = try candidates(look)
        let verdict = LookVerdict.decide(
            look: message.looks,
            candidates: rows.map { .init(sid: $0.sid, hasSameText: TrialText.posted($0.body) == message.body) },
            youngerVisible: youngerVisible, schedule: desk.settings.looks)
        switch verdict {
        case .needsYounger:
            var younger = look
            younger.step = .younger
            return (.list(MessageFilter(pageSize: 50)), .look(younger))
        case .adopt(let sids):
            try adopt(message, rows.filter { sids.contains($0.sid) })
        case .otherText:
            try desk.store.leaveUnresolved(message, because: "other_text")
        case .again(let wait):
            try desk.store.lookedInVain(message, next: desk.now.adding(milliseconds: wait))
        case .absent where desk.settings.resend == .proved:
            try desk.store.requeueProvedAbsent(message)
        case .absent:
            try desk.store.leaveUnresolved(message, because: "absence_proved")
        case .giveUp:
            try desk.store.leaveUnresolved(message, because: "not_found")
        }
        over(look)
        desk.settings.onStep?(.settled)
        desk.log.info("message \(message.id.rawValue): look \(message.looks + 1) \(verdict.word)")
        return nil
    }

    /// Outbound, created when ours may have been, nobody else's: neither a row's that has its SID nor one's that waits
    /// for a text of its own. Oldest first. What a trial account puts before a text is known to the letter, so that the rest
    /// is as good as a text of its own; any other change leaves it to a person.
    private func candidates(_ look: Look) throws -> [MessageResource] {
        let window = window(of: look.message)
        let rows = look.rows.filter { $0.direction != .inbound && window.contains($0.created) }
        guard !rows.isEmpty else { return [] }
        let known = try desk.store.knownSIDs(among: rows.map(\.sid))
        let rivals = try desk.store.rivalTexts(of: look.message)
        return rows.filter { !known.contains($0.sid) && !rivals.contains(TrialText.posted($0.body)) }.reversed()
    }

    private func adopt(_ message: UncertainMessage, _ rows: [MessageResource]) throws {
        for row in rows where try desk.store.adoptFound(message, row.report) { return }
        // Another row was quicker to take that SID: there may be a second one.
        if let wait = desk.settings.looks.wait(after: message.looks) {
            try desk.store.lookedInVain(message, next: desk.now.adding(milliseconds: wait))
        } else {
            try desk.store.leaveUnresolved(message, because: "sid_taken")
        }
    }

    private func failed(_ look: Look, _ failure: TwilioFailure) throws {
        desk.noteRefusal(failure)
        let id = look.message.id
        let count = (failures[id] ?? 0) + 1
        failures[id] = count
        let isOver = desk.now.milliseconds(since: look.message.sendingSince) > desk.settings.looks.horizon
        if count >= Self.mostFailures, isOver {
            try desk.store.leaveUnresolved(look.message, because: "could_not_look")
            over(look)
            return
        }
        var wait = desk.wait(desk.settings.waits.reading, failures: count)
        if case .rateLimited(_, let seconds?) = failure { wait = max(wait, Int64(min(seconds, 3600)) * 1000) }
        try postpone(look, milliseconds: wait)
    }

    private func postpone(_ look: Look, milliseconds: Int64) throws {
        try desk.store.postponeLook(look.message, until: desk.now.adding(milliseconds: milliseconds))
        underway.remove(look.message.id)
    }

    private func over(_ look: Look) {
        underway.remove(look.message.id)
        failures[look.message.id] = nil
    }
}

extension LookVerdict {
    /// For the log.
    fileprivate var word: String {
        switch self {
        case .adopt: "found"
        case .otherText: "another text"
        case .again: "nothing yet"
        case .needsYounger: "has the list caught up"
        case .absent: "absent"
        case .giveUp: "not found"
        }
    }
}
