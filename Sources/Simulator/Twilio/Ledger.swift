/// The messages of one account, in the order of their creation.
struct Ledger {
    private(set) var records: [MessageRecord] = []
    private var positions: [String: Int] = [:]
    private var byRecipient: [String: [Int]] = [:]

    mutating func append(_ record: MessageRecord) {
        positions[record.sid] = records.count
        byRecipient[record.to, default: []].append(records.count)
        records.append(record)
    }

    func position(of sid: String) -> Int? {
        positions[sid].flatMap { records[$0].isDeleted ? nil : $0 }
    }

    mutating func update(_ position: Int, _ change: (inout MessageRecord) -> Void) {
        change(&records[position])
    }

    /// A page of the list.
    struct Page {
        /// Positions, newest first.
        var positions: [Int]
        var hasOlder: Bool
        var hasNewer: Bool
    }

    /// Where a page begins.
    enum Edge {
        case newest
        case olderThan(Int)
        case newerThan(Int)
    }

    /// Newest first by creation. (Twilio sorts by `date_sent` where there is one, which differs by seconds.)
    func page(
        to recipient: String?, edge: Edge, size: Int, where isShown: @escaping (MessageRecord) -> Bool
    ) -> Page {
        if let recipient { return page(of: byRecipient[recipient] ?? [], edge: edge, size: size, where: isShown) }
        return page(of: records.indices, edge: edge, size: size, where: isShown)
    }

    private func page(
        of candidates: some BidirectionalCollection<Int>, edge: Edge, size: Int,
        where isShown: @escaping (MessageRecord) -> Bool
    ) -> Page {
        let shown = { (position: Int) in !records[position].isDeleted && isShown(records[position]) }
        switch edge {
        case .newest:
            let found = Array(candidates.reversed().lazy.filter(shown).prefix(size + 1))
            return Page(positions: Array(found.prefix(size)), hasOlder: found.count > size, hasNewer: false)
        case .olderThan(let limit):
            let older = candidates.reversed().drop { $0 >= limit }
            let found = Array(older.lazy.filter(shown).prefix(size + 1))
            return Page(positions: Array(found.prefix(size)), hasOlder: found.count > size, hasNewer: true)
        case .newerThan(let limit):
            let newer = candidates.drop { $0 <= limit }
            let found = Array(newer.lazy.filter(shown).prefix(size + 1))
            return Page(positions: found.prefix(size).reversed(), hasOlder: true, hasNewer: found.count > size)
        }
    }
}
