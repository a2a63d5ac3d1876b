extension Schema {
    /// Version 11: what the list of messages is sorted by besides time and state; and the last message of a client as it is
    /// kept from now on.
    ///
    /// What a write pays: a message that is queued three entries of indexes, its kind and its channel at their ends; a price
    /// that comes in one that moves; a state change nothing.
    static let messageOrders = """
        -- Twilio says what it charges as a negative amount.
        ALTER TABLE message ADD COLUMN charged INTEGER AS (abs(price_micros)) VIRTUAL;
        CREATE INDEX message_by_kind ON message (kind, id);
        CREATE INDEX message_by_channel ON message (channel, id);
        CREATE INDEX message_by_price ON message (charged, id);
        -- Tests, to any number.
        CREATE INDEX message_to_nobody ON message (id) WHERE client_id IS NULL;
        -- Whoever was written to, by name: their messages are looked up by `message_client`.
        CREATE INDEX client_written_to ON client (sort_name, id) WHERE last_message_id IS NOT NULL;
        -- A message that was held back is a client's last one only where there is no other.
        UPDATE client SET last_message_id = coalesce(
                (SELECT max(id) FROM message WHERE client_id = client.id AND state <> 'blocked'), last_message_id)
            WHERE last_message_id IN (SELECT id FROM message WHERE state = 'blocked');
        """
}
