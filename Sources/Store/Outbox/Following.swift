package import Lending
import Messaging
import SQLite

extension Store {
    /// The oldest acceptance still followed, so that a list read newest first knows where to stop; nil: nothing to follow.
    package func oldestFollowed() throws -> Instant? {
        try database.first(
            """
            SELECT accepted_at FROM message INDEXED BY message_followed
            WHERE state IN ('accepted', 'sent') AND accepted_at IS NOT NULL ORDER BY accepted_at LIMIT 1
            """
        ) { $0[0] }
    }

    /// The newest acceptance still followed: how densely to ask.
    package func newestFollowed() throws -> Instant? {
        try database.first(
            """
            SELECT accepted_at FROM message INDEXED BY message_followed
            WHERE state IN ('accepted', 'sent') AND accepted_at IS NOT NULL ORDER BY accepted_at DESC LIMIT 1
            """
        ) { $0[0] }
    }

    package func followedCount() throws -> Int {
        try database.first("SELECT count(*) FROM message WHERE state IN ('accepted', 'sent')") { $0[0] } ?? 0
    }

    /// SIDs still followed, oldest first, for asking one by one about what the list does not show.
    package func followed(limit: Int) throws -> [String] {
        try database.all(
            """
            SELECT sid FROM message INDEXED BY message_followed
            WHERE state IN ('accepted', 'sent') ORDER BY accepted_at LIMIT ?
            """, limit
        ) { $0[0] }
    }

    /// Merges what Twilio reports, by rank, never backwards; a price is kept whenever it comes. Returns how many messages
    /// changed their state. SIDs that are not ours are passed over.
    @discardableResult
    package func merge(_ reports: [TwilioReport]) throws -> Int {
        guard !reports.isEmpty else { return 0 }
        // Most of a list is known already: the writer's lock is only taken for what is news.
        let news = try reports.filter { try isNews($0) }
        guard !news.isEmpty else { return 0 }
        return try write {
            var changed = 0
            for report in news where try merge(report) { changed += 1 }
            return changed
        }
    }

    private func isNews(_ report: TwilioReport) throws -> Bool {
        guard let known = try followedRow(report.sid) else { return false }
        return known.state.merged(with: report.status) != known.state || (report.priceMicros != nil && !known.priced)
            || (report.errorCode != nil && !known.explained)
    }

    private struct FollowedRow {
        let id: MessageID
        let state: MessageState
        let priced: Bool
        /// Its error code is known.
        let explained: Bool
    }

    private func followedRow(_ sid: String) throws -> FollowedRow? {
        try database.first(
            "SELECT id, state, price_micros IS NOT NULL, error_code IS NOT NULL FROM message WHERE sid = ?", sid
        ) { FollowedRow(id: $0[0], state: $0[1], priced: $0[2], explained: $0[3]) }
    }

    private func merge(_ report: TwilioReport) throws -> Bool {
        guard let known = try followedRow(report.sid) else { return false }
        let (id, state) = (known.id, known.state)
        let merged = state.merged(with: report.status)
        try database.run(
            """
            UPDATE message SET state = ?1, error_code = coalesce(?2, error_code), error_text = coalesce(?3, error_text),
                price_micros = coalesce(?4, price_micros), price_unit = coalesce(?5, price_unit),
                segments = coalesce(?6, segments),
                reason = CASE WHEN ?1 = 'withdrawn' THEN coalesce(reason, 'canceled') ELSE reason END,
                changed_at = CASE WHEN ?1 = state THEN changed_at ELSE ?7 END
            WHERE id = ?8
            """, merged, report.errorCode, report.errorText, report.priceMicros, report.priceUnit,
            report.segments.flatMap { $0 > 0 ? $0 : nil }, clock.now, id)
        // A failure's reason may come after the failure.
        if let code = report.errorCode, merged != state || !known.explained { try learn(errorCode: code, message: id) }
        guard merged != state else { return false }
        try event(id, merged, detail: report.errorCode.map { String($0) } ?? report.status.rawValue)
        if merged == .failed || merged == .undelivered { try fallBackToSMS(from: id) }
        return true
    }

    /// Twilio's word on a number is kept, so that it is not paid for again (21211, 21614: it does not work; 21610, 63014:
    /// its owner blocked us).
    func learn(errorCode code: Int, message id: MessageID) throws {
        let problem: ContactProfile.Reach
        switch code {
        case 21211, 21614, 21217, 30005, 30006, 63003, 63024: problem = .bad
        case 21610, 63014: problem = .refused
        default: return
        }
        try database.run(
            """
            UPDATE client SET
                phone_problem = CASE WHEN phone = m.recipient AND m.channel = 'sms' THEN ?1 ELSE phone_problem END,
                whatsapp_problem = CASE WHEN coalesce(whatsapp, phone) = m.recipient AND m.channel = 'whatsapp' THEN ?1
                    ELSE whatsapp_problem END
            FROM message m WHERE m.id = ?2 AND client.id = m.client_id
            """, problem.rawValue, id)
    }

    /// Ends the following of what has had no receipt since `instant`.
    @discardableResult
    package func endFollowing(acceptedBefore instant: Instant) throws -> Int {
        let ids: [(MessageID, MessageState)] = try database.all(
            """
            SELECT id, state FROM message INDEXED BY message_followed
            WHERE state IN ('accepted', 'sent') AND accepted_at < ?
            """, instant
        ) { ($0[0], $0[1]) }
        guard !ids.isEmpty else { return 0 }
        return try write {
            var ended = 0
            for (id, state) in ids where try changeState(of: id, from: state, to: .noReceipt) { ended += 1 }
            return ended
        }
    }
}
