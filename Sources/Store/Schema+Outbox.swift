extension Schema {
    /// What is said to clients, and what became of it. The states are drawn in `Outbox`.
    static let outbox = """
        CREATE TABLE run (
            id INTEGER PRIMARY KEY,
            kind TEXT NOT NULL,
            created_by TEXT NOT NULL,
            created_at INTEGER NOT NULL,
            -- Nothing of the run is due before this instant: the seconds in which it can be undone.
            hold_until INTEGER NOT NULL,
            due_now INTEGER NOT NULL,
            scheduled INTEGER NOT NULL,
            already INTEGER NOT NULL,
            excluded INTEGER NOT NULL,
            segments INTEGER NOT NULL,
            cost_micros INTEGER NOT NULL,
            currency TEXT NOT NULL
        ) STRICT;

        CREATE TABLE message (
            id INTEGER PRIMARY KEY,
            -- One key an intent; NULL for tests and for a person's deliberate second sending.
            dedupe TEXT,
            run_id INTEGER REFERENCES run,
            client_id INTEGER REFERENCES client,
            loan_id INTEGER REFERENCES loan,
            payment_id INTEGER REFERENCES payment,
            route_id INTEGER REFERENCES route,
            resend_of INTEGER REFERENCES message,
            kind TEXT NOT NULL,
            class TEXT NOT NULL CHECK (class IN ('collection', 'transactional', 'notice', 'reply')),
            channel TEXT NOT NULL CHECK (channel IN ('sms', 'whatsapp')),
            -- The channel was chosen for it and may be chosen again until it leaves.
            channel_is_automatic INTEGER NOT NULL DEFAULT 0 CHECK (channel_is_automatic IN (0, 1)),
            recipient TEXT NOT NULL,
            sender TEXT,
            body TEXT NOT NULL,
            -- The text that a notice or a test carries; the others are made from the ledger.
            free_text TEXT,
            content_sid TEXT,
            content_variables TEXT,
            state TEXT NOT NULL CHECK (state IN ('queued', 'sending', 'uncertain', 'unresolved', 'accepted', 'sent',
                'delivered', 'read', 'undelivered', 'failed', 'rejected', 'no_receipt', 'withdrawn', 'blocked')),
            reason TEXT,
            not_before INTEGER NOT NULL,
            -- The first legal day on which it could have gone; two legal days later it is withdrawn.
            first_day TEXT NOT NULL,
            attempt INTEGER NOT NULL DEFAULT 0,
            sending_since INTEGER,
            -- When it became a contact, on the business clock: from `sending` on (Ley 2300 de 2023, art. 3).
            contact_at INTEGER,
            looks INTEGER NOT NULL DEFAULT 0,
            next_look_at INTEGER,
            sid TEXT UNIQUE,
            accepted_at INTEGER,
            changed_at INTEGER NOT NULL,
            error_code INTEGER,
            error_text TEXT,
            segments INTEGER NOT NULL,
            price_micros INTEGER,
            price_unit TEXT,
            estimate_micros INTEGER NOT NULL DEFAULT 0,
            created_by TEXT NOT NULL,
            created_at INTEGER NOT NULL,
            -- A restored backup makes unresolved what was never tried.
            CHECK (state NOT IN ('sending', 'uncertain') OR (attempt > 0 AND sending_since IS NOT NULL)),
            -- A person may say of an unresolved one that it was delivered, or left without a receipt.
            CHECK (state NOT IN ('accepted', 'sent', 'read', 'undelivered', 'failed')
                OR (sid IS NOT NULL AND accepted_at IS NOT NULL)),
            CHECK (state NOT IN ('withdrawn', 'blocked') OR reason IS NOT NULL)
        ) STRICT;
        -- Pressing twice sends once.
        CREATE UNIQUE INDEX message_dedupe ON message (dedupe)
            WHERE dedupe IS NOT NULL AND state NOT IN ('withdrawn', 'blocked', 'rejected');
        -- One open collection message for a client, whoever asked for it.
        CREATE UNIQUE INDEX message_open_collection ON message (client_id)
            WHERE class = 'collection' AND state IN ('queued', 'sending', 'uncertain', 'unresolved');
        -- What is owed to a client does not wait behind a bulk run: two queues.
        CREATE INDEX message_due_prompt ON message (channel, not_before, id)
            WHERE state = 'queued' AND class IN ('transactional', 'reply');
        CREATE INDEX message_due ON message (channel, not_before, id)
            WHERE state = 'queued' AND class IN ('collection', 'notice');
        CREATE INDEX message_by_state ON message (state, id);
        CREATE INDEX message_run ON message (run_id, state) WHERE run_id IS NOT NULL;
        CREATE INDEX message_client ON message (client_id, id) WHERE client_id IS NOT NULL;
        CREATE INDEX message_loan ON message (loan_id, id) WHERE loan_id IS NOT NULL;
        CREATE INDEX message_payment ON message (payment_id) WHERE payment_id IS NOT NULL;
        CREATE INDEX message_recipient ON message (recipient, id);
        CREATE INDEX message_contact ON message (client_id, contact_at) WHERE contact_at IS NOT NULL;
        CREATE INDEX message_look ON message (next_look_at) WHERE next_look_at IS NOT NULL;
        CREATE INDEX message_followed ON message (accepted_at) WHERE state IN ('accepted', 'sent');

        CREATE TABLE attempt (
            message_id INTEGER NOT NULL REFERENCES message,
            number INTEGER NOT NULL,
            started_at INTEGER NOT NULL,
            ended_at INTEGER,
            http_status INTEGER,
            verdict TEXT,
            detail TEXT,
            PRIMARY KEY (message_id, number)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE status_event (
            id INTEGER PRIMARY KEY,
            message_id INTEGER NOT NULL REFERENCES message,
            at INTEGER NOT NULL,
            state TEXT NOT NULL,
            detail TEXT,
            by TEXT
        ) STRICT;
        CREATE INDEX status_event_message ON status_event (message_id, id);

        CREATE TABLE inbound (
            id INTEGER PRIMARY KEY,
            sid TEXT NOT NULL UNIQUE,
            client_id INTEGER REFERENCES client,
            channel TEXT NOT NULL CHECK (channel IN ('sms', 'whatsapp')),
            sender TEXT NOT NULL,
            body TEXT NOT NULL,
            received_at INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX inbound_client ON inbound (client_id, id);
        CREATE INDEX inbound_time ON inbound (received_at);

        -- Why sending stands still, for the account or one sender; a row is deleted when it goes on.
        CREATE TABLE pause (
            scope TEXT PRIMARY KEY,
            reason TEXT NOT NULL,
            error_code INTEGER,
            by TEXT NOT NULL,
            since INTEGER NOT NULL,
            until INTEGER
        ) STRICT, WITHOUT ROWID;
        """
}
