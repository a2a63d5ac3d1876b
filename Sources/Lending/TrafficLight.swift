/// The class of a loan or client by days past due.
package enum TrafficLight: Int, Sendable, CaseIterable, Comparable {
    case upToDate, days1to7, days8to30, days31to60, days61to90, over90

    package init(daysPastDue days: Int) {
        switch days {
        case ...0: self = .upToDate
        case 1...7: self = .days1to7
        case 8...30: self = .days8to30
        case 31...60: self = .days31to60
        case 61...90: self = .days61to90
        default: self = .over90
        }
    }

    /// The days past due of this class; the last one has no end.
    package var days: ClosedRange<Int> {
        switch self {
        case .upToDate: 0...0
        case .days1to7: 1...7
        case .days8to30: 8...30
        case .days31to60: 31...60
        case .days61to90: 61...90
        case .over90: 91...Int.max
        }
    }

    /// Worse is greater.
    package static func < (left: TrafficLight, right: TrafficLight) -> Bool {
        left.rawValue < right.rawValue
    }
}
