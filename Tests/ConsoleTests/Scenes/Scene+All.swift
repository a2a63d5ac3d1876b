@testable import Console

extension Scene {
    private static let loan = ["/", "'1042'", "enter", "enter"]
    private static let client = ["2", "/", "'maria'", "enter", "enter"]
    /// On the first consent of somebody who gave none.
    private static let silent = ["2", "/", "'lucia'", "enter", "enter", "down"]

    /// Every screen and dialog there is, in the states that look different.
    static let all: [Scene] = pages + books + messages + templates + dialogs + house

    static let pages: [Scene] = [
        Scene("welcome", OverdueScreen.self, in: .empty),
        Scene("overdue", OverdueScreen.self),
        Scene("overdue-many", OverdueScreen.self, in: .many, "pgdn", "down"),
        Scene("overdue-filter", OverdueScreen.self, in: .many, "/", "'mu'"),
        Scene("overdue-filtered", OverdueScreen.self, in: .many, "f", "right", "esc", "/", "'mu'", "enter", "space"),
        Scene("clients", ClientsScreen.self, "2"),
        Scene("clients-filter", ClientsScreen.self, "2", "/", "'an'"),
        Scene("overdue-wealthy", OverdueScreen.self, in: .wealthy, "/", "'hacienda'"),
        Scene("clients-wealthy", ClientsScreen.self, in: .wealthy, "2", "o", "o", "o"),
        Scene("clients-marked", ClientsScreen.self, "2", "down", "space", "space", "f", "down", "right", "esc"),
        Scene("messages", MessagesScreen.self, "3"),
        Scene("messages-sorted", MessagesScreen.self, "3", "o", "o"),
        Scene("messages-filtered", MessagesScreen.self, "3", "f", "right", "esc", "/", "'jos'", "enter"),
        Scene("cash", CashScreen.self, "4"),
        Scene("cash-yesterday", CashScreen.self, "4", "left"),
        Scene("summary", SummaryScreen.self, in: .lending, "5"),
        Scene("overdue-running", OverdueScreen.self, in: .running, "space"),
        Scene("messages-running", MessagesScreen.self, in: .running, "3"),
        Scene("status", StatusScreen.self, "6"),
        Scene("status-trial", StatusScreen.self, in: .trial, "6"),
        Scene("status-refused", StatusScreen.self, in: .refused, "6"),
        Scene("status-empty", StatusScreen.self, in: .empty, services: fresh, "6"),
    ]

    static let books: [Scene] = [
        Scene("loan", LoanScreen.self, loan),
        Scene("loan-payments", LoanScreen.self, loan + ["right"]),
        Scene("loan-approved", LoanScreen.self, in: .lending, ["2", "/", "'rosa'", "enter", "enter", "enter"]),
        Scene("loan-wealthy", LoanScreen.self, in: .wealthy, "end", "enter"),
        Scene("client", ClientScreen.self, client),
        Scene("client-wealthy", ClientScreen.self, in: .wealthy, "2", "end", "enter"),
        Scene("client-first", ClientForm.self, in: .lone, "n", "'1.012.365.478'", "up", "up"),
        Scene("message", MessageScreen.self, "3", "enter"),
        Scene("message-sent", MessageScreen.self, "3", "end", "enter"),
        Scene("payment", PaymentForm.self, "p", "'120000'"),
        Scene("payment-too-much", PaymentForm.self, "p", "'9999999'"),
        Scene("payment-left", PaymentForm.self, "p", "'5000'", "esc"),
        Scene("payment-twice", ConfirmDialog.self, loan + ["p", "'50000'", "ctrl-s"]),
        Scene("receipt", PaymentReceipt.self, "p", "c", "ctrl-s"),
        Scene("annul", AnnulForm.self, loan + ["right", "down", "x"]),
        Scene("promise", PromiseForm.self, "v", "v"),
        Scene("contact", ContactForm.self, "V", "up", "left"),
        Scene("contact-promise", ContactForm.self, loan + ["V", "right", "right", "right", "enter", "enter", "v"]),
        Scene("contact-refused", ContactForm.self, in: .visited, "V", "up", "left", "down", "right"),
        Scene("correction", CorrectionForm.self, loan + ["right", "right", "right", "G", "x"]),
        Scene("loan-contacts", LoanScreen.self, loan + ["right", "right", "right", "G"]),
        Scene("loan-new", LoanForm.self, client + ["n", "'500000'", "enter", "'600000'", "enter", "'12'"]),
        Scene("loan-edit", LoanForm.self, loan + ["e"]),
        Scene("approval", ConfirmDialog.self, in: .lending, ["2", "/", "'rosa'", "enter", "enter", "A"]),
        Scene("client-new", ClientForm.self, "2", "n", "'900.123.456-1'"),
        Scene("client-edit", ClientForm.self, "2", "e"),
        Scene("consent", ConsentForm.self, client + ["down", "s"]),
        Scene("consent-given", ConsentForm.self, silent + ["s", "'contrato'"]),
        Scene("consent-text", ConsentTextDialog.self, silent + ["s", "ctrl-t"]),
        Scene("opt-out", OptOutForm.self, client + ["b"]),
    ]

