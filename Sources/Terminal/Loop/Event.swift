/// What the loop tells the program.
package enum Event: Equatable, Sendable {
    case key(Key)
    /// The window has another size; `Display.size` says which.
    case resized
    /// A watched descriptor told of changes by others; at most four times a second.
    case changed
    /// A new minute on the wall clock began (or the clock was set).
    case minute
    /// The time asked for with `EventLoop.wake(after:)` is over.
    case timer
    /// Asked for with `EventLoop.wantsIdle`: everything is drawn and nobody is typing.
    case idle
    /// The process was stopped and is back.
    case continued
}

/// Why the loop came to its end.
package enum LoopEnd: Equatable, Sendable {
    case stopped
    /// The terminal is gone.
    case inputEnded
    /// TERM, HUP or INT from outside (a typed Ctrl-C is a key).
    case signal(Int32)
}
