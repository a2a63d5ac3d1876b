package import Lending
package import Messaging
import SQLite

// What is taken back. A queued message is withdrawn at once. One that has left the queue is only *wished* back: whoever
// asks never touches the network, the mensajero has it cancelled at Twilio and writes what came of it.

/// A wish to take back a message that Twilio has, or may have.
package enum Recall: String, Sendable, CaseIterable {
    /// To be cancelled at Twilio as soon as it has a SID.
    case asked
    /// It had gone out.
    case tooLate = "too_late"
    /// Twilio would not, and did not say that it was too late.
    case refused
}

/// What taking back did at once.
package enum TakenBack: Sendable, Equatable {
    /// It was still queued and does not go out.
    case withdrawn
    /// Twilio is asked to cancel it.
    case asked
}

/// The same for a whole run.
package struct RunTakenBack: Sendable, Equatable {
    package var withdrawn = 0
    package var asked = 0

    /// All had left already.
    package var isEmpty: Bool { withdrawn + asked == 0 }

    package init(withdrawn: Int = 0, asked: Int = 0) {
        self.withdrawn = withdrawn
        self.asked = asked
    }
}

/// A message to be cancelled at Twilio.
package struct RecallOrder: Sendable, Equatable {
    package let id: MessageID
    package let sid: String
}

extension Store {
    /// Withdraws a queued message; wishes back one that is on its way to Twilio or waits there. Asking twice asks once.
    /// `why` is a person's word for it, kept where they gave one.
    @discardableResult
    package func takeBack(_ id: MessageID, why: String = "", scope: Scope) throws -> TakenBack {
        let why = Self.oneLine(why)
        return try write {
            let state = try state(of: id, scope: scope)
            if try changeState(of: id, from: .queued, to: .withdrawn, reason: .person, words: why, by: login) {
                try audit("withdraw_message", subject: String(id.rawValue), detail: why)
                return .withdrawn
            }
            let changed = try database.run(
                """
                UPDATE message SET recall = 'asked'
                WHERE id = ? AND \(Self.recallable) AND (recall IS NULL OR recall = 'refused')
                """, id)
            if changed == 1 {
                try event(id, state, detail: Self.askedDetail, by: login)
                if !why.isEmpty { try event(id, state, detail: why, by: login) }
                try audit("recall_message", subject: String(id.rawValue), detail: why)
                return .asked
            }
            let isAsked: Bool? = try database.first(
                "SELECT 1 FROM message WHERE id = ? AND \(Self.recallable) AND recall = 'asked'", id
            ) { $0[0] }
            guard isAsked != nil else { throw StoreError.notWithdrawable(state: state) }
            if !why.isEmpty { try event(id, state, detail: why, by: login) }
            return .asked
        }
    }

    /// The same for all of a run within the scope; what has gone out stays as it is.
    @discardableResult
    package func takeBackRun(
        _ run: RunID, why: String = "", scope: Scope, reason: WithdrawReason = .person
    ) throws -> RunTakenBack {
        let why = Self.oneLine(why)
        return try write {
            try requireRun(run, scope: scope)
            let withdrawn = try withdrawRun(run, why: why, scope: scope, reason: reason)
            let reach = Self.reachOfMessage(scope)
            for detail in [Self.askedDetail] + (why.isEmpty ? [] : [why]) {
                try database.run(
                    """
                    INSERT INTO status_event (message_id, at, state, detail, by)
                    SELECT id, ?, state, ?, ? FROM message
                    WHERE run_id = ? AND \(Self.recallable) AND recall IS NULL\(reach) ORDER BY id
                    """, clock.now, detail, login, run)
            }
            let asked = try database.run(
                "UPDATE message SET recall = 'asked' WHERE run_id = ? AND \(Self.recallable) AND recall IS NULL\(reach)",
                run)
            if asked > 0 { try audit("recall_run", subject: String(run.rawValue), detail: Self.noted(asked, why)) }
            return RunTakenBack(withdrawn: withdrawn, asked: asked)
        }
    }

    /// How many wishes are open.
    package func openRecalls() throws -> Int {
        try database.first("SELECT count(*) FROM message INDEXED BY message_recall WHERE recall = 'asked'") { $0[0] }
            ?? 0
    }

