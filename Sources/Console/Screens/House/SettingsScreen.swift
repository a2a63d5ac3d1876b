import Messaging
package import Store
package import Terminal

/// What the house decides for itself: each setting with its value and what it does. The owner changes them here.
package final class SettingsScreen: SheetScreen {
    package static let bindings: [Binding<SettingsScreen>] =
        [
            Binding(.enter, .character("e"), do: .desk(.changeSetting), in: .list, off: \.offForChanging) {
                $0.change()
            }
        ] + movement

    package let context: Context
    private var lines: [SettingLine]
    private var isStale = false
    package var panes = SheetPanes<Setting>()
    private var room = Rect.empty

    init(_ context: Context) throws {
        self.context = context
        lines = try context.store.settingLines()
    }

    package var title: String { texts.settingsTitle }

    // MARK: Reading

    package func refresh() {
        isStale = true
    }

    package var hasWork: Bool { isStale }

    package func work() throws {
        lines = try context.store.settingLines()
        isStale = false
        layout(room)
    }

    package func layout(_ room: Rect) {
        self.room = room
        panes.fit(room.splitTop(2).rest, split: 100)
        let width = min(100, panes.widths.first ?? 60)
        panes.set([lines.flatMap { rows($0, width: width) }])
    }

    /// The value, and below it what it is for.
    private func rows(_ line: SettingLine, width: Int) -> [SheetLine<Setting>] {
        let (setting, language, texts) = (line.setting, texts.language, texts)
        let (value, standard) = (setting.shown(line.stored, language), setting.shown(nil, language))
        let row = SheetLine.row(setting.setting) { canvas, room in
            let pieces: [(text: String, style: Style)] = [
                (value, Style(value == standard ? .text : .accent, .bold)),
                (value == standard ? "" : "   " + texts.standardIs(standard), .dim),
            ]
            canvas.put(setting.name(language), at: room.origin, width: 22)
            canvas.put(pieces, at: Point(x: room.x + 22, y: room.y), width: max(0, room.width - 22))
        }
        return [row]
            + SheetLine.paragraph(
                setting.sentence(language), width: width, style: .dim, item: setting.setting, indent: 3)
    }

    // MARK: Keys

    private var selected: SettingLine? { lines.first { $0.setting.setting == selectedItem } }

    private var offForChanging: OffReason? {
        if let off = context.offWhenReadOnly { return off }
        return context.user.role.mayChangeSettings ? nil : .said(texts.settingsAreTheOwners)
    }

    private func change() -> [Effect] { selected.map { [.push(SettingForm(context, $0))] } ?? [] }

    // MARK: Drawing

    package func draw(on canvas: inout Canvas, in room: Rect) -> Point? {
        let (x, width) = (room.x + 1, room.width - 2)
        var pieces: [(text: String, style: Style)] = [(texts.settingsTitle, .title)]
        if !context.user.role.mayChangeSettings {
            pieces.append((" \(canvas.glyphs.bullet) " + texts.ownersChangeSettings, .dim))
        }
        canvas.put(pieces, at: Point(x: x, y: room.y), width: width)
        canvas.rule(at: Point(x: x, y: room.y + 1), width: width)
        return panes.draw(on: &canvas) ?? Point(x: x, y: room.y)
    }
}
