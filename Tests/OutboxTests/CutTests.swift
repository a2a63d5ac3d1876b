import Messaging
import Outbox
import Simulator
import Store
import Testing

/// The whole mensajero against a server that ends the connection at every stage of a create, on a fresh connection and on
/// one that has just served another. What the server counted is the truth.
@Suite("A message whose connection is cut") struct CutTests {
    enum Line: CaseIterable { case fresh, reused }
    enum Cut: CaseIterable { case request, requestReset, answer, answerReset }

    @Test(
        "is at Twilio as often as we believe, and never twice", arguments: Line.allCases, Cut.allCases)
    func cut(line: Line, cut: Cut) throws {
        let fault: Simulator.Fault = [.request, .requestReset].contains(cut) ? .cutInRequest : .cutInAnswer
        let office = try Office { $0.faults.resets = [.requestReset, .answerReset].contains(cut) }
        // The last one is longer than both: all of it is through before the cut.
        for bytes in Array(stride(from: 1, through: 700, by: 53)) + [2000] {
            office.twilio.faults.requestBytes = bytes
            office.twilio.faults.answerBytes = bytes
            // A second post, should there be one, is served well and counted.
            office.twilio.faults.creates = [fault: line == .fresh ? .next(1) : .every(2)]
            try check(office, line, phones: bytes * 2, "after \(bytes) bytes")
        }
    }

    /// One run of a mensajero of its own: the message that is cut, on a reused line another one before it.
    private func check(_ office: Office, _ line: Line, phones: Int, _ comment: Comment) throws {
        let before = office.twilio.statistics
        let ids = try (0..<(line == .fresh ? 1 : 2)).map { try office.queue(Office.phone(phones + $0)) }
        let end = try office.empty {
            $0.concurrency = 1
            $0.looks = LookSchedule(milliseconds: [5, 10, 15])
        }
        #expect(end == .done(OutboxLeft()), comment)
        let after = office.twilio.statistics
        let seen = try ids.map { try office.message($0) }
        #expect(seen.allSatisfy { $0.state == ($0.sid == nil ? .unresolved : .delivered) }, comment)
        #expect(after.creates - before.creates <= ids.count, comment)
        #expect(after.accepted - before.accepted == seen.count { $0.sid != nil }, comment)
    }
}
