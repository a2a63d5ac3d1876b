package import Lending
package import Messaging

/// The world outside of the books, handed in by the executable: the console starts no process and opens no file itself.
package struct Services {
    /// Whether the background queue runs.
    package enum Mensajero: Sendable, Equatable {
        case running
        /// None runs.
        case stopped
        /// Stopped by a signal: it keeps the lead and sends nothing.
        case frozen(pid: Int32)
        /// It runs and cannot write down what it does, so nothing leaves.
        case diskFull, cannotWrite
        /// Without a valid configuration it is not started.
        case unconfigured
    }

    /// Makes sure a mensajero runs, after something was queued. It may throw a sentence of its own.
    package var startMensajero: () throws -> Void
    package var mensajero: () -> Mensajero
    /// What is wrong with the configuration, one sentence each, in the person's language.
    package var problems: () -> [String]
    /// A new key that makes registering a payment twice register it once.
    package var newKey: () -> String
    /// Twilio's error codes as sentences.
    package var errors: ErrorTable? { readErrors() }
    /// Asked when an error is first shown.
    package var readErrors: () -> ErrorTable? = { nil }
    /// Said once on opening: what was done about this terminal.
    package var greetings: [String]
    package var isDemo: Bool
    package var isReadOnly: Bool
    /// The running mensajero, as far as it tells.
    package var mensajeroCard: () -> MensajeroCard? = { nil }
    /// The texts for clients; nil where there are none to be edited.
    package var templates: TemplateShelf?

    package init(
        startMensajero: @escaping () throws -> Void, mensajero: @escaping () -> Mensajero,
        problems: @escaping () -> [String] = { [] }, newKey: @escaping () -> String = Services.randomKey,
        errors: ErrorTable? = nil, greetings: [String] = [], isDemo: Bool = false, isReadOnly: Bool = false
    ) {
        self.startMensajero = startMensajero
        self.mensajero = mensajero
        self.problems = problems
        self.newKey = newKey
        readErrors = { errors }
        self.greetings = greetings
        self.isDemo = isDemo
        self.isReadOnly = isReadOnly
    }

    package static func randomKey() -> String {
        "consola-" + String(UInt64.random(in: .min ... .max), radix: 16)
    }
}

/// What the running mensajero tells of itself.
package struct MensajeroCard: Sendable, Equatable {
    package let pid: Int32
    package let since: Instant
    package let lastSend: Instant?

    package init(pid: Int32, since: Instant, lastSend: Instant?) {
        self.pid = pid
        self.since = since
        self.lastSend = lastSend
    }
}

/// Tells of commits of other processes: a descriptor for `poll` and what empties it.
package struct ChangeFeed {
    package let descriptor: Int32
    /// Answers whether it told of a change.
    package let drain: () -> Bool

    package init(descriptor: Int32, drain: @escaping () -> Bool) {
        self.descriptor = descriptor
        self.drain = drain
    }
}
