import Messaging
import Terminal
import Testing

@testable import Console

@Suite("The keymap")
struct KeymapTests {
    /// Every screen and dialog with keys of its own.
    static let screens: [any ScreenView.Type] = {
        var seen: Set<String> = []
        return Scene.all.map(\.screen).filter { seen.insert("\($0)").inserted }
    }()

    /// Whether the keys of every page work on it, too.
    static func isPage(_ screen: any ScreenView.Type) throws -> Bool {
        let scene = try #require(Scene.all.first { $0.screen == screen })
        return try !Desk(scene).app.top.isDialog
    }

    static func lines(_ bindings: [Binding<App>]) -> [KeymapLine] {
        bindings.map { KeymapLine(keys: $0.keys, action: $0.action) }
    }

    @Test("has no key twice on one screen, and no general key of the console hidden by it")
    func keysAreUnique() throws {
        let general = Self.lines(App.bindings + App.tabBindings(Tab.allCases))
        for screen in Self.screens {
            let isPage = try Self.isPage(screen)
            for (mode, table) in screen.tables.enumerated() {
                // What a dialog's own `?` does is help, too; a filter being typed takes every letter.
                Self.expectUnique(screen, isPage && mode == 0 ? table + general : table)
            }
        }
    }

    static func expectUnique(_ screen: any ScreenView.Type, _ table: [KeymapLine]) {
        var seen: [Key: Action] = [:]
        for line in table {
            for key in line.keys {
                // Esc is one step back everywhere; a screen says which step.
                if key == .escape, line.action == .back { continue }
                // A page may name in its own footer what is reached from every page.
                if seen[key] == line.action { continue }
                #expect(seen.updateValue(line.action, forKey: key) == nil, "\(screen): \(key)")
            }
        }
    }

    @Test("says in both languages what every key does", arguments: Language.allCases)
    func everythingIsDescribed(_ language: Language) {
        let texts = Texts(language: language)
        let own = Self.screens.flatMap { $0.tables.joined() }
        let general = Self.lines(App.bindings + App.dialogBindings + App.tabBindings(Tab.allCases))
        for action in (own + general).map(\.action) {
            #expect(!texts.short(action).isEmpty && texts.long(action).count > 1)
        }
    }

    @Test("offers in footer, help and palette what the keys do, and nothing else", arguments: Scene.all)
    func oneTable(_ scene: Scene) throws {
        // So large that nothing is left out.
        let wide = Look(size: Size(width: 400, height: 120), language: .es)
        let (desk, texts) = (try Desk(scene, wide), Texts(language: .es))
        let (keys, top) = (desk.app.keys, desk.app.top)
        let named = keys.filter { $0.inFooter && (!top.isDialog || $0.action.isWayOut) }
        let hints = named.map { bound in
            let hint = (bound.keys.first?.label(.spanish) ?? "") + " " + texts.short(bound.action)
            return bound.off == nil ? hint : "(" + hint + ")"
        }
        let footer = desk.footer.dropFirst().split(separator: "  ").map(String.init)
        #expect(footer.sorted() == hints.sorted())
        // What is named is what happens: no other line of the table has that key.
        for bound in named {
            let first = try #require(bound.keys.first)
            #expect(keys.first { $0.keys.contains(first) }?.action == bound.action, "\(first)")
        }
        // Every page and every dialog but the help itself can be asked for help.
        guard !(top is HelpScreen) else { return }
        #expect(keys.contains { $0.action == .help && $0.keys.contains(.function(1)) })
        if !top.isDialog, !top.isTyping {
            desk.press(":")
            Self.expect(desk.text, toName: keys.filter { $0.group != .move && $0.action != .palette }, texts)
            desk.press("esc")
        }
        desk.press("f1")
        #expect(desk.app.top is HelpScreen)
        // Below the help the palette still stands, with all its names.
        Self.expect(desk.text, toName: keys, texts, only: !(top is PaletteScreen))
    }

