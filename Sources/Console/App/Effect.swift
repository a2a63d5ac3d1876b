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
    /// What `u` does from now on; nil: there is nothing to take back any more.
    case undoable(Undo?)
    /// Comes back as well when the run that it was done for is taken back whole or in part; the run's `Undo` does it.
    case givesBack(() -> Void)
    /// Forgets what was typed ahead, before a question that must not be answered by accident.
    case dropTypedAhead
    case repaint
    case leave
}
