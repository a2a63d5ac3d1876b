import Lending
import Store
package import Terminal

/// Adds a holiday. What that moves is shown, and asked about, before it is done.
package final class HolidayForm: FormScreen {
    package static let bindings: [Binding<HolidayForm>] = formKeys

    package enum Field: CaseIterable, Sendable {
        case day, name
    }

    package let context: Context
    package var focus = Focus(at: Field.day)
    package var wasWarned = false
    private var day: DayField
    private var name = TextField(limit: 60)
    private let suggested: String

    init(_ context: Context) {
        self.context = context
        day = DayField(context.today.adding(days: 1), context.texts)
        suggested = day.field.text
    }

    package var title: String { texts.newHolidayTitle }
    package var holdsInput: Bool { !name.isEmpty || day.field.text != suggested }

    package func edit(_ key: Key) -> Bool {
        switch focus.field {
        case .day: day.field.handle(key) != .ignored
        case .name: name.handle(key) != .ignored
        }
    }

    package func submit() -> [Effect] {
        guard let day = day.day(from: context.today) else { return refuse(.day, texts.dayMissing) }
        guard day >= context.today else { return refuse(.day, texts.sentence(.desk(.dayIsOver))) }
        let words = name.text.split(separator: " ").joined(separator: " ")
        guard !words.isEmpty else { return refuse(.name, texts.holidayNameMissing) }
        return HolidayQuestion.ask(context, day, name: words, isHoliday: true) { [.pop] }
    }

    private func refuse(_ field: Field, _ sentence: String) -> [Effect] {
        focus.field = field
        return [.say(.notice(sentence))]
    }

    package func leastRoom(in room: Rect) -> Size { Size(width: 50, height: 9) }

    package func draw(on canvas: inout Canvas, in room: Rect) -> Point? {
        let inner = Box.draw(title, width: min(74, room.width - 6), height: 7, on: &canvas, in: room)
        var form = FormLayout(in: inner)
        form.label(texts.holidayDayField, hasFocus: focus.field == .day, on: &canvas)
        let first = day.draw(
            on: &canvas, at: form.field, width: form.fieldWidth, today: context.today, hasFocus: focus.field == .day)
        form.skip()
        form.label(texts.holidayNameField, hasFocus: focus.field == .name, on: &canvas)
        let second = name.drawBracketed(
            on: &canvas, at: form.field, width: form.fieldWidth, hasFocus: focus.field == .name,
            placeholder: texts.holidayNameHint)
        form.skip(2)
        form.paragraph(texts.holidayNote, style: .dim, limit: 2, on: &canvas)
        form.keys(keys, texts: texts, on: &canvas)
        return focus.field == .day ? first : second
    }
}