    /// All of these, and nothing that the console can do besides.
    static func expect(_ picture: String, toName keys: [BoundKey], _ texts: Texts, only: Bool = true) {
        let names = keys.map { texts.long($0.action) }
        for name in names { #expect(picture.contains(name), "\(name)") }
        guard only else { return }
        for other in everyAction.map({ texts.long($0) }) where !names.contains(where: { $0.contains(other) }) {
            // With its margin: a word within another sentence is none of its lines.
            let isLine = picture.split(separator: "\n").contains { line in
                line.split(separator: "│").contains { $0.hasSuffix(" " + other) || $0.contains(" " + other + "  ") }
            }
            #expect(!isLine, "\(other)")
        }
    }

    static let everyAction: Set<Action> = Set(
        (screens.flatMap { $0.tables.joined() }
            + lines(App.bindings + App.dialogBindings + App.tabBindings(Tab.allCases))).map(\.action))

    @Test("leaves every dialog by Esc")
    func escapes() throws {
        for screen in Self.screens where try !Self.isPage(screen) {
            let action = screen.tables.joined().first { $0.keys.contains(.escape) }?.action
            #expect(action?.isWayOut == true, "\(screen)")
        }
    }

    @Test("confirms nothing dangerous by Enter or by the key that opened it", arguments: Scene.all)
    func confirmation(_ scene: Scene) throws {
        let opener = scene.keys.last.flatMap { Key(name: $0) }
        for line in scene.screen.tables.joined() where [.send, .annul, .confirm].contains(line.action) {
            #expect(!line.keys.contains(.enter))
            if let opener { #expect(!line.keys.contains(opener), "\(opener)") }
        }
    }

    @Test("names the way out last on every page", arguments: Scene.all)
    func wayOut(_ scene: Scene) throws {
        let named = try Desk(scene).app.keys.filter(\.inFooter).map(\.action)
        if named.contains(.leave) { #expect(named.suffix(2) == [.help, .leave]) }
    }

    @Test("names by R whom it would remind")
    func remindMarked() throws {
        let desk = Desk(try HouseKind.many.open())
        #expect(desk.footer.contains("R a todos"))
        desk.press("/", "'mu'", "enter")
        #expect(desk.footer.contains("R todo lo filtrado"))
        desk.press("space")
        #expect(desk.footer.contains("R marcados"))
    }

    @Test("offers the keys of the filter while one is typed")
    func filterFooter() throws {
        let desk = Desk(try HouseKind.many.open())
        desk.press("/")
        #expect(desk.footer == " Enter listo  ↓ bajar  ↑ subir  Esc quitar  F1 ayuda")
        desk.press("'p?'")
        #expect(desk.text.contains("buscar: p?"))
        desk.press("f1")
        #expect(desk.text.contains("Dejar el filtro y volver a la lista"))
        desk.press("esc", "esc")
        #expect(desk.footer.contains("p pago"))
        desk.press("2", "/")
        #expect(desk.footer.contains("Enter listo") && !desk.footer.contains("pago"))
    }

    @Test("puts an action that is off in parentheses, and lets it go first where room is short")
    func off() throws {
        let desk = Desk(try HouseKind.month.open(), width: 240)
        #expect(desk.footer.contains("(a aviso)") && desk.footer.contains("(- ninguno)"))
        let narrow = Desk(try HouseKind.month.open())
        #expect(!narrow.footer.contains("(") && narrow.footer.hasSuffix("? ayuda  q salir"))
    }

    @Test("completes a name in the palette by Tab")
    func completion() throws {
        let desk = Desk(try HouseKind.month.open())
        desk.press(":", "'promesa'", "tab")
        #expect(desk.text.contains(": Anotar una promesa de pago"))
        desk.press("enter")
        #expect(desk.text.contains("┌ Promesa"))
        desk.press("esc", ":", "'ir a'", "down", "tab", "enter")
        #expect(desk.lines[0].contains("[2 Clientes]"))
    }
}

extension Desk {
    var footer: String { lines.last ?? "" }
}
