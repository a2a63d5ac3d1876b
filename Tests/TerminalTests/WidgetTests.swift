import Testing

@testable import Terminal

@Suite("A text field")
struct TextFieldTests {
    static func edited(_ text: String, kind: TextField.Kind = .text, limit: Int? = nil, _ keys: Key...) -> TextField {
        var field = TextField(text, kind: kind, limit: limit)
        for key in keys { _ = field.handle(key) }
        return field
    }

    @Test("is edited at its cursor")
    func editing() {
        #expect(Self.edited("ab", .left, .character("x")).text == "axb")
        #expect(Self.edited("ab", .home, .delete).text == "b")
        #expect(Self.edited("ab", .backspace, .backspace, .backspace).text == "")
        #expect(Self.edited("uno dos", .control("w")).text == "uno ")
        #expect(Self.edited("uno dos", .wordLeft, .control("u")).text == "dos")
        #expect(Self.edited("uno dos", .home, .wordRight, .control("k")).text == "uno ")
        #expect(Self.edited("ab", .end, .right, .right).cursor == 2)
    }

    @Test("takes a letter and its accent away together")
    func marks() {
        #expect(Self.edited("ae\u{301}", .backspace).text == "a")
        #expect(Self.edited("e\u{301}b", .home, .delete).text == "b")
        #expect(Self.edited("e\u{301}b", .home, .right).cursor == 2)
    }

    @Test("takes a paste as text: no line breaks, no controls, no more than its limit")
    func paste() {
        #expect(Self.edited("", .paste("a\nb\u{1B}c\u{202E}")).text == "a bc")
        #expect(Self.edited("", limit: 4, .paste("abcdefgh"), .character("x")).text == "abcd")
        #expect(TextField("abcdef", limit: 0).text == "")
    }

    @Test("of digits leaves letters to the form")
    func digits() {
        var field = TextField(kind: .money)
        let keys = [Key.character("c"), .character("5"), .character("."), .paste("$150.000 COP"), .enter, .escape, .up]
        let outcomes = keys.map { field.handle($0) }
        #expect(outcomes == [.ignored, .changed, .changed, .changed, .ignored, .ignored, .ignored])
        #expect(field.isNoAmount)
        var plain = TextField("7", kind: .digits)
        let dot = plain.handle(.character("."))
        #expect(dot == .ignored)
    }

    @Test("lets the first character take the place of what was only suggested; any other key edits it")
    func suggestion() {
        func suggested(_ keys: Key...) -> String {
            var field = TextField(limit: 10)
            field.suggest("24/11/2026")
            for key in keys { _ = field.handle(key) }
            return field.text
        }
        #expect(suggested(.character("3"), .character("0")) == "30")
        #expect(suggested(.paste("30/11")) == "30/11")
        #expect(suggested(.backspace, .character("7")) == "24/11/2027")
        #expect(suggested(.left, .delete, .character("7")) == "24/11/2027")
        #expect(suggested(.enter, .tab, .character("+")) == "+")
        // A sign that is not part of the amount changes nothing; the amount after it is the typed one.
        var amount = TextField(kind: .money)
        amount.suggest("50000")
        for key in "$60000".unicodeScalars { _ = amount.handle(.character(key)) }
        #expect(amount.text.filter(\.isNumber) == "60000")
        // A paste of which nothing is left replaces nothing.
        #expect(suggested(.paste("\u{1B}")) == "24/11/2026")
    }

    static func drawn(_ field: TextField, width: Int, placeholder: String = "") -> (String, Int) {
        var canvas = Canvas(size: Size(width: 20, height: 1))
        let cursor = field.draw(on: &canvas, at: Point(x: 0, y: 0), width: width, placeholder: placeholder)
        return (canvas.text, cursor.x)
    }

    @Test("shows the part around its cursor, which stays inside")
    func window() {
        #expect(Self.drawn(TextField("abcdef"), width: 4) == ("def", 3))
        #expect(Self.drawn(Self.edited("abcdef", .home), width: 4) == ("abcd", 0))
        #expect(Self.drawn(TextField("日本語"), width: 5) == ("本語", 4))
        #expect(Self.drawn(TextField("abc"), width: 1) == ("", 0))
        #expect(Self.drawn(TextField("abc"), width: 0) == ("", 0))
        #expect(Self.drawn(TextField(), width: 9, placeholder: "nombre") == ("nombre", 0))
    }

