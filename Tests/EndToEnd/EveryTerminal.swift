import Glibc
import Testing

/// Each kind of terminal that people come with, by the bytes that reach it.
@Suite("Every kind of terminal")
struct EveryTerminal {
    @Test(
        "shows the console and is left as it was found",
        arguments: [
            "xterm", "xterm-256color", "tmux", "tmux-256color", "screen", "screen-256color", "linux", "vt100", "rxvt",
            "ansi",
        ])
    func known(_ name: String) throws {
        let terminal = try Pty(Workplace(), with: ["TERM": name])
        #expect(terminal.shows("Bienvenido"), Comment(rawValue: terminal.transcript))
        #expect(!terminal.wrote("no conoce la terminal"))
        terminal.send("?")
        #expect(terminal.shows("Dinero"), Comment(rawValue: terminal.transcript))
        terminal.send("qq")
        #expect(terminal.ended() == 0)
        #expect(try terminal.leftOn() == [])
    }

    @Test(
        "that this machine has no description of is treated as xterm, and says so",
        arguments: ["xterm-kitty", "alacritty", "foot", "xterm-ghostty", "nunca-vista", ""])
    func unknown(_ name: String) throws {
        let terminal = try Pty(Workplace(), with: ["TERM": name])
        #expect(terminal.shows("Bienvenido"), Comment(rawValue: terminal.transcript))
        #expect(terminal.shows("xterm-256color"), Comment(rawValue: terminal.transcript))
        terminal.send("q")
        #expect(terminal.ended() == 0)
        #expect(try terminal.leftOn() == [])
    }

    @Test("without cursor movement is refused, with a word about the commands")
    func dumb() throws {
        let terminal = try Pty(Workplace(), with: ["TERM": "dumb"])
        #expect(terminal.ended() == 2)
        #expect(terminal.wrote("--help"))
        #expect(try terminal.leftOn() == [])
    }

    @Test(
        "gets the colours it has and no others",
        arguments: [
            ("xterm", "", true, false), ("xterm-256color", "", true, true), ("linux", "", true, false),
            ("vt100", "", false, false), ("xterm-256color", "1", false, false),
        ])
    func colours(_ name: String, _ noColour: String, _ some: Bool, _ many: Bool) throws {
        let terminal = try Pty(Workplace(), with: ["TERM": name, "NO_COLOR": noColour.isEmpty ? nil : noColour])
        #expect(terminal.shows("Bienvenido"))
        terminal.send("q")
        #expect(terminal.ended() == 0)
        let text = String(decoding: terminal.output, as: UTF8.self)
        let eight = text.firstMatch(of: /\u{1B}\[([0-9;]*;)?3[0-7]m/) != nil
        let cube = text.contains("38;5;")
        #expect((eight || cube) == some && cube == many, Comment(rawValue: terminal.transcript))
        // The background is the terminal's own, light or dark.
        #expect(text.firstMatch(of: /\u{1B}\[([0-9;]*;)?4[0-7]m/) == nil && !text.contains("48;5;"))
    }

    @Test("shows dim what is off, also where dim and a colour do not go together")
    func dim() throws {
        let terminal = try Pty(Workplace(), with: ["TERM": "linux"])
        #expect(terminal.shows("Bienvenido"))
        terminal.send("?")
        #expect(terminal.shows("Dinero"))
        terminal.send("qq")
        #expect(terminal.ended() == 0)
        let text = String(decoding: terminal.output, as: UTF8.self)
        #expect(text.firstMatch(of: /\u{1B}\[[0-9;]*;2m/) != nil, Comment(rawValue: terminal.transcript))
    }

    @Test(
        "gets letters and shapes of its character set",
        arguments: [
            (["LC_ALL": "C.UTF-8"], true, true), (["LC_ALL": "C"], false, false), ([:], true, true),
            (["LANG": "es_CO.UTF-8"], true, true), (["LANG": "es_ES.ISO-8859-1"], false, false),
            (["LC_ALL": "C.UTF-8", "TERM": "linux"], true, false),
        ] as [([String: String], Bool, Bool)])
    func characters(_ variables: [String: String], _ letters: Bool, _ shapes: Bool) throws {
        var changes: [String: String?] = ["LC_ALL": nil, "LANG": nil, "TERM": "xterm"]
        for (name, value) in variables { changes[name] = value }
        let terminal = try Pty(Workplace(), with: changes)
        #expect(terminal.shows("Bienvenido"))
        terminal.send("q")
        #expect(terminal.ended() == 0)
        #expect((terminal.wrote("todavía") || terminal.wrote("Todavía")) == letters)
        #expect(terminal.wrote("┌") == shapes)
        if !letters { #expect(terminal.output.allSatisfy { $0 < 0x80 }) }
    }

    @Test("is never asked anything: a late answer would arrive as keys")
    func neverAsked() throws {
        let terminal = try Pty(Workplace(), with: ["TERM": "xterm-256color"])
        #expect(terminal.shows("Bienvenido"))
        terminal.send("234561?q")
        terminal.send("q")
        #expect(terminal.ended() == 0)
        let text = String(decoding: terminal.output, as: UTF8.self)
        // Device attributes, cursor position, status, colours.
        for question in [/\u{1B}\[[>=]?[0-9]*c/, /\u{1B}\[\??[0-9]*n/, /\u{1B}\][0-9;]+\?/] {
            #expect(text.firstMatch(of: question) == nil)
        }
    }
}
