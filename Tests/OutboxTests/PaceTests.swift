import Messaging
import Testing

@testable import Outbox

@Suite("Pace") struct PaceTests {
    @Test("a bucket lets one unit a second through, whatever is asked how often")
    func oneASecond() {
        var bucket = TokenBucket(perSecond: 1, at: 0)
        var left = 0
        for now in stride(from: Uptime(0), through: 60_000, by: 7) where bucket.available(at: now) > 0 {
            bucket.take(1, at: now)
            left += 1
        }
        #expect((60...61).contains(left))
    }

    @Test("a long message leaves debt behind it")
    func debt() {
        var bucket = TokenBucket(perSecond: 2, at: 0)
        #expect(bucket.available(at: 0) == 1)
        bucket.take(5, at: 0)
        #expect(bucket.available(at: 0) == 0)
        #expect(bucket.nextUnit(at: 0) == 2500)
        #expect(bucket.available(at: 2499) == 0)
        #expect(bucket.available(at: 2500) == 1)
    }

    @Test("a pause saves nothing up beyond a quarter of a second")
    func burst() {
        var bucket = TokenBucket(perSecond: 80, at: 0)
        #expect(bucket.available(at: 3_600_000) == 20)
        var slow = TokenBucket(perSecond: 1, at: 0)
        #expect(slow.available(at: 3_600_000) == 1)
    }

    @Test("a clock that goes back gives nothing and takes nothing")
    func clockBack() {
        var bucket = TokenBucket(perSecond: 10, at: 1000)
        bucket.take(1, at: 1000)
        #expect(bucket.available(at: 0) == 0)
        #expect(bucket.available(at: 1100) == 1)
    }

    @Test("without a rate there is no limit")
    func unlimited() {
        var pace = SenderPace(rate: nil, at: 0)
        pace.take(1_000_000, at: 0)
        #expect(pace.available(at: 0) == .max)
        #expect(pace.nextUnit(at: 0) == nil)
    }

    @Test("a rate that makes no sense is no crash", arguments: [0, -1, Double.nan, .infinity, 1e300])
    func oddRates(_ rate: Double) {
        var pace = SenderPace(rate: rate, at: 0)
        pace.take(1, at: 0)
        #expect(pace.available(at: 3_600_000) > 0)
        pace.slowDown(until: 0, at: 3_600_000)
        #expect((pace.nextUnit(at: 3_600_000) ?? 0) < 3_600_000 + 86_400_000)
    }

    @Test("too many: the sender waits, halves, and gets a tenth of its pace back every minute")
    func slowDown() {
        var pace = SenderPace(rate: 8, at: 0)
        pace.slowDown(until: 5000, at: 0)
        #expect(pace.share == 0.5)
        #expect(pace.available(at: 4999) == 0)
        #expect(pace.nextUnit(at: 0) == 5000)
        #expect(pace.available(at: 5000) > 0)
        _ = pace.available(at: 60_000)
        #expect(abs(pace.share - 0.6) < 0.01)
        _ = pace.available(at: 600_000)
        #expect(pace.share == 1)
    }

    @Test("what was in flight together slows down once, and never to nothing")
    func slowDownOnce() {
        var pace = SenderPace(rate: 8, at: 0)
        for _ in 0..<64 { pace.slowDown(until: 100, at: 10) }
        #expect(pace.share == 0.5)
        for second in 1...20 { pace.slowDown(until: 0, at: Uptime(second) * 1000 + 10) }
        #expect(pace.share > 0.03)
        var unlimited = SenderPace(rate: nil, at: 0)
        unlimited.slowDown(until: 0, at: 0)
        #expect(unlimited.available(at: 3_600_000) == .max)
        #expect(unlimited.rate == nil)
    }

    @Test("one WhatsApp message per recipient in six seconds; an SMS waits for nobody")
    func pairs() {
        var pacing = Pacing(smsRate: nil, whatsappRate: nil, at: 0)
        #expect(pacing.spacing(.whatsapp, to: "+57300", at: 0) == 0)
        #expect(pacing.spacing(.whatsapp, to: "+57300", at: 2000) == 4000)
        #expect(pacing.spacing(.whatsapp, to: "+57301", at: 2000) == 0)
        #expect(pacing.spacing(.whatsapp, to: "+57300", at: 6000) == 0)
        #expect(pacing.spacing(.whatsapp, to: "+57300", at: 6001) == 5999)
        #expect(pacing.spacing(.sms, to: "+57300", at: 0) == 0)
        #expect(pacing.spacing(.sms, to: "+57300", at: 0) == 0)
    }

    @Test(
        "a backoff doubles, spreads by half and ends at its limit",
        arguments: [(1, 0.0, 500), (1, 0.5, 1000), (2, 0.5, 2000), (3, 0.999, 5996), (7, 0.5, 60_000), (99, 0, 30_000)])
    func backoff(_ failures: Int, _ chance: Double, _ expected: Int64) {
        let backoff = Backoff(first: 1000, longest: 60_000)
        #expect(backoff.milliseconds(afterFailures: failures, chance: chance) == expected)
    }

    @Test("connections that fail together count once; the third round is said")
    func trouble() {
        var trouble = ConnectionTrouble()
        var said = (0..<16).map { _ in trouble.notSent(at: 0) { Int64($0) * 1000 } }
        #expect(!said.contains(true))
        #expect(trouble.heldUntil == 1000)
        said = [1000, 3000].map { now in trouble.notSent(at: now) { Int64($0) * 1000 } }
        #expect(said == [false, true])
        trouble.answered()
        #expect(trouble.heldUntil == 0)
        said = (1...ConnectionTrouble.mostUncertain).map { _ in trouble.unanswered() }
        #expect(said.firstIndex(of: true) == ConnectionTrouble.mostUncertain - 1)
    }
}
