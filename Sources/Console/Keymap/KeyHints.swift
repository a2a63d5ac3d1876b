import Messaging
package import Terminal

/// Keys with what they do, as many as fit: `p pago  r recordar  …  ? ayuda  q salir`.
package struct KeyHints {
    private let texts: Texts
    private let shown: [BoundKey]

    package init(_ keys: [BoundKey], texts: Texts) {
        self.texts = texts
        shown = keys.filter(\.inFooter)
    }

    /// The help and the way out keep their place at the end, whatever else has to go; what is off goes first.
    package func draw(on canvas: inout Canvas, in room: Rect) {
        let labels = texts.language == .es ? Key.Labels.spanish : .english
        // What is off says so without its colour, too: it stands in parentheses.
        let hints = shown.map { bound in
            let (open, close) = bound.off == nil ? ("", "") : ("(", ")")
            let key = bound.keys.first?.label(labels, glyphs: canvas.glyphs) ?? ""
            return (bound: bound, key: open + key, text: texts.short(bound.action) + close)
        }
        let ascii = canvas.glyphs.asciiText
        let widths = hints.map { TextWidth.of($0.key + $0.text, asciiOnly: ascii) + 3 }
        // The last one needs no blanks behind it.
        var left = room.width + 2
        var kept: Set<Int> = []
        let ranks: [(BoundKey) -> Bool] = [
            { $0.action.isWayOut }, { !$0.action.isWayOut && $0.off == nil }, { !$0.action.isWayOut && $0.off != nil },
        ]
        for rank in ranks {
            for (index, hint) in hints.enumerated() where rank(hint.bound) && widths[index] <= left {
                kept.insert(index)
                left -= widths[index]
            }
        }
        var x = room.x
        for (index, hint) in hints.enumerated() where kept.contains(index) {
            let off = hint.bound.off != nil
            x += canvas.put(hint.key, at: Point(x: x, y: room.y), style: off ? .footer.with(.disabled) : .footerKey)
            x += 1
            x += canvas.put(hint.text, at: Point(x: x, y: room.y), style: off ? .footer.with(.disabled) : .footer)
            x += 2
        }
    }
}
