import SQLite

/// What a house's database says of its messages, read from outside while it works.
final class HouseLedger {
    private let database: Database

    init(_ house: OutboxHouse) throws {
        database = try Database(path: house.data + "/diamante.db", mode: .readOnly)
    }

    /// Grows with everything that happens to any message.
    func newestEvent() throws -> Int {
        try database.first("SELECT coalesce(max(id), 0) FROM status_event") { $0[0] } ?? 0
    }

    func states() throws -> [String: Int] {
        var states: [String: Int] = [:]
        try database.forEach("SELECT state, count(*) FROM message GROUP BY state") { states[$0[0]] = $0[1] }
        return states
    }

    func count(_ states: String...) throws -> Int {
        let all = try self.states()
        return states.reduce(0) { $0 + all[$1, default: 0] }
    }

    /// The numbers of those that the house believes to be at Twilio.
    func recipientsAtTwilio() throws -> [String] {
        try database.all("SELECT recipient FROM message WHERE sid IS NOT NULL") { $0[0] }
    }

    /// Milliseconds from the first departure to the last acceptance, and how many were accepted.
    func sending() throws -> (milliseconds: Int, accepted: Int) {
        let found: (Int, Int)? = try database.first(
            "SELECT max(ended_at) - min(started_at), count(*) FROM attempt WHERE verdict = 'accepted'"
        ) { ($0[0], $0[1]) }
        return found.map { (milliseconds: $0.0, accepted: $0.1) } ?? (milliseconds: 0, accepted: 0)
    }

    /// Why something stands still, as consoles say it.
    func pauses() throws -> [String] {
        try database.all("SELECT scope || ': ' || reason FROM pause ORDER BY scope") { $0[0] }
    }
}

/// The simulator's own count held against the house.
struct Balance {
    /// Messages of one recipient that are too many.
    let twice: Int
    /// Neither final nor with a person nor at Twilio.
    let lost: Int
    let unresolved: Int
    /// Of the unresolved, those that Twilio has.
    let unresolvedAtTwilio: Int
    let delivered: Int
    let count: Int

    init(_ ledger: HouseLedger, _ perRecipient: [String: Int], count: Int) throws {
        let states = try ledger.states()
        let believed = try ledger.recipientsAtTwilio()
        twice = perRecipient.values.reduce(0) { $0 + max(0, $1 - 1) }
        let open = ["queued", "sending", "uncertain"].reduce(0) { $0 + states[$1, default: 0] }
        let missing = count - states.values.reduce(0, +)
        lost = open + missing + believed.count { perRecipient[$0] == nil }
        unresolved = states["unresolved", default: 0]
        unresolvedAtTwilio = perRecipient.count - Set(believed).count
        delivered = states["delivered", default: 0]
        self.count = count
    }

    func print() {
        let percent = Double(unresolved) / Double(max(1, count)) * 100
        Swift.print("  messages \(count), delivered \(delivered)")
        Swift.print("  sent twice      \(twice)  (bar: 0)")
        Swift.print("  lost            \(lost)  (bar: 0)")
        Swift.print(
            "  unresolved      \(unresolved), \(Figures.text(percent)) %; \(unresolvedAtTwilio) of them at Twilio")
    }
}
