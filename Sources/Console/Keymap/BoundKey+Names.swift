import Messaging
import Terminal

extension BoundKey {
    /// Its keys as they are named to people, the one that they think of first: `s` says yes in Spanish, `y` in English.
    func names(_ texts: Texts, _ glyphs: Glyphs) -> [String] {
        let yes = Key.character(texts.choose("s", "y"))
        let isAnswer = action == .confirm && keys.contains(yes)
        let ordered = isAnswer ? [yes] + keys.filter { $0 != yes } : keys
        return ordered.map { $0.label(texts.language == .es ? .spanish : .english, glyphs: glyphs) }
    }
}
