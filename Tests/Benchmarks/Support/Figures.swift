/// Measured values, of which medians and tails are told.
struct Figures {
    private(set) var values: [Double] = []

    mutating func add(_ value: Double) { values.append(value) }

    var isEmpty: Bool { values.isEmpty }
    var median: Double { percentile(50) }
    var p99: Double { percentile(99) }
    var worst: Double { percentile(100) }

    /// The smallest value that so many percent do not exceed. Nothing measured keeps no bar: it is infinite.
    func percentile(_ percent: Double) -> Double {
        guard !values.isEmpty else { return .infinity }
        let place = (percent / 100 * Double(values.count)).rounded(.up)
        return values.sorted()[max(0, min(values.count, Int(place)) - 1)]
    }

    /// Two digits behind the point.
    static func text(_ value: Double) -> String {
        guard value.isFinite else { return "-" }
        let hundredths = Int((abs(value) * 100).rounded())
        return "\(value < 0 ? "-" : "")\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)"
    }
}
