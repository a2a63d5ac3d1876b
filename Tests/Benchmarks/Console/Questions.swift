/// What the questions put to a list take: letters in its filter, other orders, keys that come while it is busy.
struct Questions {
    /// The three parts of an answer, in milliseconds.
    struct Parts {
        var echo = Figures()
        var rows = Figures()
        var totals = Figures()

        mutating func add(_ answer: ConsoleAtWork.Answer) {
            if let milliseconds = answer.echo { echo.add(milliseconds) }
            if let milliseconds = answer.rows { rows.add(milliseconds) }
            if let milliseconds = answer.totals { totals.add(milliseconds) }
        }
    }

    var letters = Parts()
    var clearing = Parts()
    var orders = Parts()
    var keyInBetween = Figures()
    private(set) var slowest = Slowest()

    /// Names, parts from the middle of names, documents, phones, loan numbers, several words, and what nobody is called.
    static let words = [
        "martinez", "tina", "gomez ana", "zuluaga", "peña", "30055", "1142", "9912", "xq", "k", "nohora gal", "0007",
        "w", "jose uribe", "qqq", "ez mar 55", "ñu", "d'a",
    ]

    /// Types every word letter by letter into the filter and takes it away again.
    mutating func typeWords(_ console: ConsoleAtWork, in order: String, _ words: [String] = Self.words) {
        for word in words {
            console.session.send("/")
            console.session.settle()
            var typed = ""
            for letter in word {
                typed.append(letter)
                console.bringBackDatabase()
                let answer = console.ask(String(letter), echo: ConsoleAtWork.shows(typed))
                letters.add(answer)
                note(answer, "\(order): «\(typed)»")
            }
            console.bringBackDatabase()
            let answer = console.ask(Keystroke.escape) { !$0.line(ConsoleAtWork.headLine).contains("buscar") }
            // The escape key itself is told from an arrow by waiting for what may follow it.
            clearing.add(answer)
            note(answer, "\(order): «\(typed)» cleared")
        }
    }

    /// Every order of the list, one after the other.
    mutating func sort(_ console: ConsoleAtWork, rounds: Int, orders: Int, typingIn each: [String]) {
        for round in 0..<rounds {
            for _ in 0..<orders {
                sortOnce(console, "o")
                if round == 0, !each.isEmpty { typeWords(console, in: orderName(console), each) }
                sortOnce(console, "O")
                sortOnce(console, "O")
            }
        }
    }

    private mutating func sortOnce(_ console: ConsoleAtWork, _ key: String) {
        let before = orderName(console)
        console.bringBackDatabase()
        let answer = console.ask(key) { Self.orderName($0) != before }
        orders.add(answer)
        note(answer, "\(before), \(key)")
    }

    /// A letter, and while its rows are looked for another one.
    mutating func interrupt(_ console: ConsoleAtWork, times: Int) {
        let pairs = ["zu", "qx", "ab", "9w", "kk", "ma"]
        for round in 0..<times {
            let pair = pairs[round % pairs.count]
            console.bringBackDatabase()
            let (first, second) = (String(pair.prefix(1)), String(pair.suffix(1)))
            console.session.send("/")
            console.session.settle()
            console.session.send(first)
            _ = console.session.read(within: Double(1 + round % 8) / 1000)
            let answer = console.ask(second, echo: ConsoleAtWork.shows(pair))
            if let echo = answer.echo { keyInBetween.add(echo) }
            _ = console.ask(Keystroke.escape) { !$0.line(ConsoleAtWork.headLine).contains("buscar") }
        }
    }

    private mutating func note(_ answer: ConsoleAtWork.Answer, _ what: String) {
        guard let milliseconds = answer.rows else { return }
        slowest.note(what, milliseconds, readFromDisk: answer.readFromDisk)
    }

    private func orderName(_ console: ConsoleAtWork) -> String { Self.orderName(console.session.screen) }

    private static func orderName(_ screen: VirtualScreen) -> String {
        let words = screen.line(ConsoleAtWork.headLine).split(separator: " ").map(String.init)
        return words.suffix(2).joined(separator: " ")
    }
}
