import Messaging
import Store
package import Terminal

/// Changes one setting: a choice where there are words to choose from, else what may be written stands below.
package final class SettingForm: FormScreen {
    package static let bindings: [Binding<SettingForm>] = formKeys

    package enum Field: CaseIterable, Sendable {
        case value
    }

    package let context: Context
    package var focus = Focus(at: Field.value)
    package var wasWarned = false
    private let setting: HouseSetting
    private let before: String
    /// Stored forms; nil where the value is typed.
    private var choice: Choice<String>?
    private var field: TextField

    init(_ context: Context, _ line: SettingLine) {
        self.context = context
        setting = line.setting
        before = line.stored.flatMap { try? line.setting.stored($0) } ?? line.setting.standard
        field = TextField(line.setting.shown(line.stored, context.texts.language), limit: 16)
        switch setting.values {
        case .yesNo: choice = Choice(["1", "0"], selected: before)
        case .words(let words): choice = Choice(words.map(\.stored), selected: before)
        case .number, .quietHours, .amount: choice = nil
        }
    }

    package var title: String { texts.settingTitle(setting.name(texts.language)) }
    package var holdsInput: Bool { (try? setting.stored(typed)) != before }

    private var typed: String { choice?.selected ?? field.text }

    package func edit(_ key: Key) -> Bool { choice?.handle(key) ?? (field.handle(key) != .ignored) }

    package func submit() -> [Effect] {
        context.trying {
            let (store, role, setting) = (context.store, context.user.role, setting)
            // What holds now may be another owner's, since this was opened.
            let before = try store.setting(setting.setting) ?? setting.standard
            guard try store.change(setting, to: typed, role: role) else { return [.pop] }
            let now = try store.setting(setting.setting)
            let undo = Undo.fact(context, unless: { try store.setting(setting.setting) != now }) { [texts] in
                try store.change(setting, to: before, role: role)
                return texts.settingAsBefore
            }
            let value = setting.shown(now, texts.language)
            return [
                .pop, .wrote, .undoable(undo), .say(.done(texts.settingChanged(setting.name(texts.language), value))),
            ]
        }
    }

    private func sentence(_ room: Rect, asciiOnly: Bool) -> [String] {
        Canvas.wrap(setting.sentence(texts.language), width: width(room), asciiOnly: asciiOnly)
    }

    private func width(_ room: Rect) -> Int { min(74, room.width - 6) }

    package func leastRoom(in room: Rect) -> Size {
        Size(width: 44, height: sentence(room, asciiOnly: false).count + 7)
    }

    package func draw(on canvas: inout Canvas, in room: Rect) -> Point? {
        let lines = sentence(room, asciiOnly: canvas.glyphs.asciiText)
        let inner = Box.draw(title, width: width(room), height: lines.count + 5, on: &canvas, in: room)
        for (row, line) in lines.enumerated() {
            canvas.put(line, at: Point(x: inner.x, y: inner.y + row), style: .dim, width: inner.width)
        }
        var form = FormLayout(in: inner)
        form.skip(lines.count + 1)
        form.label(texts.valueField, hasFocus: true, on: &canvas)
        let cursor: Point
        if let choice {
            cursor = choice.draw(
                on: &canvas, at: form.field, width: form.fieldWidth,
                label: { setting.shown($0, texts.language) }, style: Style(.input, .selected))
        } else {
            cursor = field.drawBracketed(on: &canvas, at: form.field, width: 20, hasFocus: true)
        }
        form.skip()
        // What there is to choose from is seen by choosing.
        let allowed = choice == nil ? setting.allowed(texts.language) : nil
        form.paragraph(
            texts.mayBe(allowed, standard: setting.shown(nil, texts.language)), style: .dim, limit: 1, on: &canvas)
        form.keys(keys, texts: texts, on: &canvas)
        return cursor
    }
}
