extension Schema {
    /// What was sent since a day, for what it cost.
    static let spending = """
        CREATE INDEX message_accepted ON message (accepted_at) WHERE accepted_at IS NOT NULL;
        """
}
