import Messaging
import Store
import Terminal

extension StatusRows {
    /// The settings of the house, with the command that changes them.
    func settings(width: Int) -> [Line] {
        let lines = facts.settings.flatMap { line in
            Line.pairs(
                line.setting.name(texts.language), line.setting.shown(line.stored, texts.language),
                style: line.stored == nil ? .dim : .text, names: 22, width: width)
        }
        return [.blank, .heading(texts.settings, texts.settingsNote)] + lines
    }
}
