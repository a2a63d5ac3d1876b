import Lending
import Messaging
import Store
import Terminal

/// The pictures of Resumen as lines.
struct SummaryRows {
    typealias Line = SheetLine<Never>

    let context: Context

    private var texts: Texts { context.texts }

    // MARK: The portfolio

    func portfolio(_ summary: PortfolioSummary?) -> [Line] {
        guard let summary else { return [.heading(texts.portfolio, "…")] }
        let total = summary.aging.total
        let note = texts.portfolioNote(total, clients: summary.clients)
        let largest = TrafficLight.allCases.map { summary.aging[$0].balance }.max() ?? .zero
        return [.heading(texts.portfolio, note)] + TrafficLight.allCases.map { light($0, summary.aging[$0], largest) }
    }

    /// `● 1 a 7 días       12   $3.450.000  ████████▌`
    private func light(_ light: TrafficLight, _ bucket: Aging.Bucket, _ largest: Money) -> Line {
        .row(nil) { canvas, room in
            canvas.put(
                canvas.glyphs.light(light.rawValue) + " " + texts.name(light), at: room.origin, style: light.style,
                width: 18)
            guard room.width >= 42 else {
                // Half a number would be another number.
                canvas.put(
                    texts.money(bucket.balance), at: Point(x: room.x + 18, y: room.y), width: max(0, room.width - 18),
                    align: .right)
                return
            }
            canvas.put(
                texts.number(bucket.loans), at: Point(x: room.x + 18, y: room.y), width: 8, align: .right)
            canvas.put(
                texts.money(bucket.balance), at: Point(x: room.x + 27, y: room.y), width: 15, align: .right)
            Self.bar(bucket.balance, of: largest, on: &canvas, room, from: 44, style: light.style)
        }
    }

    /// Two levels a line, where room is short.
    func atRiskInShort(_ summary: PortfolioSummary?) -> [Line] {
        let risks = summary?.atRisk ?? []
        return stride(from: 0, to: risks.count, by: 2).map { first in
            .row(nil) { canvas, room in
                let width = room.width / 2
                for (index, risk) in risks[first..<min(first + 2, risks.count)].enumerated() {
                    let x = room.x + index * width
                    canvas.put("PAR \(risk.days)", at: Point(x: x, y: room.y), width: 8)
                    canvas.put(
                        texts.percent(risk.permille), at: Point(x: x + 8, y: room.y), width: 8, align: .right)
                    canvas.bar(
                        Double(risk.permille) / 1000, at: Point(x: x + 18, y: room.y), width: width - 20,
                        style: Self.style(risk))
                }
            }
        }
    }

    /// Written-off loans count in what is at risk and are not in Vencidos: whoever compares the two is told.
    func writtenOff(_ summary: PortfolioSummary?, width: Int) -> [Line] {
        guard let bucket = summary?.writtenOff, bucket.loans > 0 else { return [] }
        return Line.paragraph(texts.includesWrittenOff(bucket), width: width, style: .dim)
    }

    private static func style(_ risk: PortfolioAtRisk) -> Style {
        risk.permille >= 300 ? .bad : risk.permille >= 100 ? .warning : .good
    }

    /// What was not collected in time, as a share of all.
    func atRisk(_ summary: PortfolioSummary?) -> [Line] {
        guard let summary else { return [.blank, .heading(texts.atRisk, "…")] }
        return [.blank, .heading(texts.atRisk, texts.atRiskNote)]
            + summary.atRisk.map { risk in
                .row(nil) { canvas, room in
                    canvas.put("PAR \(risk.days)", at: room.origin, width: 9)
                    canvas.put(
                        texts.percent(risk.permille), at: Point(x: room.x + 18, y: room.y), width: 8, align: .right)
                    canvas.put(
                        texts.money(risk.atRisk), at: Point(x: room.x + 27, y: room.y), style: .dim, width: 15,
                        align: .right)
                    Self.bar(risk.atRisk, of: risk.total, on: &canvas, room, from: 44, style: Self.style(risk))
                }
            }
    }

    private static func bar(
        _ part: Money, of whole: Money, on canvas: inout Canvas, _ room: Rect, from x: Int, style: Style
    ) {
        guard whole > .zero else { return }
        let share = Double(part.pesos) / Double(whole.pesos)
        canvas.bar(share, at: Point(x: room.x + x, y: room.y), width: min(60, max(0, room.width - x)), style: style)
    }

