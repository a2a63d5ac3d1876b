import Terminal

/// Stands where there is no screen, so that there always is one.
final class Nowhere: ScreenView {
    static let bindings: [Binding<Nowhere>] = []
    let context: Context

    init(_ context: Context) {
        self.context = context
    }

    var title: String { "" }

    func draw(on canvas: inout Canvas, in room: Rect) -> Point? { nil }
}