    @Test("of money shows its dots and keeps the cursor at the digit")
    func money() {
        #expect(Self.drawn(TextField("1500000", kind: .money), width: 14) == ("1.500.000", 9))
        #expect(Self.drawn(Self.edited("150000", kind: .money, .left, .left, .left), width: 14) == ("150.000", 4))
        #expect(Self.drawn(Self.edited("150000", kind: .money, .home), width: 14) == ("150.000", 0))
    }
}

@Suite("A list")
struct ListStateTests {
    @Test("keeps its selection inside and in sight, at any size", arguments: [0, 1, 2, 5, 24])
    func anySize(height: Int) {
        for count in [0, 1, 3, 100] {
            var list = ListState()
            list.fit(count: count, height: height)
            for key in [Key.down, .pageDown, .end, .down, .up, .pageUp, .home, .up, .end, .pageUp] {
                let moved = list.handle(key)
                #expect(moved)
                #expect((0..<max(1, count)).contains(list.selected))
                #expect(list.visible.lowerBound >= 0 && list.visible.upperBound <= count)
                #expect(list.visible.count <= height)
                #expect(list.visible.isEmpty || list.visible.contains(list.selected))
            }
            list.move(by: .max)
            list.move(by: .min)
            list.page(by: .max)
            list.page(by: .min)
            #expect(list.selected == 0 && list.selection == (count == 0 ? nil : 0))
        }
    }

    @Test("scrolls by one at the edge and by whole pages")
    func scrolling() {
        var list = ListState()
        list.fit(count: 100, height: 10)
        list.select(9)
        #expect(list.visible == 0..<10)
        list.move(by: 1)
        #expect(list.visible == 1..<11 && list.selected == 10)
        list.page(by: 1)
        #expect(list.visible == 11..<21 && list.selected == 20)
        list.select(99)
        list.page(by: 1)
        #expect(list.visible == 90..<100 && list.selected == 99)
    }

    @Test("shrinks without empty room below and follows a row that moved")
    func following() {
        var list = ListState()
        list.fit(count: 100, height: 10)
        list.select(95)
        list.fit(count: 50, height: 10)
        #expect(list.visible == 40..<50 && list.selected == 49)
        list.fit(count: 100, height: 10)
        list.select(45)
        let line = list.selected - list.top
        list.follow(70)
        #expect(list.selected == 70 && list.selected - list.top == line)
        list.fit(count: 100, height: 60)
        #expect(list.visible.contains(70))
    }

    @Test("leaves keys that are not its own")
    func otherKeys() {
        var list = ListState()
        let moved = [Key.character("j"), .enter].map { list.handle($0) }
        #expect(moved == [false, false])
    }
}

@Suite("A table")
struct TableTests {
    enum ID: Sendable { case number, name, amount, message }

    static let table = Table<ID>([
        Column(.number, "Nº", min: 4, priority: 1), Column(.name, "Cliente", min: 8, max: 12),
        Column(.amount, "Vencido", min: 8, priority: 2, align: .right),
        Column(.message, "Mensaje", min: 6, priority: 3),
    ])

    @Test("gives up columns by priority and widens what can be wider")
    func layout() {
        func widths(_ width: Int) -> [Int] { Self.table.layout(x: 0, width: width).slots.map(\.width) }
        #expect(widths(80) == [4, 12, 8, 6])
        #expect(widths(34) == [4, 10, 8, 6])
        #expect(widths(32) == [4, 8, 8, 6])
        #expect(widths(31) == [4, 12, 8])
        #expect(widths(15) == [4, 9])
        #expect(widths(13) == [12])
        #expect(widths(3) == [3])
        #expect(widths(0) == [0])
        #expect(widths(-7) == [0])
        #expect(Self.table.layout(x: 5, width: 24).slots.map(\.x) == [5, 11, 21])
        #expect(Self.table.layout(x: 0, width: 15)[.amount] == nil)
    }

    @Test("draws titles and rows in their columns, with an arrow at the sorted one")
    func drawing() {
        var canvas = Canvas(size: Size(width: 32, height: 2))
        let layout = Self.table.layout(x: 0, width: 32)
        layout.drawHeader(on: &canvas, y: 0, sortedBy: .name, descending: true)
        layout.drawRow(on: &canvas, y: 1) { id in
            switch id {
            case .number: ("1042", .text)
            case .name: ("María Fernanda", .text)
            case .amount: ("$5.000", .bad)
            case .message: ("✓✓", .good)
            }
        }
        #expect(canvas.lines[1] == "1042  María F…    $5.000  ✓✓")
        #expect(canvas.lines[0] == "Nº    Clien… ↓   Vencido  Mensa…")
    }
}

