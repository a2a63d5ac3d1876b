/// Ids of one kind in their order, as bits: rows are numbered one after the other, so that a million of them take half a
/// megabyte and no sorting.
package struct IdentifierSet<Of>: Sendable, Equatable {
    /// Sixty-four ids side by side; none of them is empty.
    private var words: [Int64: UInt64] = [:]
    package private(set) var count = 0

    package init() {}

    package init(_ ids: some Sequence<Identifier<Of>>) {
        for id in ids { insert(id) }
    }

    package var isEmpty: Bool { count == 0 }

    package func contains(_ id: Identifier<Of>) -> Bool {
        let (word, bit) = Self.place(id)
        return words[word, default: 0] & bit != 0
    }

    /// False when it was there already.
    @discardableResult
    package mutating func insert(_ id: Identifier<Of>) -> Bool {
        let (word, bit) = Self.place(id)
        guard words[word, default: 0] & bit == 0 else { return false }
        words[word, default: 0] |= bit
        count += 1
        return true
    }

    /// False when it was not there.
    @discardableResult
    package mutating func remove(_ id: Identifier<Of>) -> Bool {
        let (word, bit) = Self.place(id)
        guard let bits = words[word], bits & bit != 0 else { return false }
        words[word] = bits == bit ? nil : bits & ~bit
        count -= 1
        return true
    }

    package mutating func formUnion(_ other: Self) {
        for (word, bits) in other.words {
            let own = words[word, default: 0]
            words[word] = own | bits
            count += (bits & ~own).nonzeroBitCount
        }
    }

    package func intersection(_ other: Self) -> Self {
        var both = Self()
        for (word, bits) in words {
            let shared = bits & other.words[word, default: 0]
            guard shared != 0 else { continue }
            both.words[word] = shared
            both.count += shared.nonzeroBitCount
        }
        return both
    }

    package func subtracting(_ other: Self) -> Self {
        var rest = Self()
        for (word, bits) in words {
            let own = bits & ~other.words[word, default: 0]
            guard own != 0 else { continue }
            rest.words[word] = own
            rest.count += own.nonzeroBitCount
        }
        return rest
    }

    package func isSubset(of other: Self) -> Bool {
        words.allSatisfy { word, bits in bits & ~other.words[word, default: 0] == 0 }
    }

    private static func place(_ id: Identifier<Of>) -> (word: Int64, bit: UInt64) {
        (id.rawValue >> 6, 1 << UInt64(id.rawValue & 63))
    }
}

extension IdentifierSet: Sequence {
    /// The ids in their order.
    package struct Iterator: IteratorProtocol {
        private var rest: ArraySlice<(key: Int64, value: UInt64)>

        fileprivate init(_ words: [Int64: UInt64]) {
            rest = words.sorted { $0.key < $1.key }[...]
        }

        package mutating func next() -> Identifier<Of>? {
            guard let (word, bits) = rest.first else { return nil }
            let left = bits & (bits - 1)
            if left == 0 { rest.removeFirst() } else { rest[rest.startIndex].value = left }
            return Identifier(word << 6 | Int64(bits.trailingZeroBitCount))
        }
    }

    package func makeIterator() -> Iterator { Iterator(words) }

    package var underestimatedCount: Int { count }

    /// The ids in their order, so many at a time.
    package func forEachBatch(of size: Int, _ body: ([Identifier<Of>]) throws -> Void) rethrows {
        var batch: [Identifier<Of>] = []
        for id in self {
            batch.append(id)
            guard batch.count >= size else { continue }
            try body(batch)
            batch.removeAll(keepingCapacity: true)
        }
        if !batch.isEmpty { try body(batch) }
    }
}

extension IdentifierSet: ExpressibleByArrayLiteral {
    package init(arrayLiteral ids: Identifier<Of>...) {
        self.init(ids)
    }
}
