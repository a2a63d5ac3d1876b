import Messaging
import Terminal
import Testing

@testable import Console

@Suite("The keymap")
struct KeymapTests {
    /// Every screen with keys of its own.
    static let screens: [any ScreenView.Type] = [
        OverdueScreen.self, ClientsScreen.self, MessagesScreen.self, CashScreen.self, SummaryScreen.self,
        StatusScreen.self, LoanScreen.self, ClientScreen.self, MessageScreen.self,
    ]

    @Test("has no key twice on one screen, and no digit or general key of the console hidden by it")
    func keysAreUnique() {
        let general =
            App.bindings.map { ($0.keys, $0.action) } + App.tabBindings(Tab.allCases).map { ($0.keys, $0.action) }
        for screen in Self.screens {
            var seen: [Key: Action] = [:]
            for (keys, action) in screen.table + general {
                for key in keys {
                    // Esc is one step back everywhere; a screen says which step.
                    if key == .escape, action == .back { continue }
                    #expect(seen.updateValue(action, forKey: key) == nil, "\(screen): \(key)")
                }
            }
        }
    }

    @Test("says in both languages what every key does", arguments: Language.allCases)
    func everythingIsDescribed(_ language: Language) {
        let texts = Texts(language: language)
        for action in Self.screens.flatMap({ $0.table.map(\.action) }) + App.bindings.map(\.action) {
            #expect(!texts.short(action).isEmpty && !texts.long(action).isEmpty)
        }
    }
}
