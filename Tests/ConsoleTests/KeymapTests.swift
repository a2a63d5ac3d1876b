import Messaging
import Terminal
import Testing

@testable import Console

@Suite("The keymap")
struct KeymapTests {
    /// Every screen and dialog with keys of its own.
    static let pages: [any ScreenView.Type] = [
        OverdueScreen.self, ClientsScreen.self, MessagesScreen.self, CashScreen.self, SummaryScreen.self,
        StatusScreen.self, LoanScreen.self, ClientScreen.self, MessageScreen.self, TemplatesScreen.self,
    ]
    static let dialogs: [any ScreenView.Type] = [
        HelpScreen.self, PaletteScreen.self, FilterDialog.self, BulkPreview.self, RecipientList.self, PaymentForm.self,
        PaymentReceipt.self, AnnulForm.self, PromiseForm.self, NoticeForm.self, ConfirmDialog.self,
        ChoicesDialog.self, SettleDialog.self, ConsentForm.self, OptOutForm.self, ClientForm.self,
        TemplateEditor.self, LoanPicker.self,
    ]

    @Test("has no key twice on one screen, and no general key of the console hidden by it")
    func keysAreUnique() {
        let general = App.bindings.map { ($0.keys, $0.action) }
        let digits = App.tabBindings(Tab.allCases).map { ($0.keys, $0.action) }
        for page in Self.pages { Self.expectUnique(page, page.table + general + digits) }
        for dialog in Self.dialogs { Self.expectUnique(dialog, dialog.table) }
    }

    static func expectUnique(_ screen: any ScreenView.Type, _ table: [(keys: [Key], action: Action)]) {
        var seen: [Key: Action] = [:]
        for (keys, action) in table {
            for key in keys {
                // Esc is one step back everywhere; a screen says which step.
                if key == .escape, action == .back { continue }
                #expect(seen.updateValue(action, forKey: key) == nil, "\(screen): \(key)")
            }
        }
    }

    @Test("says in both languages what every key does", arguments: Language.allCases)
    func everythingIsDescribed(_ language: Language) {
        let texts = Texts(language: language)
        let actions = (Self.pages + Self.dialogs).flatMap { $0.table.map(\.action) } + App.bindings.map(\.action)
        for action in actions { #expect(!texts.short(action).isEmpty && !texts.long(action).isEmpty) }
    }

    @Test("leaves every dialog by Esc")
    func escapes() {
        for dialog in Self.dialogs {
            let action = dialog.table.first { $0.keys.contains(.escape) }?.action
            #expect(action?.isWayOut == true, "\(dialog)")
        }
    }

    @Test("confirms nothing dangerous by Enter or by the key that opened it")
    func confirmation() {
        let opening: Set<Key> = ["R", "r", "a", "c", "u"].reduce(into: []) { $0.insert(.character($1)) }
        let asking: [any ScreenView.Type] = [BulkPreview.self, AnnulForm.self, ConfirmDialog.self]
        for dialog in asking {
            for (keys, action) in dialog.table where [.send, .annul, .confirm].contains(action) {
                #expect(!keys.contains(.enter) && opening.isDisjoint(with: keys), "\(dialog)")
            }
        }
    }
}
