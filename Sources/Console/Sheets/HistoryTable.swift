import Terminal

/// The columns of what went to and fro with a client, so that messages, visits and calls stand under each other.
enum HistoryColumn {
    case outcome, what, how, moment

    static let table = Table<HistoryColumn>([
        Column(.outcome, "", min: 17, max: 21), Column(.what, "", min: 12, priority: 1),
        Column(.how, "", min: 8, priority: 2), Column(.moment, "", min: 10, max: 11),
    ])
}
