/// Keeps a spreadsheet from taking a text for a formula (CWE-1236): an apostrophe in front, which import takes off again.
///
/// Apostrophes that stand there already are counted in, so that nothing is lost on the way out and in; blanks and
/// control characters too, because not every spreadsheet keeps them.
enum FormulaGuard {
    static func isNeeded(_ bytes: some Collection<UInt8>) -> Bool {
        guard let first = bytes.first(where: { $0 != UInt8(ascii: "'") && $0 > 0x20 }) else { return false }
        switch first {
        case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"): return true
        default: return false
        }
    }
}
