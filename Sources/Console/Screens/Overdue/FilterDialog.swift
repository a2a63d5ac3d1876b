import Lending
import Store
import Terminal

/// Chooses the route and the traffic light of the list below; the list follows at once.
final class FilterDialog: ScreenView {
    static let bindings: [Binding<FilterDialog>] = [
        Binding(.right, .character(" "), do: .toggle, in: .form) { $0.turn(.right) },
        Binding(.left, do: .toggle, in: .form, footer: false) { $0.turn(.left) },
        Binding(.down, .tab, do: .nextField, in: .form) { $0.focus(1) },
        Binding(.up, .backTab, do: .previousField, in: .form, footer: false) { $0.focus(-1) },
        Binding(.escape, .enter, .character("f"), .character("q"), do: .close, in: .general) { _ in [.pop] },
    ]

    let context: Context
    private var route: Choice<RouteID?>?
    private var light: Choice<TrafficLight?>?
    private let routes: [Route]
    private var row = 0
    private let apply: (RouteID?, TrafficLight?) -> [Effect]

    init(
        _ context: Context, routes: [Route], route: RouteID?, light: TrafficLight?,
        apply: @escaping (RouteID?, TrafficLight?) -> [Effect]
    ) {
        self.context = context
        self.routes = routes
        self.apply = apply
        self.route = Choice([nil] + routes.map(\.id), selected: route)
        self.light = Choice([nil] + TrafficLight.allCases.filter { $0 != .upToDate }, selected: light)
    }

    var isDialog: Bool { true }
    var title: String { texts.filtersTitle }

    private func turn(_ key: Key) -> [Effect] {
        _ = row == 0 ? route?.handle(key) : light?.handle(key)
        return apply(route?.selected ?? nil, light?.selected ?? nil)
    }

    private func focus(_ by: Int) -> [Effect] {
        row = (row + by + 2) % 2
        return []
    }

    func leastRoom(in room: Rect) -> Size { Size(width: 40, height: 6) }

    func draw(on canvas: inout Canvas, in room: Rect) -> Point? {
        let inner = Box.draw(title, width: 52, height: 4, on: &canvas, in: room)
        let values = inner.splitLeft(8).rest
        let glyphs = canvas.glyphs
        for (index, name) in [texts.routeField, texts.lightField].enumerated() {
            canvas.put(name, at: Point(x: inner.x, y: inner.y + index), style: index == row ? .accent : .text, width: 8)
        }
        let style: [Style] = [0, 1].map { $0 == row ? Style(.input, .selected) : .input }
        let first = route?.draw(
            on: &canvas, at: values.origin, width: min(40, values.width),
            label: { id in routes.first { $0.id == id }?.name ?? texts.allRoutes }, style: style[0])
        let second = light?.draw(
            on: &canvas, at: Point(x: values.x, y: values.y + 1), width: min(40, values.width),
            label: { $0.map { glyphs.light($0.rawValue) + " " + texts.name($0) } ?? texts.allLights }, style: style[1])
        KeyHints(keys, texts: texts).draw(
            on: &canvas, in: Rect(x: inner.x, y: inner.maxY - 1, width: inner.width, height: 1))
        return row == 0 ? first : second
    }
}