    // MARK: What came in

    static let days = 30
    private static let height = 3

    func collected(_ days: [Day: Money]?, until today: Day) -> [Line] {
        guard let days else { return [.blank, .heading(texts.collected, "…")] }
        let order = (0..<Self.days).map { today.adding(days: $0 - Self.days + 1) }
        let values = order.map { Double(days[$0]?.pesos ?? 0) }
        let best = order.max { (days[$0] ?? .zero) < (days[$1] ?? .zero) }
        let total = days.values.reduce(Money.zero, +)
        // The highest column says what it stands for, beside the picture.
        let peak = best.flatMap { day in days[day].map { [texts.money($0), texts.short(day)] } } ?? []
        return [.blank, .heading(texts.collected, texts.money(total))]
            + columns(values, peak: peak, height: Self.height, from: order[0], until: today)
    }

    /// One column a day (two where there is room), what the highest stands for beside it, and the days below.
    func columns(_ values: [Double], peak: [String], height: Int, from first: Day, until today: Day) -> [Line] {
        let chart = (0..<height).map { row in
            Line.row(nil) { canvas, room in
                let wide = room.width >= 2 * Self.days
                let columns = wide ? values.flatMap { [$0, $0] } : values
                let box = Rect(x: room.x, y: room.y - row, width: columns.count, height: height)
                canvas.clipped(to: room) {
                    $0.columns(columns, maximum: values.max() ?? 0, in: box, style: .accent)
                }
                guard peak.indices.contains(row) else { return }
                let x = room.x + columns.count + 1
                canvas.put(peak[row], at: Point(x: x, y: room.y), style: .dim, width: max(0, room.maxX - x))
            }
        }
        let axis = Line.row(nil) { canvas, room in
            let width = room.width >= 2 * Self.days ? 2 * Self.days : Self.days
            canvas.put(
                texts.relative(today, today: today), at: room.origin, style: .dim, width: width, align: .right)
            canvas.put(texts.short(first), at: room.origin, style: .dim)
        }
        return chart + [axis]
    }

    // MARK: Messages

    func messages(_ traffic: MessageTraffic?, paid: PaidAfterReminder?, width: Int) -> [Line] {
        guard let traffic else { return [.blank, .heading(texts.messagesOfMonth, "…")] }
        var lines: [Line] = [.blank, .heading(texts.messagesOfMonth)]
        for channel in Channel.allCases {
            guard let states = traffic.states[channel] else { continue }
            lines += self.lines(channel, states, width: width)
        }
        if lines.count == 2 { lines.append(.text(texts.noneYet, style: .dim)) }
        if let paid, paid.reminded > 0 { lines += Line.paragraph(texts.sentence(paid), width: width) }
        return lines
    }

    /// `WhatsApp  120  ✓✓ 100 entregado  ✗ 5 fallido …` over as many lines as it needs, what matters most first.
    private func lines(_ channel: Channel, _ states: [MessageState: Int], width: Int) -> [Line] {
        let order: [MessageState] = [
            .unresolved, .delivered, .read, .sent, .noReceipt, .queued, .failed, .undelivered, .rejected, .blocked,
            .withdrawn, .accepted, .sending, .uncertain,
        ]
        var rows: [[(state: MessageState, text: String)]] = [[]]
        var used = 0
        for state in order {
            guard let number = states[state], number > 0 else { continue }
            let text = texts.counted(state, number)
            // Its glyph and the blanks around it.
            let columns = TextWidth.of(text) + 6
            if used + columns > max(30, width - 17), used > 0 {
                rows.append([])
                used = 0
            }
            rows[rows.count - 1].append((state, text))
            used += columns
        }
        let all = states.values.reduce(0, +)
        return rows.enumerated().map { index, row in
            .row(nil) { canvas, room in
                if index == 0 {
                    canvas.put(texts.name(channel), at: room.origin, width: 9)
                    canvas.put(texts.number(all), at: Point(x: room.x + 9, y: room.y), width: 7, align: .right)
                }
                let pieces: [(text: String, style: Style)] = row.map { state, text in
                    let glyph = canvas.glyphs.delivery(MessageLook.shape(state))
                    return ("  \(glyph) \(text)", MessageLook.style(state))
                }
                canvas.put(pieces, at: Point(x: room.x + 16, y: room.y), width: max(0, room.width - 16))
            }
        }
    }
}
