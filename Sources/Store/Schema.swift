import SQLite

/// Every version of the database. A migration that has shipped is never edited: a change is a new one at the end.
enum Schema {
    static let migrations = Migrations(versions)
    static let versions = [
        Migration(1, sql: people + ledger + outbox + books),
        Migration(2, sql: proof),
        Migration(3, sql: recalls),
        Migration(4, sql: spending),
        Migration(5, sql: instantLists),
        Migration(6, sql: personalContacts),
        Migration(7, sql: consentTexts + inboundParties),
        Migration(8, sql: clientsByDays),
        Migration(9, sql: listOrders),
        Migration(10, sql: promiseWithdrawals),
    ]

    /// Who works here, who is owed, and who allowed what.
    private static let people = """
        CREATE TABLE collector (
            id INTEGER PRIMARY KEY,
            login TEXT NOT NULL UNIQUE CHECK (login <> ''),
            name TEXT NOT NULL,
            role TEXT NOT NULL CHECK (role IN ('owner', 'supervisor', 'office', 'collector')),
            active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1))
        ) STRICT;

        CREATE TABLE route (
            id INTEGER PRIMARY KEY,
            name TEXT NOT NULL UNIQUE CHECK (name <> ''),
            collector_id INTEGER REFERENCES collector
        ) STRICT;
        CREATE INDEX route_collector ON route (collector_id);

        CREATE TABLE client (
            id INTEGER PRIMARY KEY,
            document_type TEXT NOT NULL CHECK (document_type IN ('CC', 'CE', 'NIT', 'PPT', 'PA')),
            document TEXT NOT NULL CHECK (document <> ''),
            name TEXT NOT NULL CHECK (name <> ''),
            phone TEXT CHECK (phone GLOB '+[1-9]*'),
            whatsapp TEXT CHECK (whatsapp GLOB '+[1-9]*'),
            -- Twilio said that this number cannot be reached; cleared when the number changes.
            phone_problem TEXT,
            whatsapp_problem TEXT,
            address TEXT NOT NULL DEFAULT '',
            -- The route of a client without a loan; a loan names its own.
            route_id INTEGER NOT NULL REFERENCES route,
            visit_order INTEGER NOT NULL DEFAULT 0,
            -- Last message the client wrote to us on WhatsApp: opens the 24-hour window of free text.
            last_inbound_at INTEGER,
            -- Lower case without accents, for sorting and finding.
            sort_name TEXT NOT NULL,
            search TEXT NOT NULL,
            -- Kept from the loans in the transaction that changes them.
            balance INTEGER NOT NULL DEFAULT 0,
            overdue INTEGER NOT NULL DEFAULT 0,
            past_due_since TEXT,
            created_at INTEGER NOT NULL,
            UNIQUE (document_type, document)
        ) STRICT;
        CREATE INDEX client_by_name ON client (sort_name, id);
        CREATE INDEX client_by_balance ON client (balance, id);
        CREATE INDEX client_by_route ON client (route_id, sort_name, id);
        CREATE INDEX client_phone ON client (phone) WHERE phone IS NOT NULL;
        CREATE INDEX client_whatsapp ON client (whatsapp) WHERE whatsapp IS NOT NULL;

        -- What holds now; how it came about is in consent_event.
        CREATE TABLE consent (
            client_id INTEGER NOT NULL REFERENCES client ON DELETE CASCADE,
            channel TEXT NOT NULL CHECK (channel IN ('sms', 'whatsapp')),
            purpose TEXT NOT NULL CHECK (purpose IN ('collection', 'marketing')),
            state TEXT NOT NULL CHECK (state IN ('granted', 'revoked')),
            PRIMARY KEY (client_id, channel, purpose)
        ) STRICT, WITHOUT ROWID;

        -- A client's wish not to be written to; stands above every consent.
        CREATE TABLE opt_out (
            client_id INTEGER NOT NULL REFERENCES client ON DELETE CASCADE,
            channel TEXT NOT NULL CHECK (channel IN ('sms', 'whatsapp')),
            scope TEXT NOT NULL CHECK (scope IN ('reminders', 'everything')),
            PRIMARY KEY (client_id, channel)
        ) STRICT, WITHOUT ROWID;

        -- The proof (Ley 1581 de 2012, art. 9): append-only. `what` is 'collection', 'marketing' or 'opt_out'.
        CREATE TABLE consent_event (
            id INTEGER PRIMARY KEY,
            client_id INTEGER NOT NULL REFERENCES client ON DELETE CASCADE,
            channel TEXT NOT NULL CHECK (channel IN ('sms', 'whatsapp')),
            what TEXT NOT NULL CHECK (what IN ('collection', 'marketing', 'opt_out')),
            state TEXT NOT NULL CHECK (state IN ('granted', 'revoked', 'reminders', 'everything', 'lifted')),
            source TEXT NOT NULL CHECK (source <> ''),
            recorded_by TEXT NOT NULL,
            recorded_at INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX consent_event_client ON consent_event (client_id, id);
        """

