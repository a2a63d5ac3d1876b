import Lending
import Store
package import Terminal

/// A few fields of which each is one of several values; what lies below follows at once.
package final class ChoicesDialog: ScreenView {
    package static let bindings: [Binding<ChoicesDialog>] = [
        Binding(.right, .character(" "), do: .toggle, in: .form) { $0.turn(.right) },
        Binding(.left, do: .toggle, in: .form, footer: false) { $0.turn(.left) },
        Binding(.down, .tab, do: .nextField, in: .form) { $0.focus(1) },
        Binding(.up, .backTab, do: .previousField, in: .form, footer: false) { $0.focus(-1) },
        Binding(.escape, .enter, .character("f"), .character("q"), do: .close, in: .general) { _ in [.pop] },
    ]

    struct Field {
        let name: String
        let labels: [(Glyphs) -> String]
        var choice: Choice<Int>

        /// Nil without a value to choose.
        init?(_ name: String, _ labels: [String], selected: Int) {
            self.init(name, labels: labels.map { label in { _ in label } }, selected: selected)
        }

        /// Any of them, which comes first (`any`), or one of `values`: `Array.chosen` answers which.
        init?<Value: Equatable>(
            _ name: String, any: String, of values: [Value], selected: Value?,
            label: @escaping (Value, Glyphs) -> String
        ) {
            let labels = values.map { value in { (glyphs: Glyphs) in label(value, glyphs) } }
            let place = selected.flatMap { values.firstIndex(of: $0) }
            self.init(name, labels: [{ _ in any }] + labels, selected: place.map { $0 + 1 } ?? 0)
        }

        private init?(_ name: String, labels: [(Glyphs) -> String], selected: Int) {
            guard let choice = Choice(Array(labels.indices), selected: selected) else { return nil }
            self.name = name
            self.labels = labels
            self.choice = choice
        }
    }

    package let context: Context
    package let title: String
    private var fields: [Field]
    private var row = 0
    private let apply: ([Int]) -> [Effect]

    /// `apply` gets the place of each field's value.
    init(_ context: Context, title: String, fields: [Field], apply: @escaping ([Int]) -> [Effect]) {
        self.context = context
        self.title = title
        self.fields = fields
        self.apply = apply
    }

    package var isDialog: Bool { true }

    private func turn(_ key: Key) -> [Effect] {
        guard fields.indices.contains(row) else { return [] }
        _ = fields[row].choice.handle(key)
        return apply(fields.map(\.choice.selected))
    }

    private func focus(_ by: Int) -> [Effect] {
        guard !fields.isEmpty else { return [] }
        row = (row + by + fields.count) % fields.count
        return []
    }

    package func leastRoom(in room: Rect) -> Size { Size(width: 40, height: fields.count + 4) }

    package func draw(on canvas: inout Canvas, in room: Rect) -> Point? {
        let inner = Box.draw(title, width: 56, height: fields.count + 2, on: &canvas, in: room)
        let names = 3 + fields.reduce(0) { max($0, TextWidth.of($1.name)) }
        let glyphs = canvas.glyphs
        var cursor: Point?
        for (index, field) in fields.enumerated() {
            let y = inner.y + index
            canvas.put(
                field.name, at: Point(x: inner.x, y: y), style: index == row ? .accent : .text, width: names)
            let point = field.choice.draw(
                on: &canvas, at: Point(x: inner.x + names, y: y), width: inner.width - names,
                label: { field.labels[$0](glyphs) }, style: index == row ? Style(.input, .selected) : .input)
            if index == row { cursor = point }
        }
        KeyHints(keys, texts: texts).draw(
            on: &canvas, in: Rect(x: inner.x, y: inner.maxY - 1, width: inner.width, height: 1))
        return cursor
    }
}

extension ChoicesDialog.Field {
    static func route(_ routes: [Route], selected: RouteID?, _ texts: Texts) -> ChoicesDialog.Field? {
        let selected = routes.first { $0.id == selected }
        return ChoicesDialog.Field(texts.route, any: texts.allRoutes, of: routes, selected: selected) { route, _ in
            route.name
        }
    }
}

extension Array {
    /// What stands at this place of a field that any of these values may be chosen in; nil for any.
    func chosen(at place: Int) -> Element? {
        indices.contains(place - 1) ? self[place - 1] : nil
    }
}
