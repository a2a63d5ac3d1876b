/// The slowest of what was measured, for who wants to make it faster.
struct Slowest {
    struct Entry {
        let what: String
        let milliseconds: Double
        /// What came from the disk meanwhile, in KiB.
        let readFromDisk: Int

        var text: String {
            let disk = readFromDisk > 0 ? ", \(readFromDisk) KiB from the disk" : ""
            return "\(FigureTable.number(milliseconds)) ms  \(what)\(disk)"
        }
    }

    private(set) var entries: [Entry] = []
    private static let kept = 12

    mutating func note(_ what: String, _ milliseconds: Double, readFromDisk: Int) {
        guard entries.count < Self.kept || milliseconds > entries[entries.count - 1].milliseconds else { return }
        entries.append(Entry(what: what, milliseconds: milliseconds, readFromDisk: readFromDisk))
        entries = Array(entries.sorted { $0.milliseconds > $1.milliseconds }.prefix(Self.kept))
    }
}
