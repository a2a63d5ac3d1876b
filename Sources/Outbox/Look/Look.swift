import Store
import Twilio

/// One look for one message: the rows of Twilio's list that were read so far.
struct Look: Sendable {
    enum Step: Sendable {
        /// Reading the list of this recipient.
        case recipient
        /// Reading the top of the whole account's list: has it caught up?
        case younger
    }

    let message: UncertainMessage
    var step = Step.recipient
    /// A younger message of the account was seen in a list before the list of the recipient was asked for: only then does
    /// a list without ours prove anything.
    var hadCaughtUp: Bool
    var rows: [MessageResource] = []
}
