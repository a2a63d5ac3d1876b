/// A line of text being typed: a value with a cursor, edited by keys, drawn in as many columns as there are.
package struct TextField: Equatable, Sendable {
    package enum Kind: Sendable {
        case text
        /// Only digits go in; letters are left to the form.
        case digits
        /// Whole units, shown with a sign before every three digits: `150.000`. The signs may be typed as well.
        case money
    }

    package let kind: Kind
    /// At most so many scalars; of `money`, digits.
    package let limit: Int
    /// What stands before every three digits of `money`.
    package let separator: Unicode.Scalar
    private(set) var scalars: [Unicode.Scalar]
    /// Scalars before the cursor.
    package private(set) var cursor: Int
    /// It stands there because somebody may mean it: the first character typed takes its place, any other key edits it.
    package private(set) var isSuggestion = false

    package init(_ text: String = "", kind: Kind = .text, limit: Int? = nil, separator: Unicode.Scalar = ".") {
        self.kind = kind
        self.separator = separator
        self.limit = max(0, limit ?? (kind == .text ? 500 : 15))
        scalars = []
        cursor = 0
        insert(text)
    }

    /// What was typed; of `money` its digits alone, unless nobody knows what it means. Setting it puts the cursor at the
    /// end.
    package var text: String {
        get {
            var text = String.UnicodeScalarView()
            text.append(contentsOf: amount ?? scalars)
            return String(text)
        }
        set {
            (scalars, cursor, isSuggestion) = ([], 0, false)
            insert(newValue)
        }
    }

    /// The digits of whole units; nil where it is no amount, and for what is none.
    private var amount: [Unicode.Scalar]? {
        kind == .money ? TypedAmount.whole(scalars, groupedBy: separator) : nil
    }

    package var isEmpty: Bool { scalars.isEmpty }
    /// Of `money`: something was typed that is no amount of whole units.
    package var isNoAmount: Bool { kind == .money && !isEmpty && amount == nil }
    /// Signs were typed: it is shown as it was typed.
    var holdsSigns: Bool { scalars.contains(where: TypedAmount.isSign) }

    /// Puts in what the first character typed replaces.
    package mutating func suggest(_ text: String) {
        self.text = text
        isSuggestion = !isEmpty
    }

    package enum Outcome: Equatable, Sendable {
        case changed, moved
        /// Not a key of this field; the form may use it.
        case ignored
    }

    /// Edits by one key.
    package mutating func handle(_ key: Key) -> Outcome {
        let before = scalars
        let outcome = edit(key)
        switch key {
        // A sign that says nothing yet takes nothing's place, and does not make the suggestion one's own.
        case .character, .paste: if scalars != before { isSuggestion = false }
        default: if outcome != .ignored { isSuggestion = false }
        }
        return outcome
    }

    private mutating func edit(_ key: Key) -> Outcome {
        switch key {
        case .character(let scalar): return accepts(scalar) ? type(String(scalar)) : .ignored
        case .paste(let text): return type(kind == .money ? Self.wholeAmount(text) : text)
        case .backspace: return edited(remove(from: before(cursor), to: cursor))
        case .delete: return edited(remove(from: cursor, to: after(cursor)))
        case .control("d"): return edited(remove(from: cursor, to: after(cursor)))
        case .control("w"): return edited(remove(from: wordBefore, to: cursor))
        case .control("u"): return edited(remove(from: 0, to: cursor))
        case .control("k"): return edited(remove(from: cursor, to: scalars.count))
        case .left, .control("b"): return moved(to: before(cursor))
        case .right, .control("f"): return moved(to: after(cursor))
        case .wordLeft: return moved(to: wordBefore)
        case .wordRight: return moved(to: wordAfter)
        case .home, .control("a"): return moved(to: 0)
        case .end, .control("e"): return moved(to: scalars.count)
        default: return .ignored
        }
    }

    private func edited(_ changed: Bool) -> Outcome { changed ? .changed : .moved }

    /// In the place of what was only suggested.
    private mutating func type(_ text: String) -> Outcome {
        let before = scalars
        if isSuggestion { (scalars, cursor) = ([], 0) }
        if insert(text) { return .changed }
        if isSuggestion { (scalars, cursor) = (before, before.count) }
        return .moved
    }

    private mutating func moved(to place: Int) -> Outcome {
        cursor = place
        return .moved
    }

    // MARK: Editing

    private func accepts(_ scalar: Unicode.Scalar) -> Bool {
        switch kind {
        case .text: true
        case .digits: ("0"..."9").contains(scalar)
        case .money: ("0"..."9").contains(scalar) || TypedAmount.isSign(scalar) || scalar == "$"
        }
    }

    /// `150.000,00` as it is copied from elsewhere: without its cents, which would make it a hundred times as much, and
    /// without its signs.
    private static func wholeAmount(_ text: String) -> String {
        var amount = text.split(whereSeparator: \.isWhitespace).joined()
        if let sign = amount.lastIndex(where: { $0 == "," || $0 == "." }),
            amount[amount.index(after: sign)...].count <= 2
        {
            amount.removeSubrange(sign...)
        }
        return amount.filter { $0 != "," && $0 != "." }
    }

    /// Puts in what this kind takes, up to the limit: line breaks as spaces, no invisible characters.
    @discardableResult
    private mutating func insert(_ text: String) -> Bool {
        var new: [Unicode.Scalar] = []
        // The signs of an amount take nothing of its digits' room.
        let signs = kind == .money ? scalars.count(where: TypedAmount.isSign) : 0
        var room = limit - (scalars.count - signs)
        var roomForSigns = kind == .money ? TypedAmount.mostSigns - signs : 0
        HarmlessText.forEach(text, asciiOnly: false) { value, _ in
            let scalar = Unicode.Scalar(value) ?? "\u{FFFD}"
            if kind == .money, TypedAmount.isSign(scalar) {
                if roomForSigns > 0 { new.append(scalar) }
                roomForSigns -= 1
            } else if room > 0, value != HarmlessText.replacement, kind == .text || ("0"..."9").contains(scalar) {
                new.append(scalar)
                room -= 1
            }
            return room > 0
        }
        scalars.insert(contentsOf: new, at: cursor)
        cursor += new.count
        return !new.isEmpty
    }

    private mutating func remove(from start: Int, to end: Int) -> Bool {
        guard start < end else { return false }
        scalars.removeSubrange(start..<end)
        cursor = start
        return true
    }

    // MARK: Places

    private func isMark(_ index: Int) -> Bool {
        index < scalars.count && TextWidth.of(scalars[index].value) == 0
    }

    /// Combining marks go with their letter.
    private func before(_ place: Int) -> Int {
        var place = max(0, place - 1)
        while place > 0, isMark(place) { place -= 1 }
        return place
    }

    private func after(_ place: Int) -> Int {
        var place = min(scalars.count, place + 1)
        while isMark(place) { place += 1 }
        return place
    }

    private var wordBefore: Int {
        var place = cursor
        while place > 0, scalars[place - 1] == " " { place -= 1 }
        while place > 0, scalars[place - 1] != " " { place -= 1 }
        return place
    }

    private var wordAfter: Int {
        var place = cursor
        while place < scalars.count, scalars[place] != " " { place += 1 }
        while place < scalars.count, scalars[place] == " " { place += 1 }
        return place
    }
}
