import Lending
import Messaging
import Store
import Terminal

/// The first line: what this is, the screens, who works here, what time it is; and, never left out, that something here
/// is not real.
struct Header {
    private let context: Context
    private let tabs: [Tab]
    private let current: Tab

    init(_ context: Context, tabs: [Tab], current: Tab) {
        self.context = context
        self.tabs = tabs
        self.current = current
    }

    private var texts: Texts { context.texts }

    /// Marks that stay at every width.
    private var warnings: [String] {
        var warnings: [String] = []
        if context.services.isDemo { warnings.append(texts.demo) }
        if context.clock.offsetSeconds != 0, !context.services.isDemo {
            warnings.append(texts.clockOffset(context.clock.offsetSeconds))
        }
        if context.isReadOnly { warnings.append(texts.readOnly) }
        return warnings
    }

    func draw(on canvas: inout Canvas) {
        let width = canvas.size.width
        let marks = warnings.map { " \($0) " }
        let marked = marks.reduce(0) { $0 + TextWidth.of($1) + 1 }
        let shape = shape(room: width - 2 - marked)

        var x = 1
        if shape.brand {
            x += canvas.put(texts.programName, at: Point(x: x, y: 0), style: .title)
            x += 1
            canvas.put(String(canvas.glyphs.vertical), at: Point(x: x, y: 0), style: .line)
            // A blank, and the column that a bracket takes.
            x += 3
        }
        for tab in tabs {
            let isCurrent = tab == current
            // Where one is has a shape as well as a look: brackets, with a blank on their other side.
            if isCurrent, tab != tabs.first { x += shape.bracketRoom }
            let width = canvas.put(
                label(tab, shape.names), at: Point(x: x, y: 0), style: isCurrent ? .currentTab : .tab)
            if isCurrent {
                canvas.put("[", at: Point(x: x - 1, y: 0), style: .accent)
                canvas.put("]", at: Point(x: x + width, y: 0), style: .accent)
            }
            x += width + shape.gap + (isCurrent ? shape.bracketRoom : 0)
        }
        let right = TextWidth.of(shape.right)
        canvas.put(shape.right, at: Point(x: width - 1 - right, y: 0), style: .bar)
        x = width - 1 - right - marked
        for mark in marks {
            x += canvas.put(mark, at: Point(x: x, y: 0), style: .demo) + 1
        }
    }

    private struct Shape {
        var brand: Bool
        var names: Names
        var gap: Int
        var right: String

        /// What a bracket needs beyond the gap that it takes a column of.
        var bracketRoom: Int { max(0, 2 - gap) }
    }

    private enum Names { case all, current }

    /// The fullest form that fits.
    private func shape(room: Int) -> Shape {
        let civil = context.clock.zone.civil(context.clock.businessNow)
        let (user, time) = (context.user.login, texts.time(civil))
        let full = "\(user) · \(texts.dateAndTime(civil))"
        let shapes = [
            Shape(brand: true, names: .all, gap: 2, right: full),
            Shape(brand: false, names: .all, gap: 2, right: full),
            Shape(brand: false, names: .all, gap: 2, right: "\(user) \(time)"),
            Shape(brand: false, names: .all, gap: 1, right: time),
            Shape(brand: false, names: .current, gap: 1, right: "\(user) \(time)"),
        ]
        return shapes.first { width($0) <= room } ?? Shape(brand: false, names: .current, gap: 1, right: time)
    }

    private func width(_ shape: Shape) -> Int {
        let names = tabs.reduce(0) { $0 + TextWidth.of(label($1, shape.names)) + shape.gap }
        let brackets = (current == tabs.first ? 1 : 2) * shape.bracketRoom
        return (shape.brand ? TextWidth.of(texts.programName) + 4 : 0) + names + brackets + TextWidth.of(shape.right)
            + 1
    }

    private func label(_ tab: Tab, _ names: Names) -> String {
        switch names {
        case .all: "\(tab.rawValue) \(texts.name(tab))"
        case .current: tab == current ? "\(tab.rawValue) \(texts.name(tab))" : "\(tab.rawValue)"
        }
    }
}
