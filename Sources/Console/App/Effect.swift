package import Lending
package import Messaging

/// What a screen asks of the app after a key.
package enum Effect {
    /// Opens a screen or a dialog over this one.
    case push(any ScreenView)
    /// Opens it in the place of this one.
    case replace(any ScreenView)
    case pop
    /// Closes this one and does the action on the screen below.
    case popAndPerform(Action)
    case show(Tab)
    case say(Note)
    /// This process wrote: everything that is shown is read again.
    case wrote
    /// It queued messages as well: a mensajero has to run.
    case queued
    /// What `u` takes back from now on; nil: nothing any more.
    case undoable(Undo?)
    /// Forgets what was typed ahead, before a question that must not be answered by accident.
    case dropTypedAhead
    case repaint
    case leave
}

/// What `u` can take back.
package enum Undo: Sendable, Equatable {
    case run(RunID)
    case payment(receipt: String, loan: LoanID)
    /// A visit or call.
    case contact(PersonalContactID)
}
