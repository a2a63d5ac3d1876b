extension Schema {
    /// Version 7: everybody behind the number that a client's message came from. A family may share one.
    static let inboundParties = """
        CREATE TABLE inbound_party (
            inbound_id INTEGER NOT NULL REFERENCES inbound,
            client_id INTEGER NOT NULL REFERENCES client,
            PRIMARY KEY (inbound_id, client_id)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX inbound_party_client ON inbound_party (client_id, inbound_id);
        -- Of the messages of before only the first client was written down.
        INSERT INTO inbound_party (inbound_id, client_id) SELECT id, client_id FROM inbound WHERE client_id IS NOT NULL;
        """
}
