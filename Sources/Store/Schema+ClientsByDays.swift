extension Schema {
    /// The order of clients by days on the day itself: a computed column SQLite looks up in its row, though the index holds
    /// it, so that a filter in that order read thousands of clients to show a few.
    static let clientsByDays = """
        DROP INDEX client_by_days;
        ALTER TABLE client DROP COLUMN oldest_due;
        CREATE INDEX client_by_days ON client (past_due_since, id, route_id, search);
        """
}