@Suite("An amount")
struct AmountFieldTests {
    @Test(
        "that is pasted loses its cents, not its thousands",
        arguments: [
            ("150.000,00", "150000"), ("150,000.00", "150000"), ("$ 1.250.000", "1250000"), ("150.000", "150000"),
            ("50,5", "50"), ("50000", "50000"), ("1.234.567,", "1234567"), ("", ""), (",", ""),
        ])
    func paste(_ pasted: String, _ amount: String) {
        var field = TextField(kind: .money)
        _ = field.handle(.paste(pasted))
        #expect(field.text == amount)
    }

    @Test(
        "that is typed with its signs means what they mean, or is none: never a hundred times as much",
        arguments: [
            ("50.000", "50000", "50000"), ("50000,00", "50000", "50000"), ("50.000,00", "50000", "50000"),
            ("50,000", "50000", "50000"), ("50000.00", "50000", "50000"), ("50,000.00", "50000", "50000"),
            ("1.250.000", "1250000", "1250000"), ("50000,", "50000", "50000"), ("50000", "50000", "50000"),
            ("50,00", "50", nil), ("50.00", nil, "50"), ("50.", nil, "50"), ("1.5", nil, nil), ("50000,50", nil, nil),
            ("50000,000", nil, nil), ("5000.000", nil, nil), ("1.250.00", nil, nil), ("0,500", nil, nil),
            (",", nil, nil), (",00", nil, nil), ("1.250,000", nil, nil), ("1..000", nil, nil),
        ] as [(String, String?, String?)])
    func typed(_ typed: String, _ spanish: String?, _ english: String?) {
        for (separator, amount) in [(".", spanish), (",", english)] as [(Unicode.Scalar, String?)] {
            var field = TextField(kind: .money, separator: separator)
            for scalar in typed.unicodeScalars { #expect(field.handle(.character(scalar)) == .changed) }
            #expect(field.isNoAmount == (amount == nil))
            #expect(field.text == amount ?? typed)
            // As it was typed: it is compared with paper.
            var canvas = Canvas(size: Size(width: 20, height: 1))
            field.draw(on: &canvas, at: Point(x: 0, y: 0), width: 20)
            if typed.contains(where: { $0 == "." || $0 == "," }) { #expect(canvas.text == typed) }
        }
    }

    @Test("takes as many digits with their signs as without")
    func limit() {
        var field = TextField(kind: .money, limit: 7)
        for scalar in "1.250.0009.".unicodeScalars { _ = field.handle(.character(scalar)) }
        #expect(field.text == "1.250.000.")
        _ = field.handle(.backspace)
        #expect(field.text == "1250000")
        for _ in 0..<100 { _ = field.handle(.character(".")) }
        #expect(field.text.count < 20)
    }

    @Test("is grouped by the sign it is told")
    func grouped() {
        var canvas = Canvas(size: Size(width: 12, height: 1))
        TextField("1250000", kind: .money, separator: ",").draw(on: &canvas, at: Point(x: 0, y: 0), width: 12)
        #expect(canvas.text == "1,250,000")
    }
}

@Suite("A choice")
struct ChoiceTests {
    @Test("goes round")
    func round() throws {
        var choice = try #require(Choice(["Efectivo", "Nequi", "PSE"], selected: "PSE"))
        for (key, chosen) in [(Key.right, "Efectivo"), (.left, "PSE"), (.character(" "), "Efectivo")] {
            let used = choice.handle(key)
            #expect(used && choice.selected == chosen)
        }
        let used = choice.handle(.character("x"))
        #expect(!used)
        choice.select("Bitcoin")
        #expect(choice.selected == "Efectivo")
        var canvas = Canvas(size: Size(width: 14, height: 1))
        choice.draw(on: &canvas, at: Point(x: 0, y: 0), width: 14) { $0 }
        #expect(canvas.text == "< Efectivo >")
    }

    @Test("of nothing is no choice")
    func empty() {
        #expect(Choice([String]()) == nil)
    }
}
