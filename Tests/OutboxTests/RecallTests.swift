import Lending
import Messaging
import Outbox
import Simulator
import Store
import Testing

@Suite("Taking back at Twilio") struct RecallTests {
    /// Twilio keeps what it accepts for an hour before it sends it.
    private static let patient = Simulator.Pace(
        sending: 3_600_000, sent: 3_600_000, delivered: 3_600_000, read: 3_600_000, priced: 3_600_000)

    private func office() throws -> Office { try Office { $0.pace = Self.patient } }

    @Test("a wish is carried out while it is looked at: cancelled, it is withdrawn")
    func canceled() throws {
        let office = try office()
        let id = try office.queue()
        let mensajero = try Background(office)
        #expect(try eventually { try office.message(id).state == .accepted })
        #expect(try office.takeBack(id) == .asked)
        #expect(try eventually { try office.message(id).state == .withdrawn })
        #expect(try office.message(id).reason == "canceled")
        #expect(office.twilio.messages.map(\.status) == ["canceled"])
        _ = try mensajero.end()
    }

    @Test("what has gone out already is said, and goes its way")
    func tooLate() throws {
        let office = try Office { $0.pace = .init(sending: 0, sent: 0, delivered: 3_600_000, read: 0, priced: 0) }
        let id = try office.queue()
        let mensajero = try Background(office) {
            // Our list is asked too rarely to know it first.
            $0.polls = PollSchedule(
                tiers: [.init(age: 259_200_000, interval: 3_600_000)], busyInterval: 3_600_000, busyFor: 1)
        }
        #expect(try eventually { try office.message(id).sid != nil })
        do {
            #expect(try office.takeBack(id) == .asked)
        } catch StoreError.notWithdrawable(state: .sent) {
            // The first list was quicker than the wish.
            _ = try mensajero.end()
            return
        }
        #expect(try eventually { try office.recall(id) == .tooLate })
        #expect(try office.message(id).state == .sent)
        _ = try mensajero.end()
    }

    @Test("wishes outlive their mensajero, and one that was cancelled before it could be written is not called gone")
    func killed() throws {
        let office = try office()
        let ids = try office.queue(30)
        let first = try Background(office)
        #expect(try eventually { try office.messages("state = 'accepted'").count == ids.count })
        _ = try first.end()
        for id in ids { #expect(try office.takeBack(id) == .asked) }
        // Half of them were cancelled by one that died before it wrote that down.
        for message in office.twilio.messages.prefix(15) { try office.cancel(message.sid) }
        let second = try Background(office)
        #expect(try eventually { try office.messages("state = 'withdrawn'").count == ids.count })
        #expect(office.twilio.messages.allSatisfy { $0.status == "canceled" })
        _ = try second.end()
    }

    @Test(
        "a Twilio that fails is asked again, and sending goes on meanwhile",
        arguments: [Simulator.Fault.serverError, .cutAfter, .tooManyRequests, .garbage])
    func faults(_ fault: Simulator.Fault) throws {
        let office = try office()
        let id = try office.queue()
        let mensajero = try Background(office)
        #expect(try eventually { try office.message(id).state == .accepted })
        office.twilio.faults.reads = [fault: .next(4)]
        #expect(try office.takeBack(id) == .asked)
        let other = try office.queue("+573001000099", "otro")
        ChangeTouch.touch(office.directory)
        #expect(try eventually { try office.message(other).state == .accepted })
        #expect(try eventually { try office.message(id).state == .withdrawn })
        _ = try mensajero.end()
    }

    @Test("a run of hundreds is taken back while the rest of the queue goes out")
    func many() throws {
        let office = try office()
        let ids = try office.queue(300)
        let mensajero = try Background(office)
        #expect(try eventually { try office.messages("state = 'accepted'").count == ids.count })
        let store = try office.store()
        defer { store.close() }
        try store.write { for id in ids { _ = try store.takeBack(id, scope: .all) } }
        let later = try office.queue("+573001000099", "otro")
        ChangeTouch.touch(office.directory)
        #expect(try eventually { try office.message(later).state == .accepted })
        #expect(try eventually { try office.messages("state = 'withdrawn'").count == ids.count })
        _ = try mensajero.end()
    }
}
