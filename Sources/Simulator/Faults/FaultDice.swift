/// Decides which request a fault strikes. Kept apart from `Faults`, which says what is wished.
struct FaultDice {
    /// Which of the two lists of rules a request falls under.
    enum Target: Hashable {
        case creates
        case reads
    }

    private struct Key: Hashable {
        let target: Target
        let fault: Simulator.Fault
    }

    private var seen: [Key: Int] = [:]

    /// The fault for this request. Openings (before it is read) and the others are rolled apart, each once a request.
    mutating func roll(
        _ target: Target, openings: Bool, faults: inout Simulator.Faults, random: inout SeededRandom
    ) -> Simulator.Fault? {
        let rules = target == .creates ? faults.creates : faults.reads
        guard !rules.isEmpty else { return nil }
        var struck: Simulator.Fault?
        for fault in Simulator.Fault.allCases where fault.isOpening == openings {
            guard let rule = rules[fault] else { continue }
            switch rule {
            case .chance(let probability):
                // Rolled even when another has struck: the sequence of dice must not depend on the outcome.
                let hit = Double.random(in: 0..<1, using: &random) < probability
                if hit, struck == nil { struck = fault }
            case .every(let count):
                seen[Key(target: target, fault: fault), default: 0] += 1
                if seen[Key(target: target, fault: fault), default: 0] % count == 0, struck == nil { struck = fault }
            case .next(let count):
                guard struck == nil else { continue }
                struck = fault
                let left: Simulator.FaultRule? = count > 1 ? .next(count - 1) : nil
                if target == .creates { faults.creates[fault] = left } else { faults.reads[fault] = left }
            }
        }
        return struck
    }
}
