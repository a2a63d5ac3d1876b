extension Schema {
    /// Version 3: what a person wishes back after it has left the queue. Who wished it and when stands in `status_event`.
    static let recalls = """
        -- 'asked': the mensajero is to have it cancelled at Twilio. What came of it: NULL again where it was cancelled,
        -- 'too_late' where it had gone out, 'refused' where Twilio would not say.
        ALTER TABLE message ADD COLUMN recall TEXT CHECK (recall IN ('asked', 'too_late', 'refused'));
        CREATE INDEX message_recall ON message (id) WHERE recall = 'asked';
        """
}
