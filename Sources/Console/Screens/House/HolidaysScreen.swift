package import Lending
import Messaging
import Store
package import Terminal

/// The days of a year on which nothing is collected: those of the law, those added here, and those worked all the same.
package final class HolidaysScreen: SheetScreen {
    package static let bindings: [Binding<HolidaysScreen>] =
        [
            Binding(.character("n"), do: .desk(.addHoliday), in: .list, off: \.offForChanging) { $0.add() },
            Binding(.character("x"), do: .desk(.removeHoliday), in: .list, off: \.offForRemoving) { $0.remove() },
            Binding(.left, do: .desk(.yearBefore), in: .list) { $0.turn(by: -1) },
            Binding(.right, do: .desk(.yearAfter), in: .list) { $0.turn(by: 1) },
        ] + movement

    /// Those of which the law says which days are holidays.
    private static let years = 1984...2999

    package let context: Context
    private var year: Int
    private var lines: [HolidayLine] = []
    private var isStale = false
    package var panes = SheetPanes<Day>()
    private var room = Rect.empty

    init(_ context: Context) throws {
        self.context = context
        year = context.today.components.year
        lines = try context.store.holidayLines(of: year)
    }

    package var title: String { texts.holidaysTitle }

    // MARK: Reading

    package func refresh() {
        isStale = true
    }

    package var hasWork: Bool { isStale }

    package func work() throws {
        lines = try context.store.holidayLines(of: year)
        isStale = false
        layout(room)
    }

    package func catchUp() throws {
        if isStale { try work() }
    }

    package func layout(_ room: Rect) {
        self.room = room
        panes.fit(room.splitTop(2).rest, split: 100)
        // On the one that comes next.
        let next = lines.first { $0.day >= context.today }?.day
        panes.set([lines.map(row)], first: next)
    }

    private enum Name { case day, name, origin }

    private func row(_ line: HolidayLine) -> SheetLine<Day> {
        let table = Table<Name>([
            Column(.day, "", min: texts.choose(14, 15)), Column(.name, "", min: 26, max: 44),
            Column(.origin, "", min: 28, max: 60),
        ])
        let style: Style = line.day < context.today || !line.isHoliday ? .dim : .text
        let (texts, clock) = (texts, context.clock)
        return .table(table, item: line.day) { column, _ in
            switch column {
            case .day: (texts.weekday(line.day.weekday) + " " + texts.long(line.day), style)
            case .name: (line.name, style)
            case .origin: (texts.origin(line.origin, clock) ?? texts.ahead(line.day, today: clock.today), .dim)
            }
        }
    }

    // MARK: Keys

    private func turn(by years: Int) -> [Effect] {
        guard Self.years.contains(year + years) else { return [] }
        year += years
        panes = SheetPanes()
        return context.trying {
            try work()
            return []
        }
    }

    private var selected: HolidayLine? { lines.first { $0.day == selectedItem } }

    private var offForChanging: OffReason? {
        context.offWhenReadOnly ?? (context.user.role.mayChangeHolidays ? nil : .notYourRole)
    }

    private var offForRemoving: OffReason? {
        if let off = offForChanging { return off }
        guard let selected else { return .nothingSelected }
        if selected.day < context.today { return .desk(.dayIsOver) }
        return selected.isHoliday ? nil : .desk(.workedAlready)
    }

    private func add() -> [Effect] { [.push(HolidayForm(context))] }

    private func remove() -> [Effect] {
        guard let selected else { return [] }
        return HolidayQuestion.ask(context, selected.day, name: "", isHoliday: false) { [] }
    }

    // MARK: Drawing

    package func draw(on canvas: inout Canvas, in room: Rect) -> Point? {
        let (x, width) = (room.x + 1, room.width - 2)
        canvas.put(
            texts.holidaysOf(year, lines.count(where: \.isHoliday)), at: Point(x: x, y: room.y), style: .title,
            width: width)
        canvas.rule(at: Point(x: x, y: room.y + 1), width: width)
        return panes.draw(on: &canvas) ?? Point(x: x, y: room.y)
    }
}

extension HolidayLine {
    /// Not one that is worked here.
    fileprivate var isHoliday: Bool {
        if case .removed = origin { false } else { true }
    }
}
