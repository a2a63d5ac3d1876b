/// How often an installment falls due. The raw values are the words of files and of the database.
package enum Frequency: String, Sendable, CaseIterable {
    /// Monday to Saturday.
    case daily = "diario"
    case dailyMondayToFriday = "diario_lv"
    /// Every three and four days in turn.
    case twiceWeekly = "bisemanal"
    case weekly = "semanal"
    /// Every fifteen days.
    case fortnightly = "quincenal"
    case monthly = "mensual"

    package init?(parsing text: some StringProtocol) {
        self.init(rawValue: text.word)
    }
}
