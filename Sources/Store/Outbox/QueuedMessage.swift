import Lending
import Messaging
import SQLite

/// A queued row as the recheck before sending needs it.
struct QueuedMessage {
    let id: MessageID
    let kind: MessageKind
    let contactClass: ContactClass
    let channel: Channel
    let clientID: ClientID?
    let loanID: LoanID?
    let paymentID: PaymentID?
    let recipient: String
    let body: String
    let freeText: String?
    let firstDay: Day
    let attempt: Int
    let resendOf: MessageID?
    let segments: Int
    /// The channel was chosen for it, and may be chosen again until it leaves.
    let automatic: Bool

    static let columns = """
        id, kind, class, channel, client_id, loan_id, payment_id, recipient, body, free_text, first_day, attempt,
        resend_of, segments, channel_is_automatic
        """

    init(_ row: Row) {
        id = row[0]
        kind = row[1]
        contactClass = row[2]
        channel = row[3]
        clientID = row[4]
        loanID = row[5]
        paymentID = row[6]
        recipient = row[7]
        body = row[8]
        freeText = row[9]
        firstDay = row[10]
        attempt = row[11]
        resendOf = row[12]
        segments = row[13]
        automatic = row[14]
    }
}
