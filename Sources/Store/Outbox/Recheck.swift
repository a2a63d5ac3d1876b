import Lending
import Messaging
import SQLite

/// What the last look before sending decides.
enum RecheckVerdict {
    case go(recipient: String, text: ComposedText)
    case later(Instant, because: BlockReason)
    case withdraw(WithdrawReason)
}

extension Store {
    /// Legal days after which a message that never found its hour is withdrawn.
    private static let legalDaysLate = 2

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
        guard let recipient = facts.number(for: message.channel) else { return .withdraw(.phoneChanged) }
        if let ended = try subjectEnded(message) { return .withdraw(ended) }
        switch judge(message.contactClass, message.channel, facts, besides: message, holidays: holidays) {
        case .allow: break
        case .wait(let until, let reason):
            if try legalDays(from: message.firstDay, to: clock.zone.civil(until).day, holidays) > Self.legalDaysLate {
                return .withdraw(.tooLate)
            }
            return .later(until, because: reason)
        case .block(let reason):
            return .withdraw(reason == .optedOut || reason == .optedOutOfAll ? .optedOut : .ruledOut)
        }
        switch try compose(message.kind, message.channel, facts: facts, subject: subject(of: message)) {
        case .success(let text): return .go(recipient: recipient, text: text)
        case .failure: return .withdraw(.ruledOut)
        }
    }

    private func judge(
        _ contactClass: ContactClass, _ channel: Channel, _ facts: ContactFacts, besides message: QueuedMessage,
        holidays: HolidayCalendar
    ) -> ContactDecision {
        var history = facts.history.without(message.id)
        if let first = message.resendOf { history = history.without(first) }
        return business.policy.decide(
            contactClass, channel, to: facts.profile, after: history, at: clock.businessNow, in: clock.zone,
            holidays: holidays)
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

    /// Days after `first`, up to `day`, on which a collection message may go out.
    private func legalDays(from first: Day, to day: Day, _ holidays: HolidayCalendar) throws -> Int {
        guard day > first else { return 0 }
        return (1...day.days(since: first)).count { offset in
            business.policy.window(on: first.adding(days: offset), holidays: holidays) != nil
        }
    }
}
