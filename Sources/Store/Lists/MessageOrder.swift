import Messaging
import SQLite

/// What the list of messages can be sorted by.
package enum MessageSort: String, Sendable, CaseIterable {
    case time
    case state
    case client
    case kind
    case channel
    case price

    /// Newest first, the worst state first, the highest price first; names as they are read.
    package var usuallyDescends: Bool {
        switch self {
        case .time, .state, .price: true
        case .client, .kind, .channel: false
        }
    }
}

/// One of the lists that stand behind each other in the list of messages: those of one state, kind or channel, or those
/// that have a value to be sorted by and those that have none.
struct MessagePart {
    /// What the rows of a part stand in the order of, and then of their ids.
    enum Order {
        case time
        case price, unpriced
        case client, nobody
    }

    var states = Set(MessageState.allCases)
    var kind: MessageKind?
    var channel: Channel?
    var order = Order.time
    var descending = true

    /// A part without an order of its own names the index that holds its rows side by side in the order of their ids.
    var tables: String {
        switch order {
        case .time where kind != nil: "message m INDEXED BY message_by_kind"
        case .time where channel != nil: "message m INDEXED BY message_by_channel"
        case .time: "message m"
        case .price, .unpriced: "message m INDEXED BY message_by_price"
        case .client:
            """
            client o INDEXED BY client_written_to CROSS JOIN message m INDEXED BY message_client ON m.client_id = o.id
            """
        case .nobody: "message m INDEXED BY message_to_nobody"
        }
    }

    /// It is walked by an index that knows nothing of what else may be asked.
    var hasOwnIndex: Bool { order != .time || kind != nil || channel != nil }

    /// What joins the rows of a part that are found in another way.
    var join: String { order == .client ? " CROSS JOIN client o ON o.id = m.client_id" : "" }

    var condition: String {
        switch order {
        case .time: ""
        case .price: " AND m.charged IS NOT NULL"
        case .unpriced: " AND m.charged IS NULL"
        case .client: " AND o.last_message_id IS NOT NULL"
        case .nobody: " AND m.client_id IS NULL"
        }
    }

    var keyset: KeysetOrder {
        let column =
            switch order {
            case .time, .unpriced, .nobody: "m.id"
            case .price: "m.charged"
            case .client: "o.sort_name"
            }
        return KeysetOrder(column: column, idColumn: "m.id", descending: descending)
    }
}

/// What decides in which part a message stands.
struct MessageStanding {
    let state: MessageState
    let kind: MessageKind
    let channel: Channel
    let isPriced: Bool
    let hasClient: Bool

    func isIn(_ part: MessagePart) -> Bool {
        guard part.states.contains(state), part.kind ?? kind == kind, part.channel ?? channel == channel else {
            return false
        }
        return switch part.order {
        case .time: true
        case .price: isPriced
        case .unpriced: !isPriced
        case .client: hasClient
        case .nobody: !hasClient
        }
    }
}

extension MessageQuery {
    /// From what needs a look to what is over.
    private static let bySeverity: [MessageState] = [
        .uncertain, .failed, .undelivered, .rejected, .sending, .queued, .accepted, .sent, .noReceipt, .delivered,
        .read, .withdrawn, .blocked,
    ]

    /// All parts of the list in its order: first what waits for a person, then everything else; newest first, unless it is
    /// asked for by time. Every message is in one of them.
    var parts: [MessagePart] {
        let settled = Set(MessageState.allCases).subtracting([.unresolved])
        let rest: [MessagePart]
        switch sort {
        case .time: rest = [MessagePart(states: settled, descending: descending)]
        case .state: rest = inOrder(Self.bySeverity.reversed()) { MessagePart(states: [$0]) }
        case .kind: rest = inOrder(MessageKind.allCases) { MessagePart(states: settled, kind: $0) }
        case .channel: rest = inOrder(Channel.allCases) { MessagePart(states: settled, channel: $0) }
        case .price:
            rest = [
                MessagePart(states: settled, order: .price, descending: descending),
                MessagePart(states: settled, order: .unpriced),
            ]
        case .client:
            rest = [
                MessagePart(states: settled, order: .client, descending: descending),
                MessagePart(states: settled, order: .nobody),
            ]
        }
        return [MessagePart(states: [.unresolved])] + rest
    }

    private func inOrder<Value>(_ all: [Value], _ part: (Value) -> MessagePart) -> [MessagePart] {
        (descending ? all.reversed() : all).map(part)
    }

    /// What of a part is asked for; nil when nothing is.
    func narrowed(_ part: MessagePart) -> MessageQuery? {
        var query = self
        query.states = states.isEmpty ? part.states : part.states.intersection(states)
        query.kind = part.kind ?? kind
        query.channel = part.channel ?? channel
        guard !query.states.isEmpty, kind ?? query.kind == query.kind, channel ?? query.channel == query.channel else {
            return nil
        }
        return query
    }
}
