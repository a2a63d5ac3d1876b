import Testing

@testable import Terminal

@Suite("Text on a canvas")
struct CanvasTextTests {
    /// One row of `width` columns with a text put on it.
    static func row(
        _ text: String, width: Int, field: Int? = nil, align: Canvas.Alignment = .left, glyphs: Glyphs = .unicode
    ) -> String {
        var canvas = Canvas(size: Size(width: width, height: 1), glyphs: glyphs)
        canvas.put(text, at: Point(x: 0, y: 0), width: field, align: align)
        return canvas.text
    }

    @Test(
        "text is cut by columns and ends in an ellipsis, never in half a character",
        arguments: [
            ("María Fernanda", 14, "María Fernanda"), ("María Fernanda", 13, "María Fernan…"), ("María", 1, "…"),
            ("日本語", 6, "日本語"), ("日本語", 5, "日本…"), ("日本語", 4, "日…"), ("日本語", 1, "…"), ("", 3, ""),
            ("e\u{301}e\u{301}e\u{301}", 2, "e\u{301}…"),
        ])
    func cutting(text: String, width: Int, shown: String) {
        #expect(Self.row(text, width: width) == shown)
    }

    @Test(
        "hostile text can neither steer the terminal nor turn the line around",
        arguments: [
            ("a\u{1B}[31mb", "a\u{FFFD}[31mb"), ("a\u{9B}2Jb", "a\u{FFFD}2Jb"), ("a\nb\tc\r\nd", "a b c  d"),
            ("a\u{0}b", "a\u{FFFD}b"), ("abc\u{202E}def\u{2066}g", "abcdefg"), ("\u{FEFF}a\u{200B}b\u{200D}c", "abc"),
            ("a\u{A0}b\u{202F}c", "a b c"), ("\u{1F1E8}\u{1F1F4}", "CO"), ("a\u{7F}\u{85}b", "a\u{FFFD} b"),
            ("\u{301}a", "a"), ("a\u{10FFFF}b", "a\u{FFFD}b"), ("\u{E0041}x\u{FE0F}", "x"),
        ])
    func harmless(text: String, shown: String) {
        #expect(Self.row(text, width: 20) == shown)
    }

    @Test("no more than two combining marks pile up on one letter")
    func marks() {
        let row = Self.row("a" + String(repeating: "\u{301}", count: 500) + "b", width: 5)
        #expect(row.unicodeScalars.count == 4)
        #expect(TextWidth.of("a\u{301}\u{302}b") == 2)
    }

    @Test("a field is aligned and painted over what was there")
    func alignment() {
        #expect(Self.row("$5", width: 8, field: 6, align: .right) == "    $5")
        #expect(Self.row("ab", width: 8, field: 6, align: .center) == "  ab")
        var canvas = Canvas(size: Size(width: 6, height: 1))
        canvas.put("xxxxxx", at: Point(x: 0, y: 0))
        canvas.put("ab", at: Point(x: 1, y: 0), width: 4)
        #expect(canvas.text == "xab  x")
    }

    @Test("writing over half of a wide character leaves no other half behind")
    func halves() {
        var canvas = Canvas(size: Size(width: 4, height: 1))
        canvas.put("日本", at: Point(x: 0, y: 0))
        canvas.put("x", at: Point(x: 1, y: 0))
        #expect(canvas.text == " x本")
        canvas.put("y", at: Point(x: 2, y: 0))
        #expect(canvas.text == " xy")
    }

    @Test("a wide character at the edge of the clip is left blank")
    func clippedHalves() {
        var canvas = Canvas(size: Size(width: 6, height: 1))
        canvas.clipped(to: Rect(x: 1, y: 0, width: 4, height: 1)) {
            $0.put("日本語", at: Point(x: 0, y: 0), width: 6)
        }
        #expect(canvas.lines == ["  本"])
    }

    @Test("without UTF-8 everything is ASCII and still counted right")
    func ascii() {
        #expect(Self.row("¿Núñez – 5 €?", width: 20, glyphs: .ascii) == "?Nunez - 5 EUR?")
        #expect(Self.row("María Fernanda", width: 6, glyphs: .ascii) == "Maria~")
        #expect(Self.row("日本 e\u{301}", width: 9, glyphs: .ascii) == "?? e")
        #expect(Self.row("1\u{A0}000", width: 9, glyphs: .ascii) == "1 000")
    }

    @Test("every scalar becomes printable ASCII where only ASCII is shown")
    func allASCII() {
        for value in UInt32(0)...0x2FFF {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let row = Self.row("x\(scalar)x", width: 20, glyphs: .ascii)
            #expect(row.utf8.allSatisfy { (0x20...0x7E).contains($0) }, "U+\(String(value, radix: 16))")
        }
    }

    @Test("pieces of different styles follow each other and are cut together")
    func pieces() {
        var canvas = Canvas(size: Size(width: 9, height: 1))
        canvas.put([(" p", .footerKey), (" pago  ", .footer), ("r", .footerKey)], at: Point(x: 0, y: 0))
        #expect(canvas.styledLines == ["{footerKey} p{footer} pago  {}"])
        #expect(Canvas(size: Size(width: 0, height: 0)).text == "")
    }

    @Test(
        "text wraps at spaces, a longer word is cut",
        arguments: [
            ("uno dos tres", 7, ["uno dos", "tres"]), ("abcdefgh", 3, ["abc", "def", "gh"]), ("", 5, [""]),
            ("a\n\nb", 5, ["a", "", "b"]), ("日本語", 1, ["日", "本", "語"]), ("x", 0, []),
        ])
    func wrapping(text: String, width: Int, lines: [String]) {
        #expect(Canvas.wrap(text, width: width) == lines)
    }
}
