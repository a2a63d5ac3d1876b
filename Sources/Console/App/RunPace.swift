import Lending
import Store

/// How fast a bulk run goes, from what was seen of it in the last half minute.
struct RunPace {
    private var run: RunID?
    private var seen: [(at: Instant, gone: Int)] = []
    private static let memory: Int64 = 30_000
    /// Two looks in quick succession tell nothing.
    private static let least: Int64 = 1000

    mutating func note(_ progress: RunProgress?, at now: Instant) {
        if progress?.run != run { seen = [] }
        run = progress?.run
        guard let progress, progress.isUnderWay else { return }
        // Before the first has gone nothing is measured: the run may be held. One of several that went out is counted no more.
        if progress.gone == 0 || progress.gone < seen.last?.gone ?? 0 { seen = [] }
        seen.append((now, progress.gone))
        // The last one before the half minute stays: what is measured covers all of it.
        while seen.count > 2, now.milliseconds(since: seen[1].at) >= Self.memory { seen.removeFirst() }
    }

    /// Messages in a minute; nil while nothing can be said.
    var perMinute: Int? {
        guard let first = seen.first, let last = seen.last else { return nil }
        let time = last.at.milliseconds(since: first.at)
        guard time >= Self.least, last.gone > first.gone else { return nil }
        return Int((Int64(last.gone - first.gone) * 60_000 + time / 2) / time)
    }
}
