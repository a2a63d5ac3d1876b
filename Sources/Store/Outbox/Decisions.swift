package import Lending
package import Messaging
import SQLite

// What a person decides about a message: take it back, send it again, settle what nobody knows.

extension Store {
    /// Takes a queued message back.
    package func withdraw(_ id: MessageID, scope: Scope, reason: WithdrawReason = .person) throws {
        try write {
            let state = try state(of: id, scope: scope)
            guard try changeState(of: id, from: .queued, to: .withdrawn, reason: reason, by: login) else {
                throw StoreError.notWithdrawable(state: state)
            }
        }
    }

    /// Takes back what of a run is still queued; returns how many. What has left stays as it is.
    @discardableResult
    package func withdrawRun(_ run: RunID, scope: Scope, reason: WithdrawReason = .person) throws -> Int {
        try write {
            let ids: [MessageID] = try database.all(
                "SELECT id FROM message WHERE run_id = ? AND state = 'queued'\(Self.reachOfMessage(scope))", run
            ) { $0[0] }
            for id in ids { try changeState(of: id, from: .queued, to: .withdrawn, reason: reason, by: login) }
            try audit("withdraw_run", subject: String(run.rawValue), detail: String(ids.count))
            return ids.count
        }
    }

    /// Unresolved: the person knows that it arrived.
    package func settleAsArrived(_ id: MessageID, scope: Scope) throws {
        try write {
            let state = try state(of: id, scope: scope)
            guard try changeState(of: id, from: .unresolved, to: .delivered, by: login) else {
                throw StoreError.notUndecided(state: state)
            }
        }
    }

    /// Unresolved: the person wants it sent again. The old row keeps counting as a contact of its day.
    @discardableResult
    package func settleBySendingAgain(_ id: MessageID, scope: Scope) throws -> Enqueued {
        try write {
            let state = try state(of: id, scope: scope)
            guard try changeState(of: id, from: .unresolved, to: .noReceipt, by: login) else {
                throw StoreError.notUndecided(state: state)
            }
            return try resendRow(id)
        }
    }

    /// Every unresolved message of a run (nil: of all), one answer for all.
    package func settleAll(run: RunID?, arrived: Bool, scope: Scope) throws -> Int {
        try write {
            if let run { try requireRun(run, scope: scope) }
            let ids = try unresolved(run: run, scope: scope)
            for id in ids {
                if arrived {
                    try settleAsArrived(id, scope: scope)
                } else {
                    try settleBySendingAgain(id, scope: scope)
                }
            }
            return ids.count
        }
    }

    /// Sends a finished message again on purpose: a new row that names who asked.
    @discardableResult
    package func resend(_ id: MessageID, scope: Scope) throws -> Enqueued {
        try write {
            let state = try state(of: id, scope: scope)
            guard state.isFinal, state != .unresolved else { throw StoreError.notResendable(state: state) }
            return try resendRow(id)
        }
    }

    private func unresolved(run: RunID?, scope: Scope) throws -> [MessageID] {
        let condition = Self.reachOfMessage(scope)
        if let run {
            return try database.all(
                "SELECT id FROM message WHERE state = 'unresolved' AND run_id = ?\(condition) ORDER BY id", run
            ) { $0[0] }
        }
        return try database.all("SELECT id FROM message WHERE state = 'unresolved'\(condition) ORDER BY id") { $0[0] }
    }

    private func resendRow(_ id: MessageID) throws -> Enqueued {
        struct Old {
            let kind: MessageKind
            let channel: Channel
            let client: ClientID?
            let loan: LoanID?
            let payment: PaymentID?
            let route: RouteID?
            let freeText: String?
            let recipient: String
        }
        let old = try database.first(
            "SELECT kind, channel, client_id, loan_id, payment_id, route_id, free_text, recipient FROM message WHERE id = ?",
            id
        ) { row in
            Old(
                kind: row[0], channel: row[1], client: row[2], loan: row[3], payment: row[4], route: row[5],
                freeText: row[6], recipient: row[7])
        }
        guard let old else { throw StoreError.messageNotFound(id.rawValue) }
        guard let client = old.client else {
            return try enqueueTest(to: old.recipient, channel: old.channel, text: old.freeText ?? "", resendOf: id)
        }
        var draft = MessageDraft(kind: old.kind, clientID: client, wish: .only(old.channel))
        draft.loan = try old.loan.map { try loan($0, scope: .all) }
        draft.paymentID = old.payment
        draft.routeID = old.route
        draft.freeText = old.freeText
        draft.resendOf = id
        return try enqueue(draft)
    }
}
