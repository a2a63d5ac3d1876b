extension Schema {
    /// Version 10: a promise that was written down by mistake is taken back by a row of its own, never deleted.
    static let promiseWithdrawals = """
        CREATE TABLE promise_withdrawal (
            promise_id INTEGER PRIMARY KEY REFERENCES promise,
            withdrawn_by TEXT NOT NULL,
            withdrawn_at INTEGER NOT NULL
        ) STRICT;
        CREATE TRIGGER promise_kept BEFORE DELETE ON promise
            BEGIN SELECT raise(ABORT, 'promises are never deleted'); END;
        CREATE TRIGGER promise_withdrawal_kept BEFORE DELETE ON promise_withdrawal
            BEGIN SELECT raise(ABORT, 'a withdrawn promise is never deleted'); END;
        -- The promises that hold.
        CREATE VIEW standing_promise AS
            SELECT p.* FROM promise p
            WHERE NOT EXISTS (SELECT 1 FROM promise_withdrawal w WHERE w.promise_id = p.id);
        """
}
