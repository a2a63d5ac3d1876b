import Lending
import Messaging
import Store
package import Terminal

/// What a bulk action would do, before it does anything: nothing is queued until `s` here.
///
/// Counting may take a second over 100 000 clients, so it is work that a key interrupts; queueing shows its progress and
/// `Esc` takes all of it back.
package final class BulkPreview: ScreenView {
    package static let bindings: [Binding<BulkPreview>] = [
        Binding(.character("s"), do: .send, in: .messages, off: \.offForSending) { $0.send() },
        Binding(.enter, do: .recipients, in: .messages, off: \.offForList) { $0.openList() },
        Binding(.character("m"), do: .changeMessage, in: .messages) { $0.chooseMessage() },
        Binding(.escape, .character("q"), do: .dontSend, in: .general) { $0.back() },
    ]

    /// Whom the title names.
    package enum Subject {
        case one(String)
        /// So many loans are marked.
        case marked(Int)
        case markedClients(Int)
        case filtered
        /// Of the clients that a filter shows those who are behind.
        case behindFiltered
        /// What falls due today and so many days later.
        case due(daysAhead: Int)
        /// Nothing is filtered: everybody who is behind.
        case all
    }

    enum Stage {
        case counting
        case ready
        /// So many recipients, or so much money, that their number is typed first.
        case asking(TextField)
        case queueing
    }

    /// Above this the number of recipients is typed.
    static let freeLimit = 200

    package let context: Context
    let subject: Subject
    var request: BulkRequest
    var stage = Stage.counting
    var tally: BulkTally
    /// What stands still, as it was when it was counted.
    private(set) var pauses: [Pause] = []
    /// The books changed since it was counted.
    private var isStale = false
    /// Clients looked at so far, while it counts or queues.
    var seen = 0
    /// Who was counted when this question came up: whoever says yes to it means them, and nobody else.
    private var askedOf = ClientIDs()
    /// How often something else was chosen to be sent, or it turned out to go to somebody else as well.
    private var questions = 0
    let holdSeconds: Int
    /// Twilio said that this is a trial account.
    let isTrial: Bool
    /// Told of the clients who were refused, after it was sent.
    private let sent: (ClientIDs) -> [Effect]

    init(
        _ context: Context, _ request: BulkRequest, subject: Subject, sent: @escaping (ClientIDs) -> [Effect]
    ) {
        self.context = context
        self.request = request
        self.subject = subject
        self.sent = sent
        holdSeconds = (try? context.store.undoSeconds) ?? 0
        isTrial = (try? context.store.accountType()) == .trial
        tally = BulkTally(currency: context.store.business.prices.currency)
    }

    package var isDialog: Bool { true }
    package var title: String {
        if case .counting = stage { return texts.previewTitle(request.kind, subject, nil) }
        return texts.previewTitle(request.kind, subject, tally.summary)
    }

    /// Nothing before it is counted; counted anew for changed books it stays the same question, unless somebody comes in.
    package var asked: AnyHashable? {
        if case .counting = stage { nil } else { questions }
    }

    // MARK: Counting

    /// A changed database is counted anew, so that the numbers stay true until they are confirmed. Those of before stand
    /// there meanwhile and can be agreed to: while another run goes out, the books change all the time.
    package func refresh() {
        isStale = true
    }

    package var hasWork: Bool {
        switch stage {
        case .counting: true
        case .ready: isStale
        case .asking, .queueing: false
        }
    }

    package func work() throws {
        var tally = BulkTally(currency: context.store.business.prices.currency)
        seen = 0
        tally.summary = try context.store.preview(request, scope: context.scope, holdSeconds: holdSeconds) { entry in
            tally.add(entry)
            seen += 1
            if seen % 500 == 0 { _ = context.progress(seen, nil) }
        }
        pauses = try context.store.pauses()
        if case .counting = stage { askedOf = [] }
        if !tally.recipients.isSubset(of: askedOf) {
            askedOf = tally.recipients
            questions += 1
        }
        (self.tally, stage, isStale) = (tally, .ready, false)
    }

    // MARK: Actions

    private var offForSending: OffReason? {
        if let off = context.offWhenReadOnly { return off }
        if case .counting = stage { return .notYet }
        if tally.summary.recipients == 0 { return .nobodyToSendTo }
        return isOverCeiling && !context.user.role.mayExceedCeiling ? .desk(.overCeiling) : nil
    }

    /// With this the month's spending reaches its ceiling: a person has to say so.
    var isOverCeiling: Bool { tally.summary.recipients > 0 && tally.summary.month?.standing == .over }

    /// What is typed before so many, or so dear, messages go.
    var question: String {
        let recipients = tally.summary.recipients
        return isOverCeiling ? texts.typeOverCeiling(recipients) : texts.typeTheNumber(recipients)
    }

    private var offForList: OffReason? {
        if case .counting = stage { .notYet } else { tally.lines.isEmpty ? .listIsEmpty : nil }
    }

    private func openList() -> [Effect] {
        [.push(RecipientList(context, tally))]
    }

    private func chooseMessage() -> [Effect] {
        let chooser = MessageChooser(context, request) { [weak self] in self?.take($0) ?? [] }
        return [.push(chooser)]
    }

    private func take(_ choice: MessageChooser.Choice) -> [Effect] {
        switch (choice, request.content) {
        case (.by(let wish), _):
            request.wish = wish
            questions += 1
            stage = .counting
            return []
        // Back to where it is written.
        case (.ownText, .notice): return [.pop]
        case (.ownText, .overdue), (.ownText, .reminders):
            return context.trying {
                // Over this one, to which Esc comes back; once it was sent, this one goes too.
                let form = NoticeForm(context, to: try sameClients(), subject: subject) { [sent] in
                    [.pop] + sent($0)
                }
                return [.push(form)]
            }
        }
    }

    /// A text of one's own goes to those whom the reminder would have gone to, and not to all who were listed.
    private func sameClients() throws -> BulkRequest.Target {
        guard case .listed(let query) = request.target, request.content == .overdue else { return request.target }
        return .clients(try context.store.clientsBehind(of: query, scope: context.scope))
    }

    private func back() -> [Effect] {
        guard case .asking = stage else { return [.pop] }
        stage = .ready
        return []
    }

    package func type(_ key: Key) -> [Effect]? {
        guard case .asking(var field) = stage else { return nil }
        // The number is typed, but a letter confirms it: Enter may have been pressed by habit.
        guard key != .enter else { return [] }
        guard field.handle(key) == .ignored else {
            stage = .asking(field)
            return []
        }
        return key == .character("m") ? [] : nil
    }

    private func send() -> [Effect] {
        let recipients = tally.summary.recipients
        switch stage {
        case .ready where recipients > Self.freeLimit || isOverCeiling:
            stage = .asking(TextField(kind: .digits, limit: 9))
            return [.dropTypedAhead]
        case .asking(let field) where field.text != String(recipients):
            return [.say(.notice(question))]
        case .ready, .asking: return queue()
        case .counting, .queueing: return []
        }
    }

    /// One run in one transaction; its first message is due after the seconds in which it can be undone.
    ///
    /// What was agreed to are those who were counted, and their number that was shown: should the books have changed since,
    /// so that it would be somebody else or more, nothing is queued and the preview counts again.
    private func queue() -> [Effect] {
        let (overCeiling, agreed) = (isOverCeiling, tally.summary.recipients)
        stage = .queueing
        defer { stage = .counting }
        let total = tally.summary.recipients + tally.summary.excludedCount + tally.summary.already
        var refused = ClientIDs()
        var recipients = 0
        seen = 0
        do {
            let (run, summary) = try context.store.queue(
                request, scope: context.scope, holdSeconds: holdSeconds, overCeiling: overCeiling
            ) { entry in
                switch entry.fate {
                case .due, .later:
                    recipients += 1
                    guard askedOf.contains(entry.clientID) else { throw Grown() }
                case .excluded: refused.insert(entry.clientID)
                case .already: break
                }
                guard recipients <= agreed else { throw Grown() }
                seen += 1
                if seen % 200 == 0, !context.progress(seen, total) { throw Stopped() }
            }
            let note = Note.done(texts.queued(summary, clock: context.clock))
            let after = sent(refused)
            return [.pop] + after + [.queued, .undoable(.run(run, context, after: after)), .say(note)]
        } catch is Grown {
            return [.say(.notice(texts.numbersChanged))]
        } catch is Stopped {
            return [.say(.notice(texts.nothingSent))]
        } catch {
            return [.say(.failure(context.sentence(error)))]
        }
    }
}

/// The person stopped it; everything is taken back.
struct Stopped: Error {}

/// It would reach others, or more, than was agreed to.
private struct Grown: Error {}
