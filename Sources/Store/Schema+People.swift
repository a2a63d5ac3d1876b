extension Schema {
    /// Who works here, who is owed, and who allowed what.
    static let people = """
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
}
