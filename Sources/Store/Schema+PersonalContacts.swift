extension Schema {
    /// Version 6: visits and calls, which are contacts as messages are (Ley 2300 de 2023, art. 3), and the authorisation
    /// for them beside those of the channels (arts. 2 and 6).
    static let personalContacts = """
        -- Append-only: what happened, happened. Results and never reasons (art. 7), from a closed list, and no free text
        -- into which the reason for not paying could be written after all.
        CREATE TABLE personal_contact (
            id INTEGER PRIMARY KEY,
            client_id INTEGER NOT NULL REFERENCES client,
            loan_id INTEGER REFERENCES loan,
            route_id INTEGER NOT NULL REFERENCES route,
            means TEXT NOT NULL CHECK (means IN ('visit', 'call')),
            outcome TEXT NOT NULL CHECK (outcome IN ('not_reached', 'paid', 'paid_in_part', 'promised', 'asks_for_plan',
                'disputes', 'wrong_number')),
            -- When it took place, on the business clock.
            at INTEGER NOT NULL,
            -- That was called.
            number TEXT CHECK (number GLOB '+[1-9]*'),
            -- Which columns of the client a wrong number marked: 1 phone_problem, 2 whatsapp_problem.
            marked INTEGER NOT NULL DEFAULT 0 CHECK (marked BETWEEN 0 AND 3),
            -- What the rules of contact said against it when it was written down; empty: nothing.
            objections TEXT NOT NULL,
            promise_id INTEGER REFERENCES promise,
            recorded_by TEXT NOT NULL,
            recorded_at INTEGER NOT NULL,
            CHECK (outcome <> 'wrong_number' OR means = 'call'),
            CHECK ((outcome = 'promised') = (promise_id IS NOT NULL)),
            CHECK (promise_id IS NULL OR loan_id IS NOT NULL)
        ) STRICT;
        -- A client's newest first, with all that the rules ask of it.
        CREATE INDEX personal_contact_client ON personal_contact (client_id, at, id, means, outcome);
        CREATE INDEX personal_contact_time ON personal_contact (at, id);

        CREATE TABLE personal_contact_correction (
            contact_id INTEGER PRIMARY KEY REFERENCES personal_contact,
            reason TEXT NOT NULL CHECK (reason IN ('undone', 'wrong_client', 'wrong_outcome', 'wrong_time', 'twice',
                'did_not_happen')),
            corrected_by TEXT NOT NULL,
            corrected_at INTEGER NOT NULL
        ) STRICT;

        -- What was paid at it; each payment at one.
        CREATE TABLE personal_contact_payment (
            payment_id INTEGER PRIMARY KEY REFERENCES payment,
            contact_id INTEGER NOT NULL REFERENCES personal_contact
        ) STRICT;
        CREATE INDEX personal_contact_payment_contact ON personal_contact_payment (contact_id, payment_id);

        CREATE TRIGGER personal_contact_kept BEFORE DELETE ON personal_contact
            BEGIN SELECT raise(ABORT, 'visits and calls are never deleted'); END;
        CREATE TRIGGER personal_contact_unchanged BEFORE UPDATE ON personal_contact
            BEGIN SELECT raise(ABORT, 'visits and calls are never changed'); END;
        CREATE TRIGGER personal_contact_correction_kept BEFORE DELETE ON personal_contact_correction
            BEGIN SELECT raise(ABORT, 'corrections are never deleted'); END;
        CREATE TRIGGER personal_contact_correction_unchanged BEFORE UPDATE ON personal_contact_correction
            BEGIN SELECT raise(ABORT, 'corrections are never changed'); END;
        CREATE TRIGGER personal_contact_payment_kept BEFORE DELETE ON personal_contact_payment
            BEGIN SELECT raise(ABORT, 'what was paid at a visit is never forgotten'); END;
        CREATE TRIGGER personal_contact_payment_unchanged BEFORE UPDATE ON personal_contact_payment
            BEGIN SELECT raise(ABORT, 'what was paid at a visit is never changed'); END;

        -- The tables of consent anew, since a CHECK cannot be changed (SQLite, ALTER TABLE §7); nothing refers to them, and
        -- dropping a table fires none of its triggers.
        CREATE TABLE wider_consent (
            client_id INTEGER NOT NULL REFERENCES client ON DELETE CASCADE,
            channel TEXT NOT NULL CHECK (channel IN ('sms', 'whatsapp', 'visit', 'call')),
            purpose TEXT NOT NULL CHECK (purpose IN ('collection', 'marketing')),
            state TEXT NOT NULL CHECK (state IN ('granted', 'revoked')),
            -- Nobody is visited or called with notices.
            CHECK (purpose = 'collection' OR channel IN ('sms', 'whatsapp')),
            PRIMARY KEY (client_id, channel, purpose)
        ) STRICT, WITHOUT ROWID;
        INSERT INTO wider_consent (client_id, channel, purpose, state)
            SELECT client_id, channel, purpose, state FROM consent;
        DROP TABLE consent;
        ALTER TABLE wider_consent RENAME TO consent;

        CREATE TABLE wider_opt_out (
            client_id INTEGER NOT NULL REFERENCES client ON DELETE CASCADE,
            channel TEXT NOT NULL CHECK (channel IN ('sms', 'whatsapp', 'visit', 'call')),
            scope TEXT NOT NULL CHECK (scope IN ('reminders', 'everything')),
            PRIMARY KEY (client_id, channel)
        ) STRICT, WITHOUT ROWID;
        INSERT INTO wider_opt_out (client_id, channel, scope) SELECT client_id, channel, scope FROM opt_out;
        DROP TABLE opt_out;
        ALTER TABLE wider_opt_out RENAME TO opt_out;

        CREATE TABLE wider_consent_event (
            id INTEGER PRIMARY KEY,
            client_id INTEGER NOT NULL REFERENCES client ON DELETE CASCADE,
            channel TEXT NOT NULL CHECK (channel IN ('sms', 'whatsapp', 'visit', 'call')),
            what TEXT NOT NULL CHECK (what IN ('collection', 'marketing', 'opt_out')),
            state TEXT NOT NULL CHECK (state IN ('granted', 'revoked', 'reminders', 'everything', 'lifted')),
            source TEXT NOT NULL CHECK (source <> ''),
            recorded_by TEXT NOT NULL,
            recorded_at INTEGER NOT NULL,
            CHECK (what <> 'marketing' OR channel IN ('sms', 'whatsapp'))
        ) STRICT;
        INSERT INTO wider_consent_event (id, client_id, channel, what, state, source, recorded_by, recorded_at)
            SELECT id, client_id, channel, what, state, source, recorded_by, recorded_at FROM consent_event;
        DROP TABLE consent_event;
        ALTER TABLE wider_consent_event RENAME TO consent_event;
        CREATE INDEX consent_event_client ON consent_event (client_id, id);
        CREATE TRIGGER consent_event_unchanged BEFORE UPDATE ON consent_event
            BEGIN SELECT raise(ABORT, 'the proof of consent is never changed'); END;
        CREATE TRIGGER consent_event_kept BEFORE DELETE ON consent_event
            BEGIN SELECT raise(ABORT, 'the proof of consent is never deleted'); END;
        """
}
