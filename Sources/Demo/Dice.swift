/// Numbers that look random and are the same in every run and with every compiler (SplitMix64; the standard library
/// does not promise what `shuffled` and `randomElement` make of a generator).
struct Dice {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    private mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// 0..<`bound`; 0 when the bound is not positive.
    mutating func below(_ bound: Int) -> Int {
        Int(next().multipliedFullWidth(by: UInt64(max(1, bound))).high)
    }

    mutating func within(_ range: ClosedRange<Int>) -> Int {
        range.lowerBound + below(range.count)
    }

    mutating func chance(_ percent: Int) -> Bool {
        below(100) < percent
    }

    /// One of `items`, which are never empty.
    mutating func pick<Item>(_ items: [Item]) -> Item {
        items[below(items.count)]
    }

    mutating func digits(_ count: Int) -> String {
        var text = ""
        for _ in 0..<count { text += String(below(10)) }
        return text
    }
}

/// A bag of things in fixed shares, from which every portfolio is dealt: what is 5 % is 5 % of any number, not about 5 %.
struct Deck<Card: Sendable>: Sendable {
    let shares: [(card: Card, share: Int)]

    /// `count` cards in the deck's shares, shuffled.
    func deal(_ count: Int, _ dice: inout Dice) -> [Card] {
        let whole = shares.reduce(0) { $0 + $1.share }
        var dealt: [Card] = []
        dealt.reserveCapacity(count)
        var reached = 0
        for (card, share) in shares {
            reached += share
            // Rounded at each border, so that nothing is lost whatever the count.
            while dealt.count < (count * reached + whole / 2) / whole { dealt.append(card) }
        }
        for last in stride(from: count - 1, to: 0, by: -1) { dealt.swapAt(last, dice.below(last + 1)) }
        return dealt
    }

    /// One card, by its share.
    func draw(_ dice: inout Dice) -> Card {
        var rest = dice.below(shares.reduce(0) { $0 + $1.share })
        for (card, share) in shares {
            rest -= share
            if rest < 0 { return card }
        }
        return shares[0].card
    }
}
