import Lending
import Messaging
import SQLite

/// What the last look before sending decides.
enum RecheckVerdict {
    case go(recipient: String, text: ComposedText)
    case later(Instant, because: BlockReason)
    /// An automatic channel that would now be another one: it goes in that channel's turn.
    case switchTo(Channel)
    case withdraw(WithdrawReason)
    /// The rules forbid it by now; the reason is kept as for one that was ruled out at birth.
    case ruleOut(BlockReason)
}

extension Store {
    /// Legal days after which a message that never found its hour is withdrawn.
    private static let legalDaysLate = 2
    /// How long a message whose template cannot be read waits for the next look; a mended template ends the wait.
    private static let secondsForTemplate = 600

    /// Is it still true, still allowed, still the right number? The text is made here, from the ledger as it is now.
    func recheck(_ message: QueuedMessage, _ rules: ContactRules) throws -> RecheckVerdict {
        guard let clientID = message.clientID else {
            // A test has no client: its text and number are the operator's own.
            return .go(
                recipient: message.recipient,
                text: ComposedText(
                    body: message.body, contentSID: nil, contentVariables: nil, segments: message.segments))
        }
        let facts = try contactFacts(clientID)
        if let ended = try subjectEnded(message) { return ended }
        if isTooLate(message, on: clock.today, rules) { return .withdraw(.tooLate) }
        if message.automatic {
            let channel = automaticChannel(message, facts, rules)
            if channel != message.channel { return .switchTo(channel) }
        }
        guard let recipient = facts.number(for: message.channel) else { return .withdraw(.phoneChanged) }
        switch judge(message, facts, rules) {
        case .allow: break
        case .wait(let until, let reason):
            guard isTooLate(message, on: clock.zone.civil(until).day, rules) else {
                return .later(until, because: reason)
            }
            // A visit or another channel since it was queued: the proof names that rule, and not how long it would wait.
            return reason.isLimit ? .ruleOut(reason) : .withdraw(.tooLate)
        case .block(let reason):
            return reason == .optedOut || reason == .optedOutOfAll ? .withdraw(.optedOut) : .ruleOut(reason)
        }
        switch try compose(message.kind, message.channel, facts: facts, subject: subject(of: message)) {
        case .success(let text): return .go(recipient: recipient, text: text)
        // Somebody is rewriting the template: it waits until the template can be read again.
        case .failure(.noTemplate):
            return .later(clock.businessNow.adding(seconds: Self.secondsForTemplate), because: .noTemplate)
        case .failure(let reason): return .ruleOut(reason)
        }
    }

    private func automaticChannel(_ message: QueuedMessage, _ facts: ContactFacts, _ rules: ContactRules) -> Channel {
        // While somebody rewrites its template a message waits for it, and does not take the dearer way meanwhile.
        let waitsForTemplate = message.channel == .whatsapp && isBroken(message.kind, .whatsapp)
        return rules.channel(
            for: message.kind, to: facts.profile, after: history(facts, besides: message),
            whatsappIsDeliverable: waitsForTemplate || whatsappIsDeliverable(message.kind, facts),
            at: clock.businessNow)
    }

    private func isBroken(_ kind: MessageKind, _ channel: Channel) -> Bool {
        business.templates.broken[TemplateKey(kind, channel, business.language)] != nil
    }

    private func history(_ facts: ContactFacts, besides message: QueuedMessage) -> ContactHistory {
        let history = facts.history.without(message.id)
        return message.resendOf.map { history.without($0) } ?? history
    }

    private func judge(_ message: QueuedMessage, _ facts: ContactFacts, _ rules: ContactRules) -> ContactDecision {
        rules.decide(
            message.kind, message.channel, to: facts.profile, after: history(facts, besides: message),
            at: clock.businessNow)
    }

    /// Whether what the message is about is over: the debt paid, the payment annulled, the loan void.
    private func subjectEnded(_ message: QueuedMessage) throws -> RecheckVerdict? {
        switch message.kind {
        case .overdue, .reminder, .dueToday, .promiseReminder:
            guard let client = message.clientID else { return nil }
            let wasHeldUp = clock.today > message.firstDay
            if message.kind == .reminder, wasHeldUp, try collectionSubject(of: client, kind: .overdue) != nil {
                return .ruleOut(.behind)
            }
            guard try collectionSubject(of: client, kind: message.kind) == nil else { return nil }
            // What speaks of its own day is not taken for paid when that day went by.
            let isOfItsDay = message.kind == .dueToday || message.kind == .promiseReminder
            if isOfItsDay, wasHeldUp { return .ruleOut(.dayOver) }
            let isTakenBack = try message.kind == .promiseReminder && wasPromiseWithdrawn(client)
            return .withdraw(isTakenBack ? .promiseWithdrawn : .paid)
        case .paymentConfirmation, .paidOff:
            guard let payment = message.paymentID else { return nil }
            let annulled: Bool? = try database.first("SELECT 1 FROM annulment WHERE payment_id = ?", payment) { $0[0] }
            return annulled == nil ? nil : .withdraw(.annulled)
        case .loanApproved:
            guard let loan = message.loanID else { return nil }
            let status: LoanStatus? = try database.first("SELECT status FROM loan WHERE id = ?", loan) { $0[0] }
            return status == .void ? .withdraw(.annulled) : nil
        case .paymentAnnulled, .notice, .test: return nil
        }
    }

    /// Whether what should have gone on its first day would come too late on `day`, also after a long standstill. What is
    /// owed to a client never comes too late.
    private func isTooLate(_ message: QueuedMessage, on day: Day, _ rules: ContactRules) -> Bool {
        guard rules.policy.rule(message.contactClass).keepsHours, day > message.firstDay else { return false }
        // Days after the first on which a collection message may go out.
        let late = (1...day.days(since: message.firstDay)).count { rules.isOpen(message.firstDay.adding(days: $0)) }
        return late > Self.legalDaysLate
    }
}
