import CNcurses
import Testing

@testable import Terminal

@Suite("Keys")
struct KeyTests {
    /// Reads all keys out of what ncurses would hand over, in bursts.
    static func keys(_ bursts: [RawKey]...) -> [Key] {
        var reader = KeyReader()
        var keys: [Key] = []
        for burst in bursts {
            var raw = burst[...]
            while let key = reader.next(from: { raw.popFirst() }) { keys.append(key) }
        }
        return keys
    }

    static func bytes(_ text: String) -> [RawKey] {
        text.utf8.map(RawKey.byte)
    }

    @Test("letters of every alphabet are put together from their bytes, also when these come one by one")
    func utf8() {
        #expect(Self.keys(Self.bytes("añ€😀")) == ["a", "ñ", "€", "😀"].map { Key.character($0) })
        #expect(Self.keys([.byte(0xC3)], [.byte(0xB1)]) == [.character("ñ")])
    }

    @Test("bytes that are no text do not swallow the key after them")
    func broken() {
        #expect(Self.keys([.byte(0xC3), .byte(0x6A)]) == [.character("j")])
        #expect(Self.keys([.byte(0xFF), .byte(0x80), .byte(0x6A)]) == [.character("j")])
        #expect(Self.keys([.byte(0xE2), .byte(0xC3), .byte(0xB1)]) == [.character("ñ")])
        #expect(Self.keys([.byte(0xC2), .byte(0x9B), .byte(0x6A)]) == [.character("j")])
    }

    @Test(
        "controls have their names",
        arguments: [
            (0x0D, Key.enter), (0x0A, .enter), (0x09, .tab), (0x08, .backspace), (0x7F, .backspace),
            (0x13, .control("s")),
            (0x03, .control("c")), (0x00, .control("@")), (0x1F, .control("_")), (0x1B, .escape),
            (0x20, .character(" ")),
        ] as [(UInt8, Key)])
    func controls(byte: UInt8, key: Key) {
        #expect(Self.keys([.byte(byte)]) == [key])
    }

    @Test("an escape sequence nobody knows is dropped whole, not run as commands")
    func strays() {
        #expect(Self.keys(Self.bytes("\u{1B}[1;9Aj")) == [.character("j")])
        #expect(Self.keys(Self.bytes("\u{1B}[<0;10;5Mj")) == [.character("j")])
        #expect(Self.keys(Self.bytes("\u{1B}[Ij\u{1B}[O")) == [.character("j")])
        #expect(Self.keys(Self.bytes("\u{1B}Ozj")) == [.character("j")])
        #expect(Self.keys(Self.bytes("\u{1B}[[Aj")) == [.character("j")])
        #expect(Self.keys(Self.bytes("\u{1B}[1"), Self.bytes("j")) == [.character("j")])
    }

    @Test("Escape typed before another key is both")
    func escapeThen() {
        #expect(Self.keys(Self.bytes("\u{1B}q")) == [.escape, .character("q")])
        #expect(Self.keys(Self.bytes("\u{1B}\u{1B}")) == [.escape, .escape])
        #expect(Self.keys([.byte(0x1B), .code(KEY_UP)]) == [.escape, .up])
        #expect(Self.keys(Self.bytes("\u{1B}"), Self.bytes("[")) == [.escape, .character("[")])
    }

    @Test("a paste is one key, whatever is in it and however it arrives")
    func paste() {
        let (begin, end) = (RawKey.code(RawKey.Code.pasteBegins), RawKey.code(RawKey.Code.pasteEnds))
        #expect(
            Self.keys([begin] + Self.bytes("q\ny\u{1B}[Añ") + [end, .byte(0x6A)]) == [
                .paste("q\ny\u{1B}[Añ"), .character("j"),
            ])
        #expect(Self.keys([begin, .byte(0x41)], [.code(KEY_UP), .byte(0x42), end]) == [.paste("AB")])
        #expect(Self.keys([begin, .byte(0x41), .byte(0x03), .byte(0x6A)]) == [.paste("A"), .character("j")])
    }

    @Test("an endless paste does not fill the memory")
    func longPaste() throws {
        let raw = [.code(RawKey.Code.pasteBegins)] + [RawKey](repeating: .byte(0x61), count: 100_000)
        guard case .paste(let text) = Self.keys(raw + [.code(RawKey.Code.pasteEnds)]).first else {
            Issue.record("no paste")
            return
        }
        #expect(text.utf8.count == KeyReader.pasteLimit)
    }

    @Test("the number pad types digits")
    func pad() throws {
        let codes = Dictionary(RawKey.extraSequences) { first, _ in first }
        let seven = try #require(codes["\u{1B}Ow"])
        let dot = try #require(codes["\u{1B}On"])
        #expect(Key(code: seven) == .character("7") && Key(code: dot) == .character("."))
        #expect(codes["\u{1B}OM"].flatMap(Key.init(code:)) == .enter)
        #expect(codes.values.allSatisfy { Key(code: $0) != nil || $0 < RawKey.Code.wordLeft })
    }

    @Test("codes that mean nothing here are no keys")
    func noKeys() {
        #expect(Self.keys([.code(KEY_RESIZE), .code(KEY_MOUSE), .code(9999), .code(KEY_F0)]).isEmpty)
        #expect(Self.keys([.code(KEY_F0 + 3)]) == [.function(3)])
    }

    @Test(
        "a key is found by its name",
        arguments: [
            ("p", Key.character("p")), ("R", .character("R")), ("ñ", .character("ñ")), ("enter", .enter),
            ("Esc", .escape),
            ("ctrl-s", .control("s")), ("Ctrl-L", .control("l")), ("F5", .function(5)), ("f", .character("f")),
            ("space", .character(" ")), ("shift-tab", .backTab), ("pgdn", .pageDown), ("-", .character("-")),
        ])
    func named(name: String, key: Key) {
        #expect(Key(name: name) == key)
    }

    @Test("what is no key's name is refused", arguments: ["", "f99", "ctrl-", "ctrl-ab", "abc", "\u{1B}", "f0"])
    func unnamed(name: String) {
        #expect(Key(name: name) == nil)
    }

    @Test("labels are what stands on the keyboard")
    func labels() {
        #expect(Key.character(" ").label(.spanish) == "Espacio")
        #expect(Key.control("s").label() == "Ctrl-S")
        #expect(Key.up.label(glyphs: .ascii) == "Up")
        #expect(Key.pageDown.label(.spanish) == "AvPág")
    }
}
