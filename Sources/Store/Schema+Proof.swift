extension Schema {
    /// Due days that moved because of a holiday, so that taking the holiday back puts them back; and the version of the
    /// wording that a message was made from, as a part of the proof of what was said.
    static let proof = """
        CREATE TABLE due_move (
            id INTEGER PRIMARY KEY,
            holiday TEXT NOT NULL,
            loan_id INTEGER NOT NULL REFERENCES loan,
            installment INTEGER NOT NULL,
            from_day TEXT NOT NULL,
            to_day TEXT NOT NULL,
            moved_by TEXT NOT NULL,
            moved_at INTEGER NOT NULL,
            -- Once the holiday is none any more, and the day is the old one again.
            taken_back_at INTEGER
        ) STRICT;
        CREATE INDEX due_move_holiday ON due_move (holiday, loan_id) WHERE taken_back_at IS NULL;
        CREATE TRIGGER due_move_kept BEFORE DELETE ON due_move
            BEGIN SELECT raise(ABORT, 'moved due days are never forgotten'); END;

        ALTER TABLE message ADD COLUMN template TEXT;
        """
}
