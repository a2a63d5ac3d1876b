extension Schema {
    /// What is owed and what was paid.
    static let ledger = """
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
}
