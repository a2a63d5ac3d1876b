import Lending
import Terminal

/// A day being typed, with the day that is meant beside it.
struct DayField {
    var field: TextField
    private let texts: Texts

    init(_ day: Day, _ texts: Texts) {
        field = TextField(limit: 24)
        field.suggest(day.formatted)
        self.texts = texts
    }

    func day(from today: Day) -> Day? { Day(parsing: field.text, from: today) }

    func draw(on canvas: inout Canvas, at point: Point, width: Int, today: Day, hasFocus: Bool) -> Point {
        let cursor = field.drawBracketed(on: &canvas, at: point, width: 17, hasFocus: hasFocus)
        let meant = day(from: today).map { "\(texts.weekday($0.weekday)) \(texts.long($0))" }
        canvas.put(
            meant ?? texts.dayHint, at: Point(x: point.x + 18, y: point.y),
            style: meant == nil && !field.isEmpty ? .warning : .dim, width: max(0, width - 18))
        return cursor
    }
}
