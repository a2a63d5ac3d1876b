/// How far something is: `▓▓▓▓▓▓░░░░`.
package struct ProgressBar: Sendable {
    package let done: Int
    package let total: Int

    package init(done: Int, of total: Int) {
        self.total = max(0, total)
        self.done = done.clamped(to: 0...max(0, total))
    }

    /// Full columns of so many; full only when all is done, and begun as soon as something is.
    func filled(of width: Int) -> Int {
        guard width > 0, total > 0 else { return 0 }
        if done == total { return width }
        let share = Int(Double(done) / Double(total) * Double(width))
        return share.clamped(to: (done > 0 ? min(1, width - 1) : 0)...max(0, width - 1))
    }

    package func draw(on canvas: inout Canvas, at point: Point, width: Int, style: Style = .accent) {
        let width = max(0, width)
        let filled = filled(of: width)
        canvas.fill(
            Rect(x: point.x, y: point.y, width: filled, height: 1), with: canvas.glyphs.full, style: style)
        canvas.fill(
            Rect(x: point.x + filled, y: point.y, width: width - filled, height: 1), with: canvas.glyphs.empty,
            style: .line)
    }
}
