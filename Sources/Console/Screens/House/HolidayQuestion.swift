import Lending
import Store

/// Asks before a holiday is added or taken away, with what it would move.
enum HolidayQuestion {
    /// `done` is what is to be closed once it is done.
    static func ask(
        _ context: Context, _ day: Day, name: String, isHoliday: Bool, done: @escaping () -> [Effect]
    ) -> [Effect] {
        context.trying {
            let (store, role, texts) = (context.store, context.user.role, context.texts)
            let seen = try store.previewHoliday(day, name: name, isHoliday: isHoliday, role: role)
            let dialog = ConfirmDialog(
                context, title: texts.holidayTitle(seen), lines: texts.lines(seen, context.clock)
            ) {
                context.trying {
                    let change = try store.changeHoliday(day, name: name, isHoliday: isHoliday, role: role)
                    let undo = Undo.fact(context) {
                        try store.changeHoliday(day, name: change.name, isHoliday: !isHoliday, role: role)
                        return texts.holidayAsBefore
                    }
                    return done() + [.wrote, .undoable(undo), .say(.done(texts.changed(change)))]
                }
            }
            return [.push(dialog), .dropTypedAhead]
        }
    }
}
