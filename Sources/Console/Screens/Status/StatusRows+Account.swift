import Lending
import Messaging
import Store
import Terminal

extension StatusRows {
    /// Whether Twilio was reached and let us in, and what is left: as it was when somebody last asked.
    func account(_ width: Int) -> [Line] {
        guard facts.isConfigured else { return [] }
        guard let check = facts.check else { return [.pair("Twilio", texts.neverChecked, style: .dim)] }
        let style: Style = check.outcome == .authorised ? .good : .bad
        let words = texts.words(check.outcome)
        var lines = aged("Twilio", words, style, check.at, isGood: check.outcome == .authorised, width)
        guard let balance = facts.balance else {
            return lines + Line.pairs(texts.balanceField, texts.balanceUnknown, style: .dim, width: width)
        }
        let amount = Cost(parsing: balance.amount).map { texts.cost($0, currency: balance.currency) }
        lines += aged(
            texts.balanceField, amount ?? balance.amount + " " + balance.currency, .text, balance.at, isGood: nil, width
        )
        return lines
    }

    /// The age is worked out when it is drawn: it grows while nothing changes.
    private func aged(
        _ name: String, _ words: String, _ style: Style, _ at: Instant, isGood: Bool?, _ width: Int
    ) -> [Line] {
        let (names, ageWidth) = (14, 12)
        let wrapped = Canvas.wrap(words, width: max(10, width - names - 2 - ageWidth))
        return wrapped.enumerated().map { index, line in
            .row(nil) { canvas, room in
                if index == 0 { canvas.put(name, at: room.origin, style: .dim, width: names - 1) }
                let mark = isGood.map { canvas.glyphs.delivery($0 ? .sent : .failed) + " " } ?? ""
                let indent = String(repeating: " ", count: index == 0 ? 0 : TextWidth.of(mark))
                let age = index == wrapped.count - 1 ? " · " + texts.ago(at, context.clock) : ""
                let pieces: [(text: String, style: Style)] = [
                    ((index == 0 ? mark : indent) + line, style), (age, .dim),
                ]
                canvas.put(
                    pieces, at: Point(x: room.x + names, y: room.y), width: max(0, room.width - names))
            }
        }
    }
}
