import Lending
package import Messaging
import SQLite

/// A setting with the value it has.
package struct SettingLine: Sendable {
    package let setting: HouseSetting
    /// As it is stored; nil: never set, so the standard holds.
    package let stored: String?
}

extension Store {
    package func settingLines() throws -> [SettingLine] {
        var stored: [String: String] = [:]
        try database.forEach("SELECT name, value FROM setting") { stored[$0[0]] = $0[1] }
        return HouseSetting.all.map { SettingLine(setting: $0, stored: stored[$0.setting.rawValue]) }
    }

    /// Changes a setting as a person wrote it, and keeps who did. False when it had that value already.
    @discardableResult
    package func change(_ setting: HouseSetting, to text: String, role: Role) throws -> Bool {
        guard role.mayChangeSettings else { throw StoreError.notAllowed(role) }
        let value: String
        do throws(HouseSetting.NotTaken) {
            value = try setting.stored(text)
        } catch {
            throw StoreError.settingValue(setting.setting)
        }
        return try write {
            let before = try self.value(of: setting)
            guard before != value else { return false }
            try set(setting.setting, value)
            try audit("setting", subject: setting.setting.rawValue, detail: "\(before) → \(value)")
            return true
        }
    }

    /// The stored form of the value in force.
    private func value(of setting: HouseSetting) throws -> String {
        try self.setting(setting.setting).flatMap { try? setting.stored($0) } ?? setting.standard
    }

    private func value(_ name: Setting) throws -> String {
        try HouseSetting.of(name).map { try value(of: $0) } ?? ""
    }

    /// Seconds in which a bulk send from a screen can still be undone.
    package var undoSeconds: Int {
        get throws { Int(try value(.undoSeconds)) ?? 10 }
    }

    /// How many days ahead an installment is reminded of.
    package var reminderDays: Int {
        get throws { Int(try value(.reminderDays)) ?? 1 }
    }

    package var movesOffHolidays: Bool {
        get throws { try value(.moveOffHolidays) != "0" }
    }

    var fallsBackToSMS: Bool {
        get throws { try value(.smsFallback) != "0" }
    }

    /// The rules of contact in force now. Asked once for a whole run: nobody changes them in the middle of a transaction.
    package func contactRules() throws -> ContactRules {
        var policy = business.policy
        policy.week = ContactPolicy.Week(rawValue: try value(.contactWeek)) ?? .strict
        policy.quiet = QuietHours(try value(.quietHours))
        if try value(.approvalsInHours) == "0" { policy.keptInHours.remove(.loanApproved) }
        return ContactRules(policy: policy, holidays: try holidays(), zone: clock.zone)
    }
}
