/// The top-level screens by the digit that opens them.
package enum Tab: Int, CaseIterable, Sendable {
    case overdue = 1
    case clients, messages, cash, summary, status

    /// The screens that exist, in the order of their digits.
    package static let built: [Tab] = Tab.allCases

    /// Makes the screen behind a tab.
    func screen(_ context: Context) -> any ScreenView {
        switch self {
        case .overdue: OverdueScreen(context)
        case .clients: ClientsScreen(context)
        case .messages: MessagesScreen(context)
        case .cash: CashScreen(context)
        case .summary: SummaryScreen(context)
        case .status: StatusScreen(context)
        }
    }
}
