/// Everything a person can do here. What it is called stands in `Texts+Actions`, which key does it in each screen's
/// bindings.
package enum Action: Hashable, Sendable {
    // Money.
    case pay, promise, annul
    case amountInstallment, amountOverdue, amountBalance
    // Messages.
    case remind, remindMarked, remindFiltered, remindAll, remindDue, confirmAgain, notice, preview, send, recipients,
        changeMessage, changeSelection, dontSend
    // Marks.
    case mark, markAll, unmarkAll
    // The list.
    case filter, filters, sort, reverse, keepFilter, dropFilter
    case up, down, pageUp, pageDown, first, last
    // Forms and dialogs.
    case nextField, toNextField, previousField, submit, toggle, accept, confirm, decline, discard, close
    // Everywhere.
    case open, back, undo, help, palette, complete, repaint, leave
    case nextScreen, previousScreen
    case show(Tab)
    /// Of the screens behind the first one.
    case desk(DeskAction)
}

extension Action {
    /// Leaves a dialog: kept in the footer whatever else has to go.
    var isWayOut: Bool {
        switch self {
        case .help, .leave, .close, .decline, .back, .discard, .dontSend, .dropFilter: true
        default: false
        }
    }
}

extension Action {
    /// Says yes to what cannot be taken back with the same key.
    var isAnswer: Bool {
        switch self {
        case .confirm, .send, .desk(.allArrived), .desk(.allAgain), .desk(.onlyArrived), .desk(.onlyAgain): true
        default: false
        }
    }
}

/// The headings of the help.
package enum KeyGroup: CaseIterable, Sendable {
    case money, messages, marks, list, form, move, screens, general
}

/// Why an action is off now; its sentence stands in `Texts+Actions`.
package enum OffReason: Sendable, Equatable {
    case readOnly
    case nothingSelected
    case nothingMarked
    case noMarks
    case listIsEmpty
    case nothingToUndo
    case noPayment
    case notYourRole
    case notYet
    case nobodyToSendTo
    case nothingWritten
    case onlyOneScreen
    /// A sentence that was said where it came about.
    case said(String)
    case desk(DeskOff)
}
