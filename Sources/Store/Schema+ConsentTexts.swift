extension Schema {
    /// Version 7: the texts that clients agreed to. Each wording is kept once, under its fingerprint, and an authorisation
    /// names the one it was given under; those of before name none, because nobody wrote it down.
    static let consentTexts = """
        CREATE TABLE consent_text (
            id INTEGER PRIMARY KEY,
            version TEXT NOT NULL UNIQUE CHECK (version <> ''),
            body TEXT NOT NULL CHECK (body <> ''),
            kept_by TEXT NOT NULL,
            kept_at INTEGER NOT NULL
        ) STRICT;
        CREATE TRIGGER consent_text_unchanged BEFORE UPDATE ON consent_text
            BEGIN SELECT raise(ABORT, 'what clients agreed to is never changed'); END;
        CREATE TRIGGER consent_text_kept BEFORE DELETE ON consent_text
            BEGIN SELECT raise(ABORT, 'what clients agreed to is never deleted'); END;

        ALTER TABLE consent_event ADD COLUMN text_version TEXT REFERENCES consent_text (version);

        """
}
