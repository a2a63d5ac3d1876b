extension Schema {
    /// Version 9: what the list of clients is sorted by besides name, balance and days, and the overdue list by its last
    /// message. Kept in the transaction that changes it, so that every order is an index that ends in the id.
    ///
    /// What a write pays: a message that is queued one row of its client and one entry of an index; a state change nothing;
    /// a loan nothing but the number beside the sums that are kept anyway; a consent one row of its client. These indexes
    /// hold no texts, unlike the older ones: they are moved more often than they are searched by letters.
    static let listOrders = """
        ALTER TABLE client ADD COLUMN active_loans INTEGER NOT NULL DEFAULT 0;
        -- What may be written to them for collection: 0 nothing, as they opted out; 1 nothing, as they allowed nothing;
        -- 2 SMS, 3 WhatsApp, 4 both.
        ALTER TABLE client ADD COLUMN reach INTEGER NOT NULL DEFAULT 1 CHECK (reach BETWEEN 0 AND 4);
        ALTER TABLE client ADD COLUMN last_message_id INTEGER;
        -- Ids of messages grow with time. Whoever was never written to comes before everybody else, each at a place of the
        -- own: a loop over it that looks up loans is in order as it is.
        ALTER TABLE client ADD COLUMN message_order INTEGER NOT NULL AS (coalesce(last_message_id, -id)) VIRTUAL;
        -- By type, then as a number: the digits of a document are text.
        ALTER TABLE client ADD COLUMN document_order TEXT NOT NULL
            AS (document_type || substr('00000000000000000000' || document, -20)) VIRTUAL;
        UPDATE client SET
            active_loans = (SELECT count(*) FROM loan WHERE client_id = client.id AND status = 'active'),
            reach = \(reach),
            last_message_id = (SELECT max(id) FROM message WHERE client_id = client.id);
        CREATE INDEX client_by_document ON client (document_order, id, route_id);
        CREATE INDEX client_by_loans ON client (active_loans, id, route_id);
        CREATE INDEX client_by_reach ON client (reach, id, route_id);
        CREATE UNIQUE INDEX client_by_message ON client (message_order);
        """

    /// What may be written to a client, from the consents and opt-outs that hold.
    static let reach = """
        CASE WHEN EXISTS (SELECT 1 FROM opt_out WHERE client_id = client.id AND channel IN ('sms', 'whatsapp')) THEN 0
             ELSE 1 + coalesce((SELECT sum(iif(channel = 'sms', 1, 2)) FROM consent
                                WHERE client_id = client.id AND purpose = 'collection' AND state = 'granted'
                                  AND channel IN ('sms', 'whatsapp')), 0) END
        """
}
