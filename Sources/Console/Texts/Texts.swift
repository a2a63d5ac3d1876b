package import Lending
package import Messaging
import Store

/// Every text of the console in both languages, side by side where they are used: a text that lacks one of them does
/// not compile. One file a topic.
package struct Texts: Sendable {
    package let language: Language

    package init(language: Language) {
        self.language = language
    }

    package func choose<Value>(_ spanish: Value, _ english: Value) -> Value {
        language == .es ? spanish : english
    }

    /// `1 préstamo`, `1.234 préstamos`; both languages have two forms.
    package func count(
        _ number: Int, es: (one: String, many: String), en: (one: String, many: String)
    ) -> String {
        let words = language == .es ? es : en
        return self.number(number) + " " + (number == 1 ? words.one : words.many)
    }

    /// `1.234` in Spanish, `1,234` in English.
    package func number(_ number: Int) -> String {
        let digits = String(number.magnitude)
        guard digits.utf8.count > 3 else { return String(number) }
        let separator = choose(UInt8(ascii: "."), UInt8(ascii: ","))
        var text: [UInt8] = number < 0 ? [UInt8(ascii: "-")] : []
        for (index, digit) in digits.utf8.enumerated() {
            if index > 0, (digits.utf8.count - index) % 3 == 0 { text.append(separator) }
            text.append(digit)
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// `$1.250.000` in Spanish, `$1,250,000` in English, where a dot would make it hundreds.
    package func money(_ money: Money) -> String {
        money.formatted(groupedBy: choose(UInt8(ascii: "."), UInt8(ascii: ",")))
    }

    /// `US$1,71`: the sign of a currency people know, else its code in front.
    package func cost(_ cost: Cost, currency: String) -> String {
        (currency == "USD" ? "US$" : currency + " ") + cost.formatted(language)
    }
}

// MARK: Days and times

extension Texts {
    package func weekday(_ weekday: Weekday) -> String {
        let spanish = ["lun", "mar", "mié", "jue", "vie", "sáb", "dom"]
        let english = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
        return (language == .es ? spanish : english)[weekday.rawValue - 1]
    }

    /// `23/11`, `23 Nov`.
    package func short(_ day: Day) -> String {
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        let (_, month, number) = day.components
        return choose(day.short, "\(number) \(months[month - 1])")
    }

    /// `23/11/2026`, `23 Nov 2026`.
    package func long(_ day: Day) -> String {
        choose(day.formatted, "\(short(day)) \(day.components.year)")
    }

    /// `hoy`, `ayer`, `mañana`, or the day.
    package func relative(_ day: Day, today: Day) -> String {
        switch day.days(since: today) {
        case 0: choose("hoy", "today")
        case -1: choose("ayer", "yesterday")
        case 1: choose("mañana", "tomorrow")
        default: day.components.year == today.components.year ? short(day) : long(day)
        }
    }

    /// `09:12`.
    package func time(_ time: CivilTime) -> String {
        (time.hour < 10 ? "0" : "") + time.clock
    }

    /// `hoy 09:12`; other days without their time.
    package func moment(_ instant: Instant, _ clock: BusinessClock) -> String {
        // What happened is kept in real time; with a training offset people read it on the clock of the header.
        let civil = clock.zone.civil(instant.adding(seconds: clock.offsetSeconds))
        let today = clock.today
        let day = relative(civil.day, today: today)
        return civil.day == today ? day + " " + time(civil) : day
    }

    /// `mañana 7:00`, for what is still to come on the business clock.
    package func appointment(_ instant: Instant, _ clock: BusinessClock) -> String {
        let civil = clock.zone.civil(instant)
        return relative(civil.day, today: clock.today) + " " + civil.clock
    }

    /// `lun 23/11 14:05`.
    package func dateAndTime(_ civil: CivilTime) -> String {
        "\(weekday(civil.day.weekday)) \(short(civil.day)) \(time(civil))"
    }
}
