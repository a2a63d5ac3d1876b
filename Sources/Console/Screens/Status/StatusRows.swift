import Lending
import Messaging
import Store
import Terminal

/// Estado as lines: what is wrong first, then how things stand.
struct StatusRows {
    typealias Line = SheetLine<Never>

    let facts: StatusFacts
    let context: Context

    var texts: Texts { context.texts }

    func problems(width: Int) -> [Line] {
        var lines: [Line] = [.heading(texts.configuration)]
        if !facts.isConfigured { lines += trouble(texts.twilioUnconfigured, width) }
        for problem in facts.problems { lines += trouble(problem, width) }
        if lines.count == 1 { lines += unpaused(width) }
        return lines
    }

    /// Nothing is in order while nothing may leave.
    private func unpaused(_ width: Int) -> [Line] {
        guard let pause = facts.accountPause else {
            guard case .refused(let code) = facts.check?.outcome else { return [fine(texts.configurationFine)] }
            return trouble(texts.refused(code, context.services.errors), width)
        }
        return trouble(pause.errorCode == nil ? texts.standsStill : texts.accountStandsStill, width)
    }

    private func trouble(_ text: String, _ width: Int, _ style: Style = .warning) -> [Line] {
        let lines = Canvas.wrap(text, width: max(10, width - 3))
        return lines.enumerated().map { index, line in
            .row(nil) { canvas, room in
                if index == 0 { canvas.put(canvas.glyphs.delivery(.unresolved), at: room.origin, style: style) }
                canvas.put(line, at: Point(x: room.x + 3, y: room.y), style: style, width: max(0, room.width - 3))
            }
        }
    }

    private func fine(_ text: String) -> Line {
        .row(nil) { canvas, room in
            let pieces: [(text: String, style: Style)] = [(canvas.glyphs.delivery(.sent) + "  ", .good), (text, .text)]
            canvas.put(pieces, at: room.origin, width: room.width)
        }
    }

    // MARK: Sending

    func sending(width: Int) -> [Line] {
        let clock = context.clock
        var lines: [Line] = [.blank, .heading(texts.sendingTitle)]
        if let problem = mensajeroProblem { lines += trouble(problem, width, .bad) }
        if let since = facts.undecidedSince {
            let number = facts.counts[.unresolved, default: 0]
            lines += trouble(texts.undecided(number, since: since, clock), width, .critical)
        }
        for pause in facts.pauses {
            lines += trouble(texts.sentence(pause, errors: context.services.errors), width, .bad)
            lines.append(.text(texts.since(pause, clock), style: .dim, indent: 3))
        }
        lines += account(width) + mensajero(width)
        if facts.accountType == .trial {
            lines += Line.pairs(
                texts.accountField, TrialText.sentence(texts.language), style: .warning, width: width)
        }
        let senders = context.store.business.senders
        for channel in Channel.allCases {
            let isThere = channel == .sms ? senders.sms : senders.whatsapp
            let sandbox = channel == .whatsapp && senders.whatsappIsSandbox
            let pace = texts.pace(senders.unitsPerSecond[channel], channel) + (sandbox ? " · sandbox" : "")
            lines += Line.pairs(
                texts.name(channel), isThere ? pace : texts.noSender, style: isThere ? .text : .dim, width: width)
            if sandbox { lines += Line.pairs("", SandboxText.sentence(texts.language), style: .warning, width: width) }
        }
        lines += Line.pairs(texts.queueField, texts.queue(facts.counts), width: width)
        if facts.recalls > 0 {
            lines.append(.pair(texts.recallsField, texts.waitForTwilio(facts.recalls), style: .notice))
        }
        if let listed = facts.inboundListedAt {
            lines.append(.pair(texts.inboundField, texts.moment(listed, clock)))
        }
        return lines
    }

    private var mensajeroProblem: String? {
        switch facts.mensajero {
        case .frozen(let pid): texts.mensajeroFrozen(pid)
        case .diskFull: texts.diskFull
        case .cannotWrite: texts.mensajeroCannotWrite
        case .running, .stopped, .unconfigured: nil
        }
    }

    private func mensajero(_ width: Int) -> [Line] {
        let (text, style) = texts.mensajero(facts, context.clock)
        return Line.pairs(texts.mensajeroField, text, style: style, width: width)
    }

    // MARK: The database

    func database(width: Int) -> [Line] {
        let backup = facts.lastBackup.map { texts.moment($0, context.clock) } ?? texts.neverBackedUp
        let isOld = facts.lastBackup.map { context.clock.now.milliseconds(since: $0) > 7 * 86_400_000 } ?? true
        let style: Style = isOld && facts.hasClients ? .warning : .text
        return [.blank, .heading(texts.database), .pair(texts.sizeField, texts.megabytes(facts.bytes))]
            + Line.pairs(texts.backupField, backup, style: style, width: width)
    }

    // MARK: Errors

    func errors(width: Int) -> [Line] {
        let lines: [Line] = facts.errors.flatMap { error -> [Line] in
            let sentence =
                context.services.errors?[error.code]?.sentence(texts.language) ?? error.text ?? texts.unknownError
            let head = Line.row(nil) { canvas, room in
                let pieces: [(text: String, style: Style)] = [
                    (canvas.glyphs.delivery(.failed) + " ", .bad), (String(error.code), Style(.text, .bold)),
                    ("  " + texts.times(error.count) + "  " + texts.moment(error.at, context.clock), .dim),
                ]
                canvas.put(pieces, at: room.origin, width: room.width)
            }
            let next = SandboxText.nextStep(code: error.code, texts.language)
            return [head] + Line.paragraph(sentence, width: width, indent: 3)
                + (next.map { Line.paragraph($0, width: width, style: .dim, indent: 3) } ?? [])
        }
        return [.blank, .heading(texts.lastErrors, texts.lastErrorsNote)]
            + (lines.isEmpty ? [fine(texts.noErrors)] : lines)
    }

    /// What to do first in a house that is not set up.
    func firstSteps(width: Int) -> [Line] {
        guard !facts.isConfigured || !facts.hasClients else { return [] }
        let ways = texts.welcomeWays.dropFirst(context.services.isDemo ? 1 : 0)
        return [.blank, .heading(texts.firstSteps)]
            + ways.flatMap { way -> [Line] in
                [.text(way.title)]
                    + way.lines.flatMap { line -> [Line] in
                        // What is typed keeps its indentation and is not broken.
                        line.hasPrefix("  ")
                            ? [.text(line, style: .accent)]
                            : Line.paragraph(line, width: width, style: .dim, indent: 2)
                    }
            }
    }
}
