import Lending
import Terminal

/// When something took place, being typed, with the moment that is meant beside it; empty is now.
struct MomentField {
    var field = TextField(limit: 24)
    private let texts: Texts

    init(_ texts: Texts) {
        self.texts = texts
    }

    /// Nil while it is no time of day, or one that has not come yet.
    func instant(_ clock: BusinessClock) -> Instant? {
        guard field.text.contains(where: { $0 != " " }) else { return clock.businessNow }
        guard let civil = CivilTime(parsing: field.text, today: clock.today) else { return nil }
        let instant = clock.zone.instant(civil)
        return instant <= clock.businessNow ? instant : nil
    }

    func draw(on canvas: inout Canvas, at point: Point, width: Int, clock: BusinessClock, hasFocus: Bool) -> Point {
        let cursor = field.drawBracketed(
            on: &canvas, at: point, width: 20, hasFocus: hasFocus, placeholder: texts.nowHint)
        let meant = instant(clock).map { texts.dateAndTime(clock.zone.civil($0)) }
        canvas.put(
            meant ?? texts.momentHint, at: Point(x: point.x + 21, y: point.y), style: meant == nil ? .warning : .dim,
            width: max(0, width - 21))
        return cursor
    }
}
