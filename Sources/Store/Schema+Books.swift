extension Schema {
    /// The books kept beside: settings, holidays by hand, who did what.
    static let books = """
        CREATE TABLE setting (
            name TEXT PRIMARY KEY,
            value TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE holiday (
            day TEXT PRIMARY KEY CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
            name TEXT NOT NULL,
            is_holiday INTEGER NOT NULL CHECK (is_holiday IN (0, 1)),
            recorded_by TEXT NOT NULL,
            recorded_at INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE audit (
            id INTEGER PRIMARY KEY,
            at INTEGER NOT NULL,
            by TEXT NOT NULL,
            action TEXT NOT NULL,
            subject TEXT NOT NULL,
            detail TEXT NOT NULL DEFAULT ''
        ) STRICT;

        -- Append-only means append-only.
        CREATE TRIGGER payment_kept BEFORE DELETE ON payment
            BEGIN SELECT raise(ABORT, 'payments are never deleted'); END;
        CREATE TRIGGER payment_unchanged BEFORE UPDATE ON payment
            BEGIN SELECT raise(ABORT, 'payments are never changed'); END;
        CREATE TRIGGER annulment_kept BEFORE DELETE ON annulment
            BEGIN SELECT raise(ABORT, 'annulments are never deleted'); END;
        CREATE TRIGGER annulment_unchanged BEFORE UPDATE ON annulment
            BEGIN SELECT raise(ABORT, 'annulments are never changed'); END;
        CREATE TRIGGER allocation_kept BEFORE DELETE ON allocation
            BEGIN SELECT raise(ABORT, 'allocations are never deleted'); END;
        CREATE TRIGGER allocation_unchanged BEFORE UPDATE ON allocation
            BEGIN SELECT raise(ABORT, 'allocations are never changed'); END;
        CREATE TRIGGER audit_kept BEFORE DELETE ON audit
            BEGIN SELECT raise(ABORT, 'the audit is never deleted'); END;
        CREATE TRIGGER audit_unchanged BEFORE UPDATE ON audit
            BEGIN SELECT raise(ABORT, 'the audit is never changed'); END;
        CREATE TRIGGER message_kept BEFORE DELETE ON message
            BEGIN SELECT raise(ABORT, 'messages are never deleted'); END;
        CREATE TRIGGER attempt_kept BEFORE DELETE ON attempt
            BEGIN SELECT raise(ABORT, 'attempts are never deleted'); END;
        CREATE TRIGGER status_event_kept BEFORE DELETE ON status_event
            BEGIN SELECT raise(ABORT, 'the history of a message is never deleted'); END;
        CREATE TRIGGER status_event_unchanged BEFORE UPDATE ON status_event
            BEGIN SELECT raise(ABORT, 'the history of a message is never changed'); END;
        CREATE TRIGGER consent_event_unchanged BEFORE UPDATE ON consent_event
            BEGIN SELECT raise(ABORT, 'the proof of consent is never changed'); END;
        CREATE TRIGGER consent_event_kept BEFORE DELETE ON consent_event
            BEGIN SELECT raise(ABORT, 'the proof of consent is never deleted'); END;
        """
}
