import Lending
import Messaging
import Store
package import Terminal

extension BulkPreview {
    /// Where the figures begin.
    private static let labels = 19

    private func width(_ room: Rect) -> Int { max(20, min(84, room.width - 6)) }

    /// The figures and the keys; how it reads is left out where there is no room for it.
    package func leastRoom(in room: Rect) -> Size {
        Size(width: 50, height: figures(in: room, .ascii).reduce(0) { $0 + $1.lines.count } + 5)
    }

    package func draw(on canvas: inout Canvas, in room: Rect) -> Point? {
        let width = width(room)
        let ascii = canvas.glyphs.asciiText
        let figures = figures(in: room, canvas.glyphs)
        let left = room.height - figures.reduce(0) { $0 + $1.lines.count } - 6
        let sample = Array(sample(width: width - 4, asciiOnly: ascii).prefix(max(0, left - 1)))
        // Below the figures how it reads, or the question, or nothing; and the keys.
        var rest = sample.isEmpty ? 2 : sample.count + 4
        if case .asking = stage { rest = 3 }
        let height = figures.reduce(0) { $0 + $1.lines.count } + rest
        let inner = Box.draw(title, width: width, height: height, on: &canvas, in: room)
        var y = inner.y
        for figure in figures {
            canvas.put(figure.label, at: Point(x: inner.x, y: y), style: .dim, width: Self.labels)
            if let number = figure.number {
                canvas.put(
                    texts.number(number), at: Point(x: inner.x + Self.labels, y: y), style: figure.style, width: 6,
                    align: .right)
            }
            let indent = Self.labels + (figure.number == nil ? 0 : 8)
            for line in figure.lines {
                let style = figure.number == nil ? figure.style : .text
                canvas.put(line, at: Point(x: inner.x + indent, y: y), style: style, width: inner.width - indent)
                y += 1
            }
        }
        draw(sample, on: &canvas, in: inner, y: y + 1)
        return drawAsking(on: &canvas, in: inner)
    }

    private struct Figure {
        let label: String
        let number: Int?
        let style: Style
        let lines: [String]
    }

    /// Each in a line where there is no room for more: the list says the rest.
    private func figures(in room: Rect, _ glyphs: Glyphs) -> [Figure] {
        let whole = figures(width: width(room) - Self.labels - 8, glyphs)
        guard whole.reduce(0, { $0 + $1.lines.count }) + 5 > room.height else { return whole }
        return whole.map { figure in
            let cut = figure.lines.count > 1 ? [(figure.lines.first ?? "") + "…"] : figure.lines
            return Figure(label: figure.label, number: figure.number, style: figure.style, lines: cut)
        }
    }

    private func figures(width: Int, _ glyphs: Glyphs) -> [Figure] {
        let summary = tally.summary
        if case .counting = stage {
            return [
                Figure(label: texts.counting, number: nil, style: .text, lines: [seen > 0 ? texts.number(seen) : "…"])
            ]
        }
        if case .queueing = stage {
            return [
                Figure(
                    label: texts.queueing, number: nil, style: .text,
                    lines: ["\(texts.number(seen)) / \(texts.number(tally.count))"])
            ]
        }
        func wrapped(_ text: String) -> [String] {
            let lines = Canvas.wrap(text, width: width, asciiOnly: glyphs.asciiText)
            return lines.isEmpty ? [""] : lines
        }
        var figures = [goNow(summary, wrapped)]
        if summary.scheduled > 0 {
            figures.append(
                Figure(
                    label: texts.goLater(summary.scheduled), number: summary.scheduled, style: Style(.notice, .bold),
                    lines: wrapped(texts.later(summary, context.clock))))
        }
        if summary.already > 0 {
            figures.append(
                Figure(
                    label: texts.goAlready(summary.already), number: summary.already, style: .text,
                    lines: wrapped(texts.goAlreadyNote(summary.already))))
        }
        if summary.excludedCount > 0 {
            figures.append(
                Figure(
                    label: texts.goNot(summary.excludedCount), number: summary.excludedCount,
                    style: Style(.warning, .bold),
                    lines: wrapped(refusal)))
        }
        if summary.recipients > 0, summary.amount > .zero {
            figures.append(
                Figure(
                    label: texts.amountLabel(request.kind), number: nil, style: Style(.text, .bold),
                    lines: [texts.money(summary.amount)]))
        }
        figures.append(
            Figure(
                label: texts.channelField, number: nil, style: .text,
                lines: Canvas.wrap(texts.channels(summary, request.wish), width: width + 6)))
        if summary.recipients > 0 {
            let cost = texts.cost(summary.cost, currency: summary.currency)
            figures.append(
                Figure(label: texts.costField, number: nil, style: .text, lines: ["\(glyphs.approximately) \(cost)"]))
            figures += spending(width: width + 6, glyphs)
        }
        return figures
    }