    static let messages: [Scene] = [
        Scene("preview", BulkPreview.self, "R"),
        Scene("preview-trial", BulkPreview.self, in: .trial, "R"),
        Scene("preview-number", BulkPreview.self, in: .crowd, "R", "s", "'7'"),
        Scene("preview-one", BulkPreview.self, in: .visited, "r"),
        Scene("recipients", RecipientList.self, "R", "enter"),
        Scene("recipients-refused", RecipientList.self, in: .visited, "R", "enter"),
        Scene("chooser", MessageChooser.self, "R", "m", "down"),
        Scene("notice", NoticeForm.self, "*", "a", "'Mañana abrimos a las 9'"),
        Scene("client-reminders", BulkPreview.self, in: .wealthy, "2", "*", "R"),
        Scene("client-notice", NoticeForm.self, in: .wealthy, "2", "*", "a", "'Cupo nuevo'"),
        Scene("run-held", OverdueScreen.self, in: .many, "R", "s"),
        Scene("run-undone", OverdueScreen.self, in: .many, "R", "s", "u"),
        Scene("run-withdrawn", WithdrawForm.self, in: .running, "3", "down", "X"),
        Scene("send-again", ConfirmDialog.self, "3", "r"),
        Scene("send-again-failed", ConfirmDialog.self, "3", "down", "down", "down", "r"),
        Scene("pause", ConfirmDialog.self, "w"),
        Scene("confirm-again", ConfirmDialog.self, loan + ["c"]),
        Scene("settle", SettleDialog.self, "3", "A"),
        Scene("withdraw", WithdrawForm.self, "3", "down", "x"),
        Scene("withdraw-why", WithdrawForm.self, "3", "down", "x", "'el cliente ya pagó'", "enter"),
    ]

    private static let toOverdueSMS = ["T"] + Array(repeating: "down", count: 4)

    static let templates: [Scene] = [
        Scene("templates", TemplatesScreen.self, "T"),
        Scene("templates-own", TemplatesScreen.self, services: rewritten, "T", "down", "down"),
        Scene("template-editor", TemplateEditor.self, toOverdueSMS + ["enter"]),
        Scene("template-changed", TemplateEditor.self, toOverdueSMS + ["down", "enter", "'PAGUE YA MISMO '"]),
        Scene("template-client", LoanPicker.self, toOverdueSMS + ["enter", "ctrl-o", "'1077'"]),
        Scene("preview-ceiling", BulkPreview.self, in: .ceiling, "R"),
        Scene("preview-over", BulkPreview.self, in: .overCeiling, "R", "s", "'9'"),
        Scene("spending", SummaryScreen.self, in: .ceiling, "5"),
    ]

    static let dialogs: [Scene] = [
        Scene("help", HelpScreen.self, "?"),
        Scene("help-form", HelpScreen.self, "p", "?"),
        Scene("palette", PaletteScreen.self, ":"),
        Scene("palette-filter", PaletteScreen.self, ":", "'a'", "down"),
        Scene("palette-nothing", PaletteScreen.self, ":", "'zzz'"),
        Scene("filters", ChoicesDialog.self, "f"),
        Scene("client-filters", ChoicesDialog.self, "2", "f"),
        Scene("message-filters", ChoicesDialog.self, "3", "f"),
    ]

    static let house: [Scene] = [
        Scene("settings", SettingsScreen.self, "J"),
        Scene("setting-chosen", SettingForm.self, "J", "enter", "right"),
        Scene("setting-typed", SettingForm.self, "J", "end", "enter", "backspace", "backspace", "'49,90'"),
        Scene("holidays", HolidaysScreen.self, "F"),
        Scene("holiday-new", HolidayForm.self, "F", "n", "enter", "'Día cívico'"),
        Scene("holiday-added", ConfirmDialog.self, "F", "n", "enter", "'Día cívico'", "enter"),
        Scene("holiday-worked", ConfirmDialog.self, "F", "x"),
    ]

    private init(
        _ name: String, _ screen: any ScreenView.Type, in house: HouseKind = .month, _ keys: [String]
    ) {
        self.name = name
        self.screen = screen
        self.keys = keys
        self.house = house
    }
}
