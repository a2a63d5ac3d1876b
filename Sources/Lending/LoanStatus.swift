/// Where a loan stands. The raw values are stored.
package enum LoanStatus: String, Sendable, CaseIterable {
    case approved
    case active
    case paid
    case writtenOff = "written_off"
    case void

    /// The Spanish word of files and screens; a paid loan is never "cancelado", which has two meanings.
    package var spanish: String {
        switch self {
        case .approved: "aprobado"
        case .active: "activo"
        case .paid: "pagado"
        case .writtenOff: "castigado"
        case .void: "anulado"
        }
    }

    /// `aprobado`, `activo`, `pagado`, `castigado`: the states a loan may be imported in.
    package init?(importing text: some StringProtocol) {
        let word = text.word
        guard let status = LoanStatus.allCases.first(where: { $0.spanish == word && $0 != .void }) else { return nil }
        self = status
    }

    /// The client owes its balance: it takes payments and counts in the portfolio. A written-off loan does, or writing
    /// off would improve the portfolio at risk.
    package var owes: Bool { self == .active || self == .writtenOff }
}
