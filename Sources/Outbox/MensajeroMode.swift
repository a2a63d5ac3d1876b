package import Store

/// When the mensajero ends by itself.
package enum MensajeroMode: Sendable, Equatable {
    /// Only when it is asked to: under a service manager.
    case permanent
    /// When nothing is queued, not even for tomorrow, and nothing is left to follow: as consoles and commands start it.
    case untilNothingToDo
    /// `--hasta-vaciar`: when nothing is due now, nothing is uncertain and all that was accepted has its final status; or
    /// after so many seconds.
    case untilEmpty(seconds: Int)
}

/// How it ended.
package enum MensajeroEnd: Sendable, Equatable {
    /// Nothing to do any more.
    case done(OutboxLeft)
    /// The seconds of `untilEmpty` are over.
    case timedOut(OutboxLeft)
    /// It was asked to end, and finished what was in flight.
    case stopped(OutboxLeft)
    /// The directory was deleted, moved or exchanged under it.
    case displaced
    /// Another one has the lock.
    case anotherLeads(MensajeroStatus?)
}
