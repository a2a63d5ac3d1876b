package import Lending

extension TemplateValues {
    package mutating func set(_ placeholder: Placeholder, _ amount: Money) {
        self[placeholder] = amount.formatted
    }

    package mutating func set(_ placeholder: Placeholder, _ count: Int) {
        self[placeholder] = String(count)
    }

    /// The day as this kind of message says it.
    package mutating func set(_ placeholder: Placeholder, _ day: Day, in kind: MessageKind, _ language: Language) {
        self[placeholder] = kind.dateStyle.text(day, language)
    }

    /// `14:05`
    package mutating func set(_ placeholder: Placeholder, timeOf civil: CivilTime) {
        let minute = civil.minute < 10 ? "0\(civil.minute)" : String(civil.minute)
        self[placeholder] = "\(civil.hour):\(minute)"
    }

    /// The loans that one message speaks of: `1042`, `1042 y 1077`, `1042, 1077 y 1090`, `1042, 1077 y 2 más`.
    package mutating func set(loans numbers: [String], _ language: Language) {
        let and = language.choose(es: " y ", en: " and ")
        self[.loan] =
            switch numbers.count {
            case 0: nil
            case 1: numbers[0]
            case 2, 3: numbers.dropLast().joined(separator: ", ") + and + numbers[numbers.count - 1]
            default:
                numbers.prefix(2).joined(separator: ", ") + and + "\(numbers.count - 2) "
                    + language.choose(es: "más", en: "more")
            }
    }
}

/// How long a date a message needs: a day next week has a weekday, a receipt has a year.
package enum DateStyle: Sendable, Hashable {
    /// `lun 23/11`, `Mon 23 Nov`
    case weekday
    /// `23/11`, `23 Nov`
    case short
    /// `23/11/2026`, `23 Nov 2026`
    case full

    package func text(_ day: Day, _ language: Language) -> String {
        let index = day.weekday.rawValue - 1
        switch (self, language) {
        case (.weekday, .es): return Self.spanishDays[index] + " " + day.short
        case (.short, .es): return day.short
        case (.full, .es): return day.formatted
        // 3/11 is March to half of those who read English.
        case (.weekday, .en): return Self.englishDays[index] + " " + Self.english(day)
        case (.short, .en): return Self.english(day)
        case (.full, .en): return Self.english(day) + " \(day.components.year)"
        }
    }

    private static func english(_ day: Day) -> String {
        "\(day.components.day) " + englishMonths[day.components.month - 1]
    }

    private static let spanishDays = ["lun", "mar", "mié", "jue", "vie", "sáb", "dom"]
    private static let englishDays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    private static let englishMonths = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
}

extension MessageKind {
    package var dateStyle: DateStyle {
        switch self {
        case .reminder, .dueToday, .promiseReminder: .weekday
        case .overdue, .loanApproved: .short
        case .paymentConfirmation, .paymentAnnulled, .paidOff, .notice, .test: .full
        }
    }
}
