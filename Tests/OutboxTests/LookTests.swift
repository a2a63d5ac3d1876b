import Lending
import Testing

@testable import Outbox

@Suite("Looks") struct LookTests {
    @Test(
        "what DIAMANTE_RECONCILE_LOOKS may be",
        arguments: [
            ("5,20,60,300,900,3600", LookSchedule.standard.milliseconds), ("1", [1000]), (" 1 , 2 ", [1000, 2000]),
            ("", nil), ("0,1", nil), ("5,5", nil), ("20,5", nil), ("5,,6", nil), ("5,x", nil), ("-1", nil),
            ("99999999999999999999", nil), ("604801", nil),
        ] as [(String, [Int64]?)])
    func parsing(_ text: String, _ expected: [Int64]?) {
        #expect(LookSchedule(parsing: text)?.milliseconds == expected)
    }

    @Test("looks are counted from one to the next, and only the last two may prove")
    func schedule() {
        let looks = LookSchedule.standard
        #expect(looks.first == 5000)
        #expect((0..<6).map { looks.wait(after: $0) } == [15_000, 40_000, 240_000, 600_000, 2_700_000, nil])
        #expect((0..<7).map { looks.mayProve($0) } == [false, false, false, false, true, true, true])
        // Three looks at least, however short the schedule.
        let short = LookSchedule(milliseconds: [10, 20])
        #expect((0..<2).map { short.mayProve($0) } == [false, false])
    }

    static let same = LookVerdict.Candidate(sid: "SM1", hasSameText: true)
    static let other = LookVerdict.Candidate(sid: "SM2", hasSameText: false)

    @Test(
        "what a look decides",
        arguments: [
            (0, [same], nil, .adopt(["SM1"])),
            (5, [other, same], false, .adopt(["SM1"])),
            (0, [other], nil, .otherText),
            (0, [], nil, .again(after: 15_000)),
            (3, [], true, .again(after: 600_000)),
            (4, [], nil, .needsYounger),
            (4, [], true, .absent),
            (4, [], false, .again(after: 2_700_000)),
            (5, [], nil, .needsYounger),
            (5, [], true, .absent),
            (5, [], false, .giveUp),
            (9, [], false, .giveUp),
        ] as [(Int, [LookVerdict.Candidate], Bool?, LookVerdict)])
    func verdict(_ look: Int, _ rows: [LookVerdict.Candidate], _ younger: Bool?, _ expected: LookVerdict) {
        let verdict = LookVerdict.decide(look: look, candidates: rows, youngerVisible: younger, schedule: .standard)
        #expect(verdict == expected)
    }

    @Test("a short schedule never proves anything")
    func neverProves() {
        for look in 0..<2 {
            let verdict = LookVerdict.decide(
                look: look, candidates: [], youngerVisible: true,
                schedule: LookSchedule(milliseconds: [1, 2]))
            #expect(verdict == (look == 0 ? .again(after: 1) : .giveUp))
        }
    }

    @Test(
        "the window holds whatever was created while we posted, and both readings of a clock that was set",
        arguments: [
            (0, -60, true), (0, -61, false), (0, 105, true), (0, 106, false),
            // Twilio is an hour ahead: it always was, or our clock was set back after the post.
            (3600, 0, true), (3600, 3605, true), (3600, 3706, false),
            // Twilio is an hour behind: it always was, or our clock was set forward after the post.
            (-3600, 0, true), (-3600, -3600, true), (-3600, -3661, false),
        ])
    func window(_ skew: Int64, _ created: Int, _ isInside: Bool) {
        let since = Instant(seconds: 1_800_000_000)
        let window = LookWindow(since: since, skew: skew * 1000)
        #expect(window.contains(since.adding(seconds: created)) == isInside)
    }

    @Test("a row without a date may be any")
    func dateless() {
        #expect(LookWindow(since: Instant(seconds: 0), skew: 0).contains(nil))
    }
}
