/// Lines that could not be taken, by what others call them.
struct LostLines {
    /// Some line could not be read at all, so that nobody knows what it said.
    var all = false
    private var keys: Set<String> = []

    mutating func add(_ text: String?) {
        guard let text else { return }
        keys.insert(Self.key(text))
    }

    func holds(_ text: String) -> Bool { all || keys.contains(Self.key(text)) }

    /// Letters and digits alone, so that `1.020.304` and `1020304` are one.
    private static func key(_ text: String) -> String {
        let signs = Set(".,-_ /".utf8)
        let bytes = SearchText.folded(text).utf8.filter { !signs.contains($0) }
        return String(decoding: bytes.drop { $0 == UInt8(ascii: "0") }, as: UTF8.self)
    }
}
