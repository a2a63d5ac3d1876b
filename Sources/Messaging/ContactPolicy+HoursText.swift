extension ContactPolicy {
    /// The hours of the week in words: `lun–vie 7–19, sáb 8–15`.
    package func hours(_ language: Language) -> String {
        let names =
            switch language {
            case .es: ["lun", "mar", "mié", "jue", "vie", "sáb", "dom"]
            case .en: ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
            }
        var stretches: [(first: Int, last: Int, window: Window)] = []
        for (day, window) in windows.prefix(names.count).enumerated() {
            guard let window, window.opens < window.closes else { continue }
            if let before = stretches.last, before.last == day - 1, before.window == window {
                stretches[stretches.count - 1].last = day
            } else {
                stretches.append((day, day, window))
            }
        }
        guard !stretches.isEmpty else { return language.choose(es: "ninguna hora", en: "no hour") }
        return stretches.map { first, last, window in
            (first == last ? names[first] : names[first] + "–" + names[last]) + " " + window.text
        }.joined(separator: ", ")
    }
}

extension ContactPolicy.Window {
    /// `7–19`, `7:30–19`.
    fileprivate var text: String { Self.text(opens) + "–" + Self.text(closes) }

    private static func text(_ second: Int) -> String {
        let minutes = second / 60 % 60
        return "\(second / 3600)" + (minutes == 0 ? "" : ":" + (minutes < 10 ? "0" : "") + "\(minutes)")
    }
}
