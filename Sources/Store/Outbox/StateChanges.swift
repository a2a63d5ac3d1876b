import Lending
import Messaging
import SQLite

extension Store {
    /// The one way a message leaves a state by our own doing: fenced on the state it is in, with its event written
    /// beside, with a person's own words for it where there are any. False when it was not in that state any more. Inside a
    /// write.
    @discardableResult
    func changeState(
        of id: MessageID, from: MessageState, to state: MessageState, reason: WithdrawReason? = nil,
        ruling: BlockReason? = nil, words: String = "", by: String? = nil
    ) throws -> Bool {
        let reason = reason?.rawValue ?? ruling?.rawValue
        let changed = try database.run(
            """
            UPDATE message SET state = ?1, reason = coalesce(?2, reason), changed_at = ?3, next_look_at = NULL
            WHERE id = ?4 AND state = ?5
            """, state, reason, clock.now, id, from)
        guard changed == 1 else { return false }
        try event(id, state, detail: words.isEmpty ? reason : words, by: by)
        return true
    }

    /// Appends to the history of a message. Inside a write.
    func event(_ id: MessageID, _ state: MessageState, detail: String? = nil, by: String? = nil) throws {
        try database.run(
            "INSERT INTO status_event (message_id, at, state, detail, by) VALUES (?, ?, ?, ?, ?)",
            id, clock.now, state, detail, by)
    }

    func state(of id: MessageID, scope: Scope) throws -> MessageState {
        let state: MessageState? = try database.first(
            "SELECT state FROM message WHERE id = ?\(Self.reachOfMessage(scope))", id
        ) { $0[0] }
        guard let state else { throw StoreError.messageNotFound(id.rawValue) }
        return state
    }

    /// A message belongs to the scope of its route; tests have none and belong to whoever sees everything.
    static func reachOfMessage(_ scope: Scope, _ table: String = "message") -> String {
        scope.sql("\(table).route_id")
    }
}
