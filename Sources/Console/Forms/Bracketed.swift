import Terminal

extension TextField {
    /// Draws the field between brackets, so that its place is seen also where nothing is underlined; selected, where the
    /// first character takes the place of what stands there.
    @discardableResult
    func drawBracketed(
        on canvas: inout Canvas, at point: Point, width: Int, hasFocus: Bool, placeholder: String = ""
    ) -> Point {
        guard width > 4 else { return point }
        let edge: Style = hasFocus ? .accent : .line
        canvas.put("[", at: point, style: edge)
        canvas.put("]", at: Point(x: point.x + width - 1, y: point.y), style: edge)
        return draw(
            on: &canvas, at: Point(x: point.x + 2, y: point.y), width: width - 4,
            style: hasFocus ? Style(.input, isSuggestion ? .selected : .bold) : .input, placeholder: placeholder)
    }
}
