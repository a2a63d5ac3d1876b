/// One of a few options, drawn `< Efectivo >`.
package struct Choice<Option: Equatable & Sendable>: Sendable {
    package let options: [Option]
    package private(set) var index: Int

    /// Nil without options: there is always one chosen.
    package init?(_ options: [Option], selected: Option? = nil) {
        guard !options.isEmpty else { return nil }
        self.options = options
        index = selected.flatMap(options.firstIndex) ?? 0
    }

    package var selected: Option { options[index] }

    package mutating func select(_ option: Option) {
        index = options.firstIndex(of: option) ?? index
    }

    /// Left, right and space go round; false when the key is none of them.
    package mutating func handle(_ key: Key) -> Bool {
        switch key {
        case .right, .character(" "): index = (index + 1) % options.count
        case .left: index = (index + options.count - 1) % options.count
        default: return false
        }
        return true
    }

    /// Draws the chosen label between arrows and answers where the cursor belongs.
    @discardableResult
    package func draw(
        on canvas: inout Canvas, at point: Point, width: Int, label: (Option) -> String, style: Style = .input
    ) -> Point {
        canvas.put("< \(label(selected)) >", at: point, style: style, width: width)
        return point
    }
}
