/// Figures beside their bars, and beside what other programs need for the same.
struct FigureTable {
    struct Line {
        let figure: String
        let bar: Double
        let ours: Double
        /// Where `ours` is a tail.
        var median: Double?
        /// By the peer's name; a peer that does not do such a thing has none.
        var peers: [String: Double] = [:]
    }

    private let peers: [String]
    private var lines: [Line] = []

    init(peers: [String] = []) {
        self.peers = peers
    }

    mutating func add(_ figure: String, bar: Double, ours: Double, median: Double? = nil, peers: [String: Double] = [:])
    {
        lines.append(Line(figure: figure, bar: bar, ours: ours, median: median, peers: peers))
    }

    /// A tail, with its median beside it.
    mutating func addP99(_ figure: String, bar: Double, _ ours: Figures, peers: [String: Double] = [:]) {
        add(figure + ", ms, p99", bar: bar, ours: ours.p99, median: ours.median, peers: peers)
    }

    /// How many figures miss their bar.
    var missed: Int { lines.count { $0.ours > $0.bar } }

    var text: String {
        let head = ["figure", "bar", "ours", "", "median"] + peers
        let rows = lines.map { line in
            let verdict = line.ours > line.bar ? "over" : "ok"
            return [
                line.figure, Self.number(line.bar), Self.number(line.ours), verdict, line.median.map(Self.number) ?? "",
            ]
                + peers.map { line.peers[$0].map(Self.number) ?? "-" }
        }
        let widths = head.indices.map { column in ([head] + rows).map { $0[column].count }.max() ?? 0 }
        return ([head] + rows).map { row in
            zip(row, widths).enumerated().map { column, cell in
                let padding = String(repeating: " ", count: cell.1 - cell.0.count)
                return column == 0 || column == 3 ? cell.0 + padding : padding + cell.0
            }.joined(separator: "  ")
        }.joined(separator: "\n")
    }

    /// As many digits as mean something: 0.43, 12.5, 1290.
    static func number(_ value: Double) -> String {
        guard value.isFinite else { return "-" }
        let digits = value < 10 ? 2 : value < 100 ? 1 : 0
        let scale = [1.0, 10, 100][digits]
        let rounded = (value * scale).rounded() / scale
        if rounded == rounded.rounded() { return String(Int(rounded)) }
        return String(rounded)
    }
}
