import Lending
import Messaging
import SQLite

@testable import Store

/// A row of the outbox as tests look at it.
struct SeenMessage: Equatable {
    let id: MessageID
    let kind: MessageKind
    let channel: Channel
    let state: MessageState
    let reason: String?
    let recipient: String
    let body: String
    let attempt: Int
    let notBefore: Instant
    let contactAt: Instant?
    let sid: String?
    let segments: Int
    let priceMicros: Int64?
    let errorCode: Int?
    let resendOf: MessageID?
    let routeID: RouteID?
    let createdBy: String
}

/// What no face of the store shows.
extension House {
    func messages(_ condition: String = "1") throws -> [SeenMessage] {
        try store.database.all(
            """
            SELECT id, kind, channel, state, reason, recipient, body, attempt, not_before, contact_at, sid, segments,
                   price_micros, error_code, resend_of, route_id, created_by
            FROM message WHERE \(condition) ORDER BY id
            """
        ) { row in
            SeenMessage(
                id: row[0], kind: row[1], channel: row[2], state: row[3], reason: row[4], recipient: row[5],
                body: row[6],
                attempt: row[7], notBefore: row[8], contactAt: row[9], sid: row[10], segments: row[11],
                priceMicros: row[12], errorCode: row[13], resendOf: row[14], routeID: row[15], createdBy: row[16])
        }
    }

    func message(_ id: MessageID) throws -> SeenMessage {
        try messages("id = \(id.rawValue)")[0]
    }

    /// The states a message went through, oldest first.
    func history(_ id: MessageID) throws -> [MessageState] {
        try store.database.all("SELECT state FROM status_event WHERE message_id = ? ORDER BY id", id) { $0[0] }
    }

    func number(_ sql: String) throws -> Int {
        try store.database.first(sql) { $0[0] } ?? 0
    }

    /// How SQLite runs a statement, one line a step.
    func plan(_ sql: String) throws -> String {
        try store.database.all(
            "EXPLAIN QUERY PLAN " + sql,
            values: Array(repeating: SQLiteValue.null, count: sql.count { $0 == "?" })
        ) { row -> String in row[3] }.joined(separator: "\n")
    }
}
