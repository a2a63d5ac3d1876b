import Lending
import Messaging

/// What a bulk action is planned by: the rules, the first instant at which one of its messages may leave, the pace.
struct BulkTiming {
    let rules: ContactRules
    /// The business clock's now, after the seconds in which it can be undone.
    let at: Instant
    /// The day of the intent: that of `at`, or for reminders the day on which the first of them can go out.
    let day: Day
    /// When the hours that `at` lies in end.
    let hoursEnd: Instant?
    var pace: PaceBudget

    func emptySummary(currency: String) -> BulkSummary {
        var summary = BulkSummary(currency: currency)
        summary.hoursEnd = hoursEnd
        return summary
    }
}

extension Store {
    func bulkTiming(_ request: BulkRequest, holdSeconds: Int) throws -> BulkTiming {
        let rules = try contactRules()
        let at = clock.businessNow.adding(seconds: max(0, holdSeconds))
        var day = clock.today
        if case .reminders = request.content, let opening = rules.nextOpening(from: at) {
            day = clock.zone.civil(opening).day
        }
        return BulkTiming(
            rules: rules, at: at, day: day, hoursEnd: rules.windowEnd(request.kind, at: at),
            pace: PaceBudget(unitsPerSecond: business.senders.unitsPerSecond))
    }
}
