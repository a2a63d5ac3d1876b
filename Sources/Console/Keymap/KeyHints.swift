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

    /// The help and the way out keep their place at the end, whatever else has to go.
    package func draw(on canvas: inout Canvas, in room: Rect) {
        let labels = texts.language == .es ? Key.Labels.spanish : .english
        let hints = shown.map { bound in
            let key = bound.keys.first?.label(labels, glyphs: canvas.glyphs) ?? ""
            return (bound: bound, key: key, text: texts.short(bound.action))
        }
        let ascii = canvas.glyphs.asciiText
        var left = room.width
        for hint in hints where hint.bound.action.isWayOut {
            left -= TextWidth.of(hint.key + hint.text, asciiOnly: ascii) + 3
        }
        var x = room.x
        for hint in hints {
            let width = TextWidth.of(hint.key + hint.text, asciiOnly: ascii) + 3
            if !hint.bound.action.isWayOut {
                guard width <= left else { continue }
                left -= width
            }
            guard x + width - 2 <= room.maxX else { break }
            let off = hint.bound.off != nil
            x += canvas.put(hint.key, at: Point(x: x, y: room.y), style: off ? .footer.with(.disabled) : .footerKey)
            x += 1
            x += canvas.put(hint.text, at: Point(x: x, y: room.y), style: off ? .footer.with(.disabled) : .footer)
            x += 2
        }
    }
}
