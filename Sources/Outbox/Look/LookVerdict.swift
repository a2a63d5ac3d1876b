/// What one look decides.
enum LookVerdict: Equatable {
    /// Twilio has it: under one of these SIDs, the likeliest first.
    case adopt([String])
    /// Twilio has a message to this number that may be ours with another text (trial prefix, smart encoding, template).
    case otherText
    /// Nothing yet; look again after so many milliseconds.
    case again(after: Int64)
    /// Whether a younger message can be seen has to be known first.
    case needsYounger
    case absent
    /// Nothing found, nothing proved, and no look left.
    case giveUp

    /// An outbound message of the list that is not ours yet and was created when ours may have been.
    struct Candidate: Equatable {
        let sid: String
        let hasSameText: Bool
    }

    /// `look` counts from 0. `youngerVisible`: the list shows a message of this account that was created later, so that
    /// it has caught up; nil while that is not known.
    static func decide(
        look: Int, candidates: [Candidate], youngerVisible: Bool?, schedule: LookSchedule
    ) -> LookVerdict {
        let same = candidates.filter(\.hasSameText)
        if !same.isEmpty { return .adopt(same.map(\.sid)) }
        if !candidates.isEmpty { return .otherText }
        if schedule.mayProve(look) {
            guard let youngerVisible else { return .needsYounger }
            if youngerVisible { return .absent }
        }
        return schedule.wait(after: look).map { .again(after: $0) } ?? .giveUp
    }
}
