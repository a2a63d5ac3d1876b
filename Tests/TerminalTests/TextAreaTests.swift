import Testing

@testable import Terminal

@Suite("A text of several lines")
struct TextAreaTests {
    static func area(_ text: String, width: Int = 11, height: Int = 4, _ keys: Key...) -> TextArea {
        var area = TextArea(text)
        area.fit(width: width, height: height)
        for key in keys { _ = area.handle(key) }
        return area
    }

    static func picture(_ area: TextArea) -> [String] {
        var canvas = Canvas(size: Size(width: 12, height: 4))
        area.draw(on: &canvas, at: Point(x: 0, y: 0))
        return canvas.lines
    }

    @Test("is edited at its cursor, line breaks included")
    func editing() {
        #expect(Self.area("ab", .right, .enter).text == "a\nb")
        #expect(Self.area("a\nb", .down, .backspace).text == "ab")
        #expect(Self.area("a\nb", .end, .delete).text == "ab")
        #expect(Self.area("uno dos\ntres", .down, .control("k"), .control("k")).text == "uno dos\n")
        #expect(Self.area("uno dos", .end, .control("w"), .control("u")).text == "")
        #expect(Self.area("e\u{301}b", .right, .backspace).text == "b")
    }

    @Test("takes a paste whole: its line breaks of any kind stay, controls do not")
    func paste() {
        #expect(Self.area("", .paste("uno\r\ndos\ntres\r\u{1B}[2Jx\ty")).text == "uno\ndos\ntres\n[2Jx y")
        var short = TextArea("", limit: 5)
        _ = short.handle(.paste("abcdefgh"))
        #expect(short.text == "abcde")
    }

    @Test("wraps at spaces, cuts a longer word, and keeps every letter")
    func wrapping() {
        #expect(Self.picture(Self.area("uno dos tres cuatro")) == ["uno dos", "tres", "cuatro", ""])
        #expect(Self.picture(Self.area("abcdefghijklmnop q")) == ["abcdefghij", "klmnop q", "", ""])
        #expect(Self.picture(Self.area("a\n\nb")) == ["a", "", "b", ""])
    }

    @Test("moves up and down by what is seen, back to its column")
    func moving() {
        let text = "uno dos tres cuatro\nx\nabcdef"
        #expect(Self.area(text, .right, .right, .right, .down).cursor == 11)
        #expect(Self.area(text, .right, .right, .right, .down, .down, .down, .down).cursor == 25)
        #expect(Self.area(text, .down, .home).cursor == 8)
        #expect(Self.area(text, .pageDown, .pageDown).row == 4)
        #expect(Self.area(text, .up).cursor == 0)
        // The end of a row that goes on below stays on its row.
        #expect(Self.area(text, .end).row == 0)
    }

    @Test("keeps the cursor in sight, whatever the size")
    func scrolling() {
        for (width, height) in [(11, 4), (2, 1), (80, 24), (1, 1), (0, 0)] {
            var area = Self.area("uno dos tres\n\ncuatro cinco seis siete\nocho", width: width, height: height)
            for key in [Key.down, .down, .end, .pageDown, .enter, .paste("a\nb\nc"), .pageUp, .up, .home, .backspace] {
                _ = area.handle(key)
                #expect((area.top..<(area.top + area.height)).contains(area.row), "\(width)×\(height) \(key)")
                var canvas = Canvas(size: Size(width: 20, height: 10))
                let cursor = area.draw(on: &canvas, at: Point(x: 1, y: 1))
                #expect(cursor.x >= 1 && cursor.y >= 1)
            }
        }
    }

    @Test("leaves the keys of the form alone")
    func ignored() {
        for key in [Key.control("s"), .control("r"), .control("o"), .escape, .tab, .function(1)] {
            var area = TextArea("x")
            let outcome = area.handle(key)
            #expect(outcome == .ignored)
        }
    }
}