    /// What leaves at once, unless sending stands still.
    private func goNow(_ summary: BulkSummary, _ wrapped: (String) -> [String]) -> Figure {
        if summary.dueNow > 0, let pause {
            return Figure(
                label: texts.goOnResuming, number: summary.dueNow, style: Style(.warning, .bold),
                lines: wrapped(texts.goOnResumingNote(pause, context.clock)))
        }
        var note = texts.goNowNote(summary, hold: holdSeconds)
        if summary.dueNow > 0, let part = texts.goOnResumingPart(pausedChannels) {
            note = [note, part].filter { !$0.isEmpty }.joined(separator: " · ")
        }
        return Figure(
            label: texts.goNow(summary.dueNow), number: summary.dueNow,
            style: Style(summary.dueNow > 0 ? .good : .text, .bold), lines: wrapped(note))
    }

    /// Of one client, what to do about it and from when; of many, how many for which reason.
    private var refusal: String {
        guard let only = tally.onlyRefusal else { return texts.excluded(tally.summary.excluded) }
        return texts.refusal(only.reason, from: only.from, context.clock)
    }

    /// The month against its ceiling, and that the account or the WhatsApp sender is not a real one.
    private func spending(width: Int, _ glyphs: Glyphs) -> [Figure] {
        let summary = tally.summary
        var figures: [Figure] = []
        if let month = summary.month, month.ceiling != nil {
            let text = texts.month(month, currency: summary.currency, amounts: context.user.role.seesEverything)
            let style: Style = month.standing == .over ? .bad : month.standing == .near ? .warning : .text
            figures.append(
                Figure(
                    label: texts.monthField, number: nil, style: style,
                    lines: Canvas.wrap(text, width: width, asciiOnly: glyphs.asciiText)))
        }
        if isTrial {
            figures.append(
                Figure(
                    label: texts.accountField, number: nil, style: .warning,
                    lines: Canvas.wrap(texts.trialNote, width: width, asciiOnly: glyphs.asciiText)))
        }
        if summary.messages[.whatsapp] != nil, context.store.business.senders.whatsappIsSandbox {
            figures.append(
                Figure(
                    label: texts.sandboxField, number: nil, style: .warning,
                    lines: Canvas.wrap(texts.sandboxNote, width: width, asciiOnly: glyphs.asciiText)))
        }
        return figures
    }

    /// How it reads to the first who gets it.
    private func sample(width: Int, asciiOnly: Bool) -> [String] {
        guard case .ready = stage, let entry = tally.summary.sample else { return [] }
        let text: ComposedText
        switch entry.fate {
        case .due(_, let composed), .later(_, let composed, _): text = composed
        case .already, .excluded: return []
        }
        let lines = Canvas.wrap(text.body, width: width, asciiOnly: asciiOnly)
        return Array(lines.prefix(6))
    }

    private func draw(_ sample: [String], on canvas: inout Canvas, in inner: Rect, y: Int) {
        guard !sample.isEmpty, let entry = tally.summary.sample else { return }
        var y = y
        let (channel, segments) = Self.way(entry.fate)
        canvas.put(
            texts.arrives(entry.name, channel, segments), at: Point(x: inner.x, y: y), style: .dim, width: inner.width)
        y += 1
        for line in sample {
            canvas.put(String(canvas.glyphs.vertical), at: Point(x: inner.x, y: y), style: .accent)
            canvas.put(line, at: Point(x: inner.x + 2, y: y), width: inner.width - 2)
            y += 1
        }
    }

    private static func way(_ fate: BulkFate) -> (Channel, Int) {
        switch fate {
        case .due(let channel, let text), .later(let channel, let text, _): (channel, text.segments)
        case .already, .excluded: (.sms, 0)
        }
    }

    /// The last lines: the number that is asked for, or the keys.
    private func drawAsking(on canvas: inout Canvas, in inner: Rect) -> Point? {
        let last = Rect(x: inner.x, y: inner.maxY - 1, width: inner.width, height: 1)
        KeyHints(keys, texts: texts).draw(on: &canvas, in: last)
        guard case .asking(let field) = stage else { return last.origin }
        let question = question + " "
        let used = canvas.put(question, at: Point(x: inner.x, y: inner.maxY - 2), style: Style(.warning, .bold))
        return field.draw(on: &canvas, at: Point(x: inner.x + used, y: inner.maxY - 2), width: 10)
    }
}
