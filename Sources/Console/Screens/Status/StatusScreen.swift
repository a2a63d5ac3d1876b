import Lending
import Messaging
import Store
package import Terminal

/// Whether messages can go out, and what to do when not; the mensajero, the database, the last errors.
package final class StatusScreen: ListScreen {
    package static let bindings: [Binding<StatusScreen>] = [ask] + housePages + movement(namesPages: true)

    private static let ask = Binding<StatusScreen>(
        .character("t"), do: .desk(.askTwilio), in: .messages, off: \.offForAsking
    ) { $0.askTwilio() }

    /// The pages behind this one, which are reached from everywhere: here they are named.
    private static let housePages: [Binding<StatusScreen>] = [
        Binding(.character("J"), do: .desk(.houseSettings), in: .screens) { page in
            page.context.trying { [.push(try SettingsScreen(page.context))] }
        },
        Binding(.character("F"), do: .desk(.holidays), in: .screens) { page in
            page.context.trying { [.push(try HolidaysScreen(page.context))] }
        },
        // Every screen has it in its help; here it would take the place of the key that stops sending.
        Binding(.character("T"), do: .desk(.templates), in: .screens, footer: false, off: \.offForTemplates) { page in
            page.context.services.templates.map { [.push(TemplatesScreen(page.context, $0))] } ?? []
        },
    ]

    private var offForTemplates: OffReason? { context.services.templates == nil ? .desk(.noTemplatesHere) : nil }

    package let context: Context
    private var facts: StatusFacts?
    private var isStale = true
    private var panes = SheetPanes<Never>()
    private var room = Rect.empty

    package init(_ context: Context) {
        self.context = context
    }

    package var title: String { texts.name(Tab.status) }

    package func layout(_ room: Rect) {
        self.room = room
        panes.fit(room, split: 54)
        guard let facts else { return }
        let rows = StatusRows(facts: facts, context: context)
        let first = panes.widths.first ?? 60
        let last = panes.widths.last ?? 60
        let todo = rows.problems(width: first) + rows.firstSteps(width: first)
        let standing = rows.sending(width: last) + rows.database(width: last)
        let settings = rows.settings(width: last)
        let errors = rows.errors(width: first)
        panes.set(panes.isSplit ? [todo + errors, standing + settings] : [todo + standing + errors + settings])
    }

    package func refresh() {
        isStale = true
    }

    package var hasWork: Bool { isStale }

    package func work() throws {
        facts = try StatusFacts(context)
        isStale = false
        layout(room)
    }

    private var offForAsking: OffReason? {
        if let off = context.offWhenReadOnly { return off }
        return context.services.mensajero() == .unconfigured ? .said(texts.twilioUnconfigured) : nil
    }

    /// The mensajero asks, and its answer comes as any other change.
    private func askTwilio() -> [Effect] {
        context.trying {
            try context.store.wishForAccountCheck()
            return [.queued, .say(.notice(texts.askingTwilio))]
        }
    }

    package func move(_ move: ListMove) -> [Effect] {
        panes.move(move)
        return []
    }

    package func draw(on canvas: inout Canvas, in room: Rect) -> Point? {
        panes.draw(on: &canvas) ?? Point(x: room.x + 1, y: room.y)
    }
}
