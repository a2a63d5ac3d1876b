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
}

extension Store {
    /// Legal days after which a message that never found its hour is withdrawn.
    private static let legalDaysLate = 2
    /// How long a message whose template cannot be read waits for the next look; a mended template ends the wait.
    private static let secondsForTemplate = 600

    /// Is it still true, still allowed, still the right number? The text is made here, from the ledger as it is now.
    func recheck(_ message: QueuedMessage, holidays: HolidayCalendar) throws -> RecheckVerdict {
        guard let clientID = message.clientID else {
            // A test has no client: its text and number are the operator's own.
            return .go(
                recipient: message.recipient,
                text: ComposedText(
                    body: message.body, contentSID: nil, contentVariables: nil, segments: message.segments))
        }
        let facts = try contactFacts(clientID)
        if let ended = try subjectEnded(message) { return .withdraw(ended) }
        if try isTooLate(message, on: clock.today, holidays) { return .withdraw(.tooLate) }
        if message.automatic {
            let channel = automaticChannel(message, facts)
            if channel != message.channel { return .switchTo(channel) }
        }
        guard let recipient = facts.number(for: message.channel) else { return .withdraw(.phoneChanged) }
        switch judge(message.contactClass, message.channel, facts, besides: message, holidays: holidays) {
        case .allow: break
        case .wait(let until, let reason):
            if try isTooLate(message, on: clock.zone.civil(until).day, holidays) { return .withdraw(.tooLate) }
            return .later(until, because: reason)
        case .block(let reason):
            return .withdraw(reason == .optedOut || reason == .optedOutOfAll ? .optedOut : .ruledOut)
        }
        switch try compose(message.kind, message.channel, facts: facts, subject: subject(of: message)) {
        case .success(let text): return .go(recipient: recipient, text: text)
        // Somebody is rewriting the template: it waits until the template can be read again.
        case .failure(.noTemplate):
            return .later(clock.businessNow.adding(seconds: Self.secondsForTemplate), because: .noTemplate)
        case .failure: return .withdraw(.ruledOut)
        }
    }

    private func automaticChannel(_ message: QueuedMessage, _ facts: ContactFacts) -> Channel {
        ChannelChoice.automatic(
            message.contactClass, to: facts.profile, after: history(facts, besides: message),
            whatsappIsDeliverable: whatsappIsDeliverable(message.kind, facts), under: business.policy,
            at: clock.businessNow, in: clock.zone)
    }

    private func history(_ facts: ContactFacts, besides message: QueuedMessage) -> ContactHistory {
        let history = facts.history.without(message.id)
        return message.resendOf.map { history.without($0) } ?? history
    }

    private func judge(
        _ contactClass: ContactClass, _ channel: Channel, _ facts: ContactFacts, besides message: QueuedMessage,
        holidays: HolidayCalendar
    ) -> ContactDecision {
        business.policy.decide(
            contactClass, channel, to: facts.profile, after: history(facts, besides: message), at: clock.businessNow,
            in: clock.zone, holidays: holidays)
    }

    /// Whether what the message is about is over: the debt paid, the payment annulled, the loan void.
    private func subjectEnded(_ message: QueuedMessage) throws -> WithdrawReason? {
        switch message.kind {
        case .overdue, .reminder, .dueToday, .promiseReminder:
            guard let client = message.clientID else { return nil }
            return try collectionSubject(of: client, kind: message.kind) == nil ? .paid : nil
        case .paymentConfirmation, .paidOff:
            guard let payment = message.paymentID else { return nil }
            let annulled: Bool? = try database.first("SELECT 1 FROM annulment WHERE payment_id = ?", payment) { $0[0] }
            return annulled == nil ? nil : .annulled
        case .loanApproved:
            guard let loan = message.loanID else { return nil }
            let status: LoanStatus? = try database.first("SELECT status FROM loan WHERE id = ?", loan) { $0[0] }
            return status == .void ? .annulled : nil
        case .paymentAnnulled, .notice, .test: return nil
        }
    }

    /// Whether what should have gone on its first day would come too late on `day`, also after a long standstill.
    private func isTooLate(_ message: QueuedMessage, on day: Day, _ holidays: HolidayCalendar) throws -> Bool {
        guard business.policy.rule(message.contactClass).keepsHours else { return false }
        return try legalDays(from: message.firstDay, to: day, holidays) > Self.legalDaysLate
    }

    /// Days after `first`, up to `day`, on which a collection message may go out.
    private func legalDays(from first: Day, to day: Day, _ holidays: HolidayCalendar) throws -> Int {
        guard day > first else { return 0 }
        return (1...day.days(since: first)).count { offset in
            business.policy.window(on: first.adding(days: offset), holidays: holidays) != nil
        }
    }
}
