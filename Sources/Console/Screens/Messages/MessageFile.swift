import Lending
import Messaging
import Store
import Terminal

/// One message with all that happened to it, as lines of text.
package struct MessageFile {
    let message: MessageLine
    private let attempts: [MessageAttempt]
    private let events: [MessageEvent]
    private let context: Context

    init(_ id: MessageID, _ context: Context) throws {
        self.context = context
        (message, attempts, events) = try context.store.read {
            (
                try context.store.message(id, scope: context.scope), try context.store.attempts(of: id),
                try context.store.events(of: id)
            )
        }
    }

    private var texts: Texts { context.texts }

    /// Nothing in it can be selected: it is read.
    func lines<Item: Hashable>(width: Int) -> [SheetLine<Item>] {
        // What a person has to decide comes before what was said.
        message.brief.state == .unresolved
            ? facts(width) + trouble(width) + body(width) + history(width)
            : facts(width) + body(width) + trouble(width) + history(width)
    }

    private func facts<Item: Hashable>(_ width: Int) -> [SheetLine<Item>] {
        let (brief, clock) = (message.brief, context.clock)
        func pair(_ name: String, _ value: String) -> SheetLine<Item> { .pair(name, value, names: 10) }
        let waits = brief.state == .unresolved ? message.sendingSince ?? message.createdAt : nil
        let since = waits.map { texts.waits(since: $0, clock) } ?? texts.moment(brief.changedAt, clock)
        var lines: [SheetLine<Item>] = [
            .row(nil) { canvas, room in
                let look = MessageLook(brief, texts: texts, glyphs: canvas.glyphs, clock: clock)
                let pieces: [(text: String, style: Style)] = [
                    (look.text, look.style.with(.bold)), ("  " + since, .dim),
                ]
                canvas.put(pieces, at: room.origin, width: room.width)
            }
        ]
        lines += SheetLine.pairs(
            texts.kindField, texts.name(brief.kind) + " · " + texts.name(brief.channel), names: 10, width: width)
        lines.append(pair(texts.recipientField, texts.spaced(message.recipient) ?? message.recipient))
        if let amount = message.amountAsked {
            let said = message.amount == nil ? texts.asItsTextSays : ""
            lines.append(pair(texts.amountField, texts.money(amount) + said))
        }
        if let loan = message.loanNumber { lines.append(pair(texts.loanField, loan)) }
        if brief.state == .queued, brief.notBefore > clock.businessNow {
            lines.append(pair(texts.leavesField, texts.appointment(brief.notBefore, clock)))
        }
        lines.append(pair(texts.createdField, texts.stamp(message.createdAt, clock) + " · " + message.createdBy))
        if let run = message.runID { lines.append(pair(texts.runField, String(run.rawValue))) }
        if let cost = texts.priceAndEstimate(message, currency: context.store.business.prices.currency) {
            let segments = brief.channel == .sms && message.segments > 0 ? " · " + texts.segments(message.segments) : ""
            lines += SheetLine.pairs(texts.priceField, cost + segments, names: 10, width: width)
        }
        if let sid = message.sid { lines.append(pair("SID", sid)) }
        return lines
    }

    private func body<Item: Hashable>(_ width: Int) -> [SheetLine<Item>] {
        let text = message.body.isEmpty ? texts.madeWhenSent : message.body
        let style: Style = message.body.isEmpty ? .dim : .text
        return [.blank, .heading(texts.textField)] + SheetLine.paragraph(text, width: width, style: style)
    }

    private func trouble<Item: Hashable>(_ width: Int) -> [SheetLine<Item>] {
        var sentences: [String] = []
        if message.brief.state == .unresolved {
            sentences = texts.lookedFor(message, why: events.last?.detail, context.clock) + [texts.decideSentence]
        } else if let sentence = texts.trouble(message, errors: context.services.errors)
            ?? texts.unsure(message, context.clock)
        {
            sentences = [sentence]
        }
        guard !sentences.isEmpty else { return [] }
        let look = MessageLook.style(message.brief.state)
        // What is to be done outside of this program comes last.
        let next = message.brief.errorCode.flatMap { SandboxText.nextStep(code: $0, texts.language) }
        return [.blank, .heading(texts.whatToDo)]
            + sentences.flatMap { SheetLine.paragraph($0, width: width, style: look) }
            + (next.map { SheetLine.paragraph($0, width: width) } ?? [])
    }

    /// Attempts and states in the order in which they came.
    private func history<Item: Hashable>(_ width: Int) -> [SheetLine<Item>] {
        let clock = context.clock
        var steps: [(at: Instant, text: String, style: Style, state: MessageState?)] = events.map { event in
            let why = texts.detail(event).map { " · " + $0 } ?? ""
            let by = event.by.map { " · " + $0 } ?? ""
            return (event.at, texts.label(event.state) + why + by, MessageLook.style(event.state), event.state)
        }
        for attempt in attempts {
            steps.append((attempt.startedAt, texts.attempt(attempt), .dim, nil))
        }
        // Stable for equal instants: the state is written before its attempt leaves.
        let order = steps.enumerated().sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }
        let rows = order.map { _, step in
            SheetLine<Item>.row(nil) { canvas, room in
                let glyph = step.state.map { canvas.glyphs.delivery(MessageLook.shape($0)) } ?? canvas.glyphs.right
                let pieces: [(text: String, style: Style)] = [
                    (texts.stamp(step.at, clock) + "  ", .dim), (glyph + " " + step.text, step.style),
                ]
                canvas.put(pieces, at: room.origin, width: room.width)
            }
        }
        return [.blank, .heading(texts.history)] + rows
    }
}
