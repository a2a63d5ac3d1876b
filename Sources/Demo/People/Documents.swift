import Lending

/// Identity documents in the shares of a Colombian lender's clients, each given once.
struct Documents {
    private var given: Set<Document> = []

    /// Of 300 clients.
    static let deck = Deck<DocumentType>(shares: [(.cc, 268), (.ppt, 14), (.ce, 10), (.nit, 6), (.pa, 2)])

    mutating func next(_ type: DocumentType, _ dice: inout Dice) throws(DocumentError) -> Document {
        while true {
            let document = try Document(type: type, number: Self.number(type, &dice))
            if given.insert(document).inserted { return document }
        }
    }

    private static func number(_ type: DocumentType, _ dice: inout Dice) -> String {
        switch type {
        case .cc:
            return citizen(&dice)
        // A trader's NIT is the own CC with a check digit.
        case .nit:
            let base = citizen(&dice)
            return "\(base)-\(TaxCheckDigit.of(base.utf8))"
        case .ce: return String(dice.within(200_000...7_999_999))
        case .ppt: return String(dice.within(1_000_000...9_999_999))
        case .pa: return "AV" + dice.digits(6)
        }
    }

    /// Ten digits since 2003, six to eight before.
    private static func citizen(_ dice: inout Dice) -> String {
        switch dice.below(20) {
        case 0..<10: String(dice.within(1_000_000_000...1_199_999_999))
        case 10..<17: String(dice.within(10_000_000...99_999_999))
        case 17..<19: String(dice.within(1_000_000...9_999_999))
        default: String(dice.within(100_000...999_999))
        }
    }
}
