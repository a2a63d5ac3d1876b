import SQLite

/// The names under which the house keeps its settings.
package enum Setting: String, Sendable, CaseIterable {
    /// The day for which `loan.overdue` holds.
    case rolledDay = "rolled_day"
    /// How far the arrears are on their way to another day.
    case rolling
    case accountSID = "account_sid"
    /// The account and what Twilio calls it, `AC… Trial`.
    case accountType = "account_type"
    /// What Twilio last showed of the account, and what was left on it: the account, when, and the words for it.
    case accountCheck = "account_check"
    case accountBalance = "account_balance"
    /// Somebody wants the account checked now.
    case accountWish = "account_wish"
    case company
    case timeZone = "time_zone"
    case clockOffset = "clock_offset"
    case installation
    case machine
    case path
    /// The word that the mensajero in office keeps here and beside the database; and the one before.
    case turn
    case turnBefore = "turn_before"
    case undoSeconds = "undo_seconds"
    case moveOffHolidays = "move_off_holidays"
    case contactWeek = "contact_week"
    case quietHours = "quiet_hours"
    case approvalsInHours = "approvals_in_hours"
    case smsFallback = "sms_fallback"
    case reminderDays = "reminder_days"
    case lastBackup = "last_backup"
    /// When a backup was last taken up as the database, in milliseconds.
    case restoredAt = "restored_at"
    /// When inbound messages were last listed with success, in milliseconds.
    case inboundListedAt = "inbound_listed_at"
    /// What messages may cost in a month, in the currency of the price list; absent: no ceiling.
    case monthlyCeiling = "monthly_ceiling"
}

extension Store {
    package func setting(_ name: Setting) throws -> String? {
        try database.first("SELECT value FROM setting WHERE name = ?", name.rawValue) { $0[0] }
    }

    package func set(_ name: Setting, _ value: String) throws {
        _ = try write {
            try database.run(
                "INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                name.rawValue, value)
        }
    }

    package func forget(_ name: Setting) throws {
        _ = try write { try database.run("DELETE FROM setting WHERE name = ?", name.rawValue) }
    }

    /// Holds what this process believes (account, company, zone, clock offset) against what the database was made for;
    /// the first run stores it, an owner's `adopt` replaces it.
    package func confirmIdentity(_ found: [(Setting, String)], adopt: Bool = false) throws {
        try write {
            for (name, value) in found {
                let stored = try setting(name)
                if let stored, stored != value, !adopt {
                    throw StoreError.settingDiffers(name: name.rawValue, stored: stored, found: value)
                }
                if stored != value { try set(name, value) }
            }
            if adopt { try audit("adopt", subject: "settings") }
        }
    }
}
