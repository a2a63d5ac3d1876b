import Lending
import Messaging
import Store
package import Terminal

/// The house in pictures: the portfolio, what is at risk, what came in, what was said and what that cost.
package final class SummaryScreen: SheetScreen {
    package static let bindings: [Binding<SummaryScreen>] = movement(namesPages: true)

    package let context: Context
    private var portfolio: PortfolioSummary?
    private var collected: [Day: Money]?
    private var traffic: MessageTraffic?
    private var month: MonthlySpending?
    private var spending: DailySpending?
    private var runs: [RunCost]?
    private var paid: PaidAfterReminder?
    package var panes = SheetPanes<Never>()
    private var room = Rect.empty

    /// What is still to be counted, one after the other; each may take a while in a large house.
    private enum Count: CaseIterable {
        case collected, portfolio, traffic, spending, paid, runs
    }
    private var pending = Count.allCases

    package init(_ context: Context) {
        self.context = context
    }

    package var title: String { texts.name(Tab.summary) }

    package func layout(_ room: Rect) {
        self.room = room
        panes.fit(room, split: 56)
        let rows = SummaryRows(context: context)
        let risk = panes.isSplit ? rows.atRisk(portfolio) : rows.atRiskInShort(portfolio)
        let loans =
            rows.portfolio(portfolio) + risk + rows.writtenOff(portfolio, width: panes.widths.first ?? 60)
        let flow =
            rows.collected(collected, until: context.today)
            + rows.messages(traffic, paid: paid, width: panes.widths.last ?? 60)
            + SpendingRows(context: context).lines(
                month, spending, runs, until: context.today, width: panes.widths.last ?? 60)
        panes.set(panes.isSplit ? [loans, flow] : [loans + flow])
    }

    /// The figures stay until the new ones are there.
    package func refresh() {
        pending = Count.allCases
    }

    package var hasWork: Bool { !pending.isEmpty }

    package func work() throws {
        guard let next = pending.first else { return }
        let (store, scope, today) = (context.store, context.scope, context.today)
        switch next {
        case .collected:
            collected = try store.collected(
                from: today.adding(days: 1 - SummaryRows.days), to: today, scope: scope)
        case .portfolio: portfolio = try store.portfolio(scope: scope)
        case .traffic:
            traffic = try store.messageTraffic(since: start(of: today.adding(days: 1 - SummaryRows.days)), scope: scope)
        case .paid:
            let first = start(of: today.adding(days: 1 - SummaryRows.days))
            paid = try store.paidAfterReminder(since: first, scope: scope)
        case .spending:
            spending = try store.dailySpending(days: SummaryRows.days, scope: scope)
            // What the whole house spends is the office's to know.
            month = context.user.role.seesEverything ? try store.monthlySpending() : nil
        case .runs: runs = try store.runCosts(limit: 5, scope: scope)
        }
        pending.removeFirst()
        layout(room)
    }

    /// Messages are dated by the real clock.
    private func start(of day: Day) -> Instant {
        context.clock.zone.instant(day, hour: 0).adding(seconds: -context.clock.offsetSeconds)
    }

    package func draw(on canvas: inout Canvas, in room: Rect) -> Point? {
        panes.draw(on: &canvas) ?? Point(x: room.x + 1, y: room.y)
    }
}