    /// What is owed and what was paid.
    private static let ledger = """
        CREATE TABLE loan (
            id INTEGER PRIMARY KEY,
            number TEXT NOT NULL UNIQUE CHECK (number <> ''),
            client_id INTEGER NOT NULL REFERENCES client,
            route_id INTEGER NOT NULL REFERENCES route,
            principal INTEGER NOT NULL CHECK (principal > 0),
            total INTEGER NOT NULL CHECK (total >= principal),
            installments INTEGER NOT NULL CHECK (installments > 0),
            frequency TEXT NOT NULL
                CHECK (frequency IN ('diario', 'diario_lv', 'bisemanal', 'semanal', 'quincenal', 'mensual')),
            status TEXT NOT NULL CHECK (status IN ('approved', 'active', 'paid', 'written_off', 'void')),
            disbursed_on TEXT,
            first_due TEXT NOT NULL CHECK (first_due GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
            created_at INTEGER NOT NULL,
            -- Derived, in the transaction that changes installments. past_due_since is the oldest unpaid due day
            -- and may lie ahead; overdue and overdue_installments hold for the day in setting 'rolled_day'.
            balance INTEGER NOT NULL CHECK (balance >= 0),
            past_due_since TEXT,
            overdue INTEGER NOT NULL DEFAULT 0 CHECK (overdue >= 0),
            overdue_installments INTEGER NOT NULL DEFAULT 0 CHECK (overdue_installments >= 0),
            -- Copies of the client's, so that a list sorts and finds on this table alone.
            sort_name TEXT NOT NULL,
            search TEXT NOT NULL,
            CHECK ((balance = 0) = (past_due_since IS NULL))
        ) STRICT;
        CREATE INDEX loan_client ON loan (client_id, id);
        -- Who has a loan on a route, and the totals of the overdue list without touching the loans.
        CREATE INDEX loan_route ON loan (route_id, client_id, overdue);
        -- The overdue list, one index for each order it can be shown in.
        CREATE INDEX overdue_by_days ON loan (past_due_since, id) WHERE overdue > 0;
        CREATE INDEX overdue_by_amount ON loan (overdue, id) WHERE overdue > 0;
        CREATE INDEX overdue_by_balance ON loan (balance, id) WHERE overdue > 0;
        CREATE INDEX overdue_by_installments ON loan (overdue_installments, id) WHERE overdue > 0;
        CREATE INDEX overdue_by_name ON loan (sort_name, id) WHERE overdue > 0;
        CREATE INDEX overdue_by_number ON loan (number, id) WHERE overdue > 0;
        CREATE INDEX overdue_by_route ON loan (route_id, past_due_since, id) WHERE overdue > 0;

        CREATE TABLE installment (
            loan_id INTEGER NOT NULL REFERENCES loan ON DELETE CASCADE,
            number INTEGER NOT NULL CHECK (number > 0),
            due TEXT NOT NULL CHECK (due GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
            amount INTEGER NOT NULL CHECK (amount > 0),
            paid INTEGER NOT NULL DEFAULT 0 CHECK (paid BETWEEN 0 AND amount),
            PRIMARY KEY (loan_id, number)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX installment_unpaid_due ON installment (due, loan_id) WHERE paid < amount;

        CREATE TABLE payment (
            id INTEGER PRIMARY KEY,
            loan_id INTEGER NOT NULL REFERENCES loan,
            amount INTEGER NOT NULL CHECK (amount > 0),
            paid_on TEXT NOT NULL CHECK (paid_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
            method TEXT NOT NULL,
            reference TEXT NOT NULL DEFAULT '',
            receipt TEXT NOT NULL UNIQUE,
            idempotency_key TEXT NOT NULL UNIQUE CHECK (idempotency_key <> ''),
            balance_after INTEGER NOT NULL CHECK (balance_after >= 0),
            -- The loan's status before it, to which an annulment brings it back.
            loan_status TEXT NOT NULL DEFAULT 'active' CHECK (loan_status IN ('active', 'written_off')),
            registered_by TEXT NOT NULL,
            registered_at INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX payment_loan ON payment (loan_id, id);
        CREATE INDEX payment_day ON payment (paid_on, id);

        CREATE TABLE annulment (
            payment_id INTEGER PRIMARY KEY REFERENCES payment,
            reason TEXT NOT NULL CHECK (reason <> ''),
            annulled_by TEXT NOT NULL,
            annulled_at INTEGER NOT NULL
        ) STRICT;

        CREATE TABLE allocation (
            payment_id INTEGER NOT NULL REFERENCES payment,
            loan_id INTEGER NOT NULL,
            installment INTEGER NOT NULL,
            amount INTEGER NOT NULL CHECK (amount > 0),
            PRIMARY KEY (payment_id, installment),
            FOREIGN KEY (loan_id, installment) REFERENCES installment (loan_id, number)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE promise (
            id INTEGER PRIMARY KEY,
            loan_id INTEGER NOT NULL REFERENCES loan,
            amount INTEGER NOT NULL CHECK (amount > 0),
            day TEXT NOT NULL CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
            made_on TEXT NOT NULL,
            recorded_by TEXT NOT NULL,
            recorded_at INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX promise_loan ON promise (loan_id, id);
        CREATE INDEX promise_day ON promise (day);
        """

    /// What is said to clients, and what became of it. The states are drawn in `Outbox`.
    private static let outbox = """
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

    /// The books kept beside: settings, holidays by hand, who did what.
    private static let books = """
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

    /// What was sent since a day, for what it cost.
    private static let spending = """
        CREATE INDEX message_accepted ON message (accepted_at) WHERE accepted_at IS NOT NULL;
        """
}
