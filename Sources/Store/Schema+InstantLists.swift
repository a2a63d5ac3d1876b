import SQLite

extension Schema {
    /// What keeps a list of a million rows instant.
    ///
    /// Every order of a list is an index that also holds what its filters ask for, so that a page never reads a row it does
    /// not show. What is typed is found by every three letters that stand side by side (FTS5, contentless): the order of
    /// a list finds what is frequent, the letters find what is rare. They follow the texts by way of `text_change`, which
    /// triggers fill and `Store.write` empties before it commits: FTS5 may not be written by a trigger itself.
    static let instantLists = """
        DROP INDEX overdue_by_days;
        DROP INDEX overdue_by_amount;
        DROP INDEX overdue_by_balance;
        DROP INDEX overdue_by_installments;
        DROP INDEX overdue_by_name;
        DROP INDEX overdue_by_number;
        DROP INDEX client_by_name;
        DROP INDEX client_by_balance;
        CREATE INDEX overdue_by_days ON loan (past_due_since, id, route_id, client_id, overdue, search)
            WHERE overdue > 0;
        CREATE INDEX overdue_by_amount ON loan (overdue, id, route_id, past_due_since, search) WHERE overdue > 0;
        CREATE INDEX overdue_by_balance ON loan (balance, id, route_id, past_due_since, overdue, search) WHERE overdue > 0;
        CREATE INDEX overdue_by_installments ON loan (overdue_installments, id, route_id, past_due_since, overdue, search)
            WHERE overdue > 0;
        CREATE INDEX overdue_by_name ON loan (sort_name, id, route_id, past_due_since, overdue, search) WHERE overdue > 0;
        CREATE INDEX overdue_by_number ON loan (number, id, route_id, past_due_since, overdue, search) WHERE overdue > 0;
        CREATE INDEX client_by_name ON client (sort_name, id, route_id, search);
        CREATE INDEX client_by_balance ON client (balance, id, route_id, search);
        -- A column, since no page of a list is sought by an expression; whoever owes nothing comes after everybody else.
        ALTER TABLE client ADD COLUMN oldest_due TEXT NOT NULL AS (coalesce(past_due_since, '9999-12-31')) VIRTUAL;
        CREATE INDEX client_by_days ON client (oldest_due, id, route_id, search);

        CREATE VIRTUAL TABLE client_text USING fts5
            (text, content='', columnsize=0, detail=none, tokenize='trigram case_sensitive 1');
        CREATE VIRTUAL TABLE loan_text USING fts5
            (text, content='', columnsize=0, detail=none, tokenize='trigram case_sensitive 1');
        -- The letters there are, and in how many rows.
        CREATE VIRTUAL TABLE client_letters USING fts5vocab (client_text, row);
        CREATE VIRTUAL TABLE loan_letters USING fts5vocab (loan_text, row);
        -- Two blanks at the end, so that the last letter too begins three.
        INSERT INTO client_text (rowid, text) SELECT id, search || '  ' FROM client;
        INSERT INTO loan_text (rowid, text) SELECT id, search || '  ' FROM loan;

        -- Texts that the index does not hold yet; `old` is what it holds of them.
        CREATE TABLE text_change (
            list TEXT NOT NULL CHECK (list IN ('client', 'loan')),
            id INTEGER NOT NULL,
            old TEXT,
            PRIMARY KEY (list, id)
        ) STRICT, WITHOUT ROWID;
        CREATE TRIGGER client_text_added AFTER INSERT ON client
            WHEN NOT EXISTS (SELECT 1 FROM text_change WHERE list = 'client' AND id = new.id)
            BEGIN INSERT INTO text_change VALUES ('client', new.id, NULL); END;
        CREATE TRIGGER client_text_changed AFTER UPDATE OF search ON client
            WHEN old.search <> new.search
                AND NOT EXISTS (SELECT 1 FROM text_change WHERE list = 'client' AND id = new.id)
            BEGIN INSERT INTO text_change VALUES ('client', new.id, old.search); END;
        CREATE TRIGGER client_text_removed AFTER DELETE ON client
            WHEN NOT EXISTS (SELECT 1 FROM text_change WHERE list = 'client' AND id = old.id)
            BEGIN INSERT INTO text_change VALUES ('client', old.id, old.search); END;
        CREATE TRIGGER loan_text_added AFTER INSERT ON loan
            WHEN NOT EXISTS (SELECT 1 FROM text_change WHERE list = 'loan' AND id = new.id)
            BEGIN INSERT INTO text_change VALUES ('loan', new.id, NULL); END;
        CREATE TRIGGER loan_text_changed AFTER UPDATE OF search ON loan
            WHEN old.search <> new.search
                AND NOT EXISTS (SELECT 1 FROM text_change WHERE list = 'loan' AND id = new.id)
            BEGIN INSERT INTO text_change VALUES ('loan', new.id, old.search); END;
        CREATE TRIGGER loan_text_removed AFTER DELETE ON loan
            WHEN NOT EXISTS (SELECT 1 FROM text_change WHERE list = 'loan' AND id = old.id)
            BEGIN INSERT INTO text_change VALUES ('loan', old.id, old.search); END;
        """
}
