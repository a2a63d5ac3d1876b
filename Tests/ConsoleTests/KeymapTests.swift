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
        let desk = try Desk(scene)
        for bound in desk.app.keys where bound.action == .help {
            #expect(bound.keys.contains(.function(1)))
        }
        // Every page and every dialog but the help itself can be asked for help.
        #expect(desk.app.keys.contains { $0.action == .help } || desk.app.top is HelpScreen)
    }

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
        #expect(desk.footer == " Enter listo  ↓ abajo  ↑ arriba  Esc quitar  F1 ayuda")
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
