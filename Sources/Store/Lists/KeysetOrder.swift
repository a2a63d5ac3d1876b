import SQLite

/// The order a list is read in, and how a page of it is found.
struct KeysetOrder {
    /// What is sorted by; `value` is what a key holds of it.
    let column: String
    let idColumn: String
    let descending: Bool
    /// What a row without a value counts as, of a column of text that may be NULL: more than every value there is.
    var absent: String?

    /// Rows that stand side by side in the index of an order: a condition on them, and the values it binds.
    ///
    /// It stands before every other condition: of two lower bounds of a column SQLite seeks the first one, and the smaller
    /// one would be that of the partial index (`overdue > 0`), from which it would walk through all rows there are.
    struct Stretch {
        let condition: String
        let values: [any Bindable]

        init(_ condition: String, _ values: [any Bindable] = []) {
            self.condition = condition
            self.values = values
        }
    }

    /// The sorted value as a key keeps it.
    var value: String { absent.map { "coalesce(\(column), '\($0)')" } ?? column }

    /// Whether the rows of a page come back to front.
    func isReversed(_ position: PagePosition) -> Bool {
        switch position {
        case .last, .before: true
        case .first, .after, .at: false
        }
    }

    /// The rows from a position on in the order they are read, one seek of the index each: first the ones whose value is that
    /// of the position, then those beyond.
    ///
    /// In one comparison of value and row id SQLite seeks the value alone, and goes through all rows that have it until it
    /// meets the id: a hundred thousand loans may be behind since the same day.
    func stretches(_ position: PagePosition) -> [Stretch] {
        let isRising = descending == isReversed(position)
        let present = absent == nil ? Stretch("") : Stretch(" AND \(column) > ''")
        let missing = absent == nil ? [] : [Stretch(" AND \(column) IS NULL")]
        guard let (key, sign) = place(position) else { return isRising ? [present] + missing : missing + [present] }
        guard column != idColumn else { return [Stretch(" AND \(idColumn) \(sign) ?", [key.id])] }
        if let absent, key.value == .text(absent) {
            let same = Stretch(" AND \(column) IS NULL AND \(idColumn) \(sign) ?", [key.id])
            return isRising ? [same] : [same, present]
        }
        let same = Stretch(" AND \(column) = ? AND \(idColumn) \(sign) ?", [key.value, key.id])
        let beyond = Stretch(" AND \(column) \(isRising ? ">" : "<") ?", [key.value])
        return isRising ? [same, beyond] + missing : [same, beyond]
    }

    /// All of them in one condition, for rows that are found by another index than that of the order.
    func whole(_ position: PagePosition) -> Stretch {
        guard let (key, sign) = place(position) else { return Stretch("") }
        // The sign keeps SQLite from turning to the index of the order after all.
        return Stretch(" AND (+\(value), \(idColumn)) \(sign) (?, ?)", [key.value, key.id])
    }

    func orderBy(_ position: PagePosition, _ column: String) -> String {
        let direction = descending == isReversed(position) ? "ASC" : "DESC"
        return " ORDER BY \(column) \(direction), \(idColumn) \(direction)"
    }

    private func place(_ position: PagePosition) -> (key: RowKey, sign: String)? {
        switch position {
        case .first, .last: nil
        case .after(let key): (key, descending ? "<" : ">")
        case .before(let key): (key, descending ? ">" : "<")
        case .at(let key): (key, descending ? "<=" : ">=")
        }
    }
}

/// Where the rows of a list are looked for.
struct RowSource {
    var tables: String
    /// What `tables` binds.
    var tableValues: [any Bindable] = []
    /// Ends open: a position is added to it.
    var condition: String
    var values: [any Bindable]
    /// The rows come in the order of the list, by its own index; else all of them are found and put in order.
    var isInOrder = false
    /// What its rows are sifted by, if walking takes too long; nil where they are too many for it.
    var sieve: (() throws -> Sieve?)?
    /// Where the same rows are found by their letters, if that takes too long as well; nil where too many have them.
    var otherwise: (() throws -> RowSource?)?

    /// Of its rows only those that a sieve lets through are read.
    fileprivate func sifted(by sieve: Sieve) -> RowSource {
        var source = self
        source.condition += sieve.condition
        source.values += sieve.values
        return source
    }

    /// What a query over `tables`, a stretch of the order and the condition binds.
    func values(_ stretch: KeysetOrder.Stretch = .init("")) -> [any Bindable] { tableValues + stretch.values + values }
}

extension Store {
    /// One page: what `read` finds in each stretch of it, until there are enough; found in one way or another as `finding`
    /// says, by default that of the store.
    func page<Line>(
        _ order: KeysetOrder, _ position: PagePosition, of source: RowSource, limit: Int,
        within finding: Finding? = nil,
        read: (RowSource, KeysetOrder.Stretch, _ limit: Int) throws -> [Line]
    ) throws -> [Line] {
        func stretches(of source: RowSource) -> [KeysetOrder.Stretch] {
            source.isInOrder ? order.stretches(position) : [order.whole(position)]
        }
        func lines(of source: RowSource) throws -> [Line] {
            var lines: [Line] = []
            for stretch in stretches(of: source) where lines.count < limit {
                lines += try read(source, stretch, limit - lines.count)
            }
            return lines
        }
        let finding = finding ?? self.finding
        let found = try database.read {
            guard let otherwise = source.otherwise else { return try lines(of: source) }
            if let soon = try database.within(finding.patience, { try lines(of: source) }) { return soon }
            if let sieve = try source.sieve?() {
                // Each stretch is a query, which gathers the ids anew.
                let patience = finding.patience(gathering: sieve.gathering * stretches(of: source).count)
                let sifted = source.sifted(by: sieve)
                if let soon = try database.within(patience, { try lines(of: sifted) }) { return soon }
            }
            return try lines(of: otherwise() ?? source)
        }
        return order.isReversed(position) ? found.reversed() : found
    }
}
