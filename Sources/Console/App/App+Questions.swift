import Lending
import Terminal

// An answer of weight counts once its question can have been read, and once for one press: a key that was typed ahead, that
// came while the picture was on its way over a slow line, or that is held too long answers nothing.

extension App {
    /// What can be answered on the screen, since it has stood there.
    struct Question {
        weak var screen: (any ScreenView)?
        let subject: AnyHashable?
        let since: Instant
    }

    /// How long a question stands before an answer to it counts, in milliseconds: longer than it takes to reach whoever sits
    /// far away, and no longer than anybody needs to read it.
    static let readingTime: Int64 = 400

    /// After each picture: what it asks.
    func noteQuestion() {
        guard !isTooSmall, lackingRoom == nil else {
            question = nil
            return
        }
        if let question, isSame(question) { return }
        question = Question(screen: top, subject: top.asked, since: context.clock.now)
    }

    private func isSame(_ question: Question) -> Bool {
        question.screen === top && question.subject == top.asked
    }

    /// Whether what is on top has stood on the screen, as it is now, long enough to be answered.
    func wasRead(_ screen: any ScreenView) -> Bool {
        guard let question, question.screen === screen, isSame(question) else { return false }
        // A clock that was put back lets nobody wait.
        return !(0..<Self.readingTime).contains(context.clock.now.milliseconds(since: question.since))
    }

    /// A key that said yes to something of weight.
    struct Answer {
        let key: Key
        var at: Instant
    }

    /// The key that answered a question, pressed twice or held a little too long, must not act on what lies below it, nor on
    /// the next one of the same kind; whoever presses it anew for that one is told.
    func isEcho(_ key: Key) -> Bool {
        let now = context.clock.now
        let gap = answer.map { now.milliseconds(since: $0.at) } ?? 0
        guard let answer, answer.key == key, (0..<1000).contains(gap) else {
            answer = nil
            return false
        }
        self.answer?.at = now
        if gap >= Self.repeatTime, isAnswer(key) { say(.notice(context.texts.sentence(.tooSoon))) }
        return true
    }

    /// A key that is held comes again much sooner, in milliseconds.
    private static let repeatTime: Int64 = 300

    /// Whether this key answers what is on top.
    func isAnswer(_ key: Key) -> Bool {
        keys.contains { $0.keys.contains(key) && $0.off == nil && $0.action.isAnswer }
    }
}