    /// How long a reason may be that a person gives, in characters.
    package static let longestReason = 200

    /// A reason as it is kept: on one line, and none that is blank.
    private static func oneLine(_ why: String) -> String {
        why.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// How many it was, with the word for it.
    static func noted(_ messages: Int, _ why: String) -> String { why.isEmpty ? "\(messages)" : "\(messages): \(why)" }

    // MARK: The mensajero's side

    /// Messages that Twilio has and is to cancel, oldest first.
    package func dueRecalls(limit: Int) throws -> [RecallOrder] {
        try database.all(
            """
            SELECT id, sid FROM message INDEXED BY message_recall
            WHERE recall = 'asked' AND state = 'accepted' AND sid IS NOT NULL ORDER BY id LIMIT ?
            """, limit
        ) { RecallOrder(id: $0[0], sid: $0[1]) }
    }

    /// Ends the wishes that were overtaken: the message has gone out meanwhile, was refused, or a person has to decide.
    /// Returns how many.
    @discardableResult
    package func settleRecalls() throws -> Int {
        func overtaken() throws -> [(MessageID, MessageState)] {
            try database.all(
                """
                SELECT id, state FROM message INDEXED BY message_recall
                WHERE recall = 'asked' AND state NOT IN ('sending', 'uncertain', 'accepted') ORDER BY id LIMIT 500
                """
            ) { ($0[0], $0[1]) }
        }
        // Without taking the writer's lock where there is nothing to do.
        guard try !overtaken().isEmpty else { return 0 }
        return try write {
            let found = try overtaken()
            for (id, state) in found {
                switch state {
                case .queued: try withdrawRecalled(id)
                case .sent, .delivered, .read, .undelivered, .failed, .noReceipt: try endRecall(id, state, as: .tooLate)
                default: try endRecall(id, state, as: nil)
                }
            }
            return found.count
        }
    }

    /// Twilio answered to a wish: how the message stands now, and whether Twilio said that it cannot be cancelled any
    /// more. False when nothing is decided and it has to be asked again.
    @discardableResult
    package func finishRecall(_ id: MessageID, _ report: TwilioReport, refused: Bool) throws -> Bool {
        try write {
            try merge([report])
            guard
                let state: MessageState = try database.first(
                    "SELECT state FROM message WHERE id = ?", id, read: { $0[0] })
            else { return true }
            switch state {
            case .withdrawn: try endRecall(id, state, as: nil)
            case .accepted where !refused: return false
            default: try endRecall(id, state, as: .tooLate)
            }
            return true
        }
    }

    /// Twilio will not cancel it, for a reason of its own.
    package func refuseRecall(_ id: MessageID, code: Int?) throws {
        try write {
            guard
                let state: MessageState = try database.first(
                    "SELECT state FROM message WHERE id = ?", id, read: { $0[0] })
            else { return }
            try endRecall(id, state, as: .refused, detail: code.map { "recall_refused \($0)" })
        }
    }

    /// A wished-back message that came back into the queue does not leave it again. Inside a write.
    func withdrawRecalled(_ id: MessageID) throws {
        let isAsked: Bool? = try database.first("SELECT 1 FROM message WHERE id = ? AND recall = 'asked'", id) { $0[0] }
        guard isAsked != nil else { return }
        if try changeState(of: id, from: .queued, to: .withdrawn, reason: .person) {
            try database.run("UPDATE message SET recall = NULL WHERE id = ?", id)
        }
    }

    private func endRecall(_ id: MessageID, _ state: MessageState, as outcome: Recall?, detail: String? = nil) throws {
        let changed = try database.run(
            "UPDATE message SET recall = ? WHERE id = ? AND recall = 'asked'", outcome?.rawValue, id)
        guard changed == 1, let outcome else { return }
        try event(id, state, detail: detail ?? (outcome == .tooLate ? Self.tooLateDetail : "recall_refused"))
    }

    private static let recallable = "state IN ('sending', 'uncertain', 'accepted')"
    /// In the history of a message.
    package static let askedDetail = "recall_asked"
    package static let tooLateDetail = "recall_too_late"
}
