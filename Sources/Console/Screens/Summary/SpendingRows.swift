import Lending
import Messaging
import Store
import Terminal

/// What messages cost, as lines: the month against its ceiling, day by day, and the bulk actions.
struct SpendingRows {
    typealias Line = SheetLine<Never>

    let context: Context

    private static let height = 2

    private var texts: Texts { context.texts }
    private var currency: String { context.store.business.prices.currency }

    func lines(
        _ month: MonthlySpending?, _ spending: DailySpending?, _ runs: [RunCost]?, until today: Day, width: Int
    ) -> [Line] {
        guard let spending else { return [.blank, .heading(texts.spendingTitle, "…")] }
        let ofToday = spending.days[today] ?? .zero
        let note =
            month.map { texts.spentNote($0, today: ofToday, currency: currency) }
            ?? texts.cost(spending.days.values.reduce(.zero, +), currency: currency)
        // An amount is never cut: where it has no room beside the title it stands below.
        let fits = TextWidth.of(texts.spendingTitle) + 2 + TextWidth.of(note) <= width
        var lines: [Line] = [.blank, .heading(texts.spendingTitle, fits ? note : "")]
        if !fits { lines += Line.paragraph(note, width: width) }
        if let month {
            lines += Line.paragraph(texts.parts(month, currency: currency), width: width)
            if let ceiling = month.ceiling, let percent = month.percent { lines.append(bar(month, percent, ceiling)) }
        }
        for (unit, cost) in spending.foreign.sorted(by: { $0.key < $1.key }) {
            lines.append(.text(texts.cost(cost, currency: unit), style: .dim))
        }
        if spending.days.values.contains(where: { $0 > .zero }) { lines += days(spending, until: today) }
        return lines + self.runs(runs ?? [], width: width)
    }

    /// `████████░░  84 % del tope de US$50,00`
    private func bar(_ month: MonthlySpending, _ percent: Int, _ ceiling: Cost) -> Line {
        let style: Style = month.standing == .over ? .bad : month.standing == .near ? .warning : .good
        return .row(nil) { canvas, room in
            let width = min(30, room.width / 3)
            ProgressBar(done: min(percent, 100), of: 100).draw(
                on: &canvas, at: room.origin, width: width, style: style)
            canvas.put(
                texts.ceilingShare(percent, ceiling, currency: currency), at: Point(x: room.x + width + 2, y: room.y),
                style: style, width: max(0, room.width - width - 2))
        }
    }

    private func days(_ spending: DailySpending, until today: Day) -> [Line] {
        let order = (0..<SummaryRows.days).map { today.adding(days: $0 - SummaryRows.days + 1) }
        let best = order.max { (spending.days[$0] ?? .zero) < (spending.days[$1] ?? .zero) }
        let peak = best.flatMap { day in
            spending.days[day].map { [texts.cost($0, currency: currency), texts.short(day)] }
        }
        return SummaryRows(context: context).columns(
            order.map { Double(spending.days[$0]?.micros ?? 0) }, peak: peak ?? [], height: Self.height,
            from: order[0], until: today)
    }

    /// A line for each, or two where it is too long for one.
    private func runs(_ runs: [RunCost], width: Int) -> [Line] {
        guard !runs.isEmpty else { return [] }
        return [.blank, .heading(texts.runsTitle, texts.runsNote)]
            + runs.flatMap { run -> [Line] in
                let heading = texts.heading(run, context.clock)
                let indent = width >= 74 ? 36 : 2
                let costs = Line.row(nil) { canvas, room in
                    if indent > 2 { canvas.put(heading, at: room.origin, width: indent - 1) }
                    canvas.put(
                        texts.costs(run, currency: currency), at: Point(x: room.x + indent, y: room.y),
                        style: .accent, width: max(0, room.width - indent))
                }
                return indent > 2 ? [costs] : [.text(heading), costs]
            }
    }
}
