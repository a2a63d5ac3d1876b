/// A decimal number that is kept as its text: no binary fraction may touch money.
enum DecimalText {
    /// The text itself if it is `-12.345` or the like, else nil.
    static func checked(_ text: String) -> String? {
        let parts = text.utf8.drop(while: { $0 == UInt8(ascii: "-") }).split(
            separator: UInt8(ascii: "."), maxSplits: 1, omittingEmptySubsequences: false)
        let isPlain = parts.allSatisfy { part in
            (1...20).contains(part.count) && part.allSatisfy { (0x30...0x39).contains($0) }
        }
        return isPlain && !text.hasPrefix("--") ? text : nil
    }
}
