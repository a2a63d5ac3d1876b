import Foundation
import Lending
import Messaging
import SQLite
import Simulator
import SmallDisk
import Testing

@testable import Outbox
@testable import Store

@Suite("The hostile house") struct HostileHouseTests {
    @Test("a database that may be a copy sends nothing and cancels nothing, however often the account is checked")
    func place() throws {
        let office = try Office()
        let store = try office.store(login: Mensajero.author)
        defer { store.close() }
        try store.pause(.place, reason: "copia")
        try store.pause(.account, reason: "20003", errorCode: 20003)
        let id = try office.queue()
        let mensajero = try Background(office)
        // The account's own pause is ended by the check, the other one stays.
        #expect(try eventually { try office.pauses().map(\.scope) == [.place] })
        ChangeTouch.touch(office.directory)
        let before = office.twilio.statistics.requests
        #expect(try eventually { office.twilio.statistics.requests >= before })
        #expect(office.twilio.statistics.creates == 0)
        #expect(try office.message(id).state == .queued)
        try store.resume(.place)
        ChangeTouch.touch(office.directory)
        #expect(try eventually { try office.message(id).state == .delivered })
        _ = try mensajero.end()
    }

    @Test("a backup that was copied over the database by hand sends nothing again, and asks")
    func copiedOver() throws {
        let office = try Office()
        let store = try office.store()
        try store.pause(.account, reason: "cierre")
        let ids = try office.queue(5)
        _ = try office.work(.untilEmpty(seconds: 0))
        try store.backup(to: office.directory + "/respaldo.db")
        try store.resume(.account)
        store.close()
        #expect(try office.empty() == .done(OutboxLeft()))
        #expect(office.twilio.statistics.accepted == ids.count)

        try office.putBack("respaldo.db")
        let again = try office.store()
        try again.resume(.account)
        again.close()
        #expect(try office.empty() == .done(OutboxLeft()))
        #expect(try office.messages("state = 'unresolved'").count == ids.count)
        #expect(office.twilio.statistics.creates == ids.count)
        #expect(try office.pauses().map(\.by) == ["diamante"])

        // Settled and resumed, it is a database like any other.
        let settled = try office.store()
        defer { settled.close() }
        _ = try settled.settleAll(run: nil, arrived: true, scope: .all)
        try settled.resume(.account)
        let next = try office.queue("+573001000099", "otro")
        #expect(try office.empty() == .done(OutboxLeft()))
        #expect(try office.message(next).state == .delivered)
    }

    @Test(
        "neither does one of a mensajero that died in office, or of the days before there was one",
        arguments: [true, false])
    func copiedOverTheDead(_ wasInOffice: Bool) throws {
        let office = try Office()
        let turn = office.directory + "/" + Turn.file
        let store = try office.store()
        let ids = try office.queue(5)
        if wasInOffice { _ = try Turn.begin(store, office.directory) }
        let word = try? String(contentsOfFile: turn, encoding: .utf8)
        #expect((word != nil) == wasInOffice)
        try store.backup(to: office.directory + "/respaldo.db")
        store.close()
        #expect(try office.empty() == .done(OutboxLeft()))
        #expect(office.twilio.statistics.accepted == ids.count)
        // It was killed, and had no time for a new word.
        if let word { try word.write(toFile: turn, atomically: true, encoding: .utf8) }

        try office.putBack("respaldo.db")
        #expect(try office.empty() == .done(OutboxLeft()))
        #expect(try office.messages("state = 'unresolved'").count == ids.count)
        #expect(office.twilio.statistics.creates == ids.count)
    }

    @Test("a backup that was restored into a directory without a mensajero is asked about once")
    func restoredElsewhere() throws {
        let office = try Office()
        let store = try office.store()
        _ = try Turn.begin(store, office.directory)
        try store.backup(to: office.directory + "/respaldo.db")
        store.close()
        try office.putBack("respaldo.db")
        try FileManager.default.removeItem(atPath: office.directory + "/" + Turn.file)
        let restored = try office.store()
        _ = try restored.takeUpAfterRestoring(pauseReason: "restaurada")
        try Turn.takeOver(restored, office.directory)
        // Settled and resumed before there was a mensajero.
        try restored.resume(.account)
        restored.close()
        let id = try office.queue()
        #expect(try office.empty() == .done(OutboxLeft()))
        #expect(try office.message(id).state == .delivered)
        #expect(try office.pauses().isEmpty)
    }

    @Test("a directory that is put back whole does not send again what Twilio's list shows as sent")
    func wholeDirectory() throws {
        let office = try Office()
        let store = try office.store()
        try store.pause(.account, reason: "cierre")
        let waiting = try (0..<3).map { try office.debtor($0, store).message }
        // Receipts and texts leave before any reminder, and wait for no STOP.
        let route = try store.write { try office.route(store) }
        for index in 0..<3 {
            try office.confirmation(index, phone: Office.phone(10 + index), route: route, store)
            try store.enqueueTest(to: Office.phone(20 + index), channel: .sms, text: "prueba")
            try store.enqueueTest(to: Office.phone(30 + index), channel: .whatsapp, text: "prueba")
        }
        _ = try office.work(.untilEmpty(seconds: 0))
        // As `tar` does at night: the database as it is, and the word beside it.
        try store.database.backup(to: office.directory + "/cinta.db")
        let word = try String(contentsOfFile: office.directory + "/" + Turn.file, encoding: .utf8)
        try store.resume(.account)
        store.close()
        #expect(try office.empty() == .done(OutboxLeft()))
        #expect(office.twilio.statistics.accepted == 12)

        try office.putBack("cinta.db")
        try word.write(toFile: office.directory + "/" + Turn.file, atomically: true, encoding: .utf8)
        let again = try office.store()
        try again.resume(.account)
        again.close()
        #expect(try office.empty() == .done(OutboxLeft()))
        #expect(office.twilio.statistics.creates == 12)
        let others = try office.messages("state NOT IN ('delivered', 'read')")
        #expect(others.isEmpty, "\(others)")
        for reminder in waiting { #expect(try office.message(reminder).state == .delivered) }
        let books = try office.store()
        defer { books.close() }
        #expect(try books.outboxProblems().isEmpty)
    }

    @Test("one that was copied beside a mensajero at work does not know the word of that one any more")
    func copiedMeanwhile() throws {
        let office = try Office()
        let mensajero = try Background(office) { $0.waits.turn = 0 }
        let first = try office.queue()
        #expect(try eventually { try office.message(first).state == .delivered })
        let store = try office.store()
        defer { store.close() }
        let copied = try store.setting(.turn)
        let second = try office.queue("+573001000099", "segundo")
        ChangeTouch.touch(office.directory)
        #expect(try eventually { try office.message(second).state == .delivered })
        let beside = try String(contentsOfFile: office.directory + "/" + Turn.file, encoding: .utf8)
        #expect(beside != copied)
        #expect(try store.setting(.turn) == beside)
        _ = try mensajero.end()
    }

    @Test("a house that begins anew where one has been is asked nothing")
    func begunAnew() throws {
        let office = try Office()
        try office.queue(2)
        #expect(try office.empty() == .done(OutboxLeft()))
        try office.putBack(nil)
        try office.store().close()
        #expect(try office.empty() == .done(OutboxLeft()))
        #expect(try office.pauses().isEmpty)
        try office.queue(2)
        #expect(try office.empty() == .done(OutboxLeft()))
        #expect(try office.messages("state = 'delivered'").count == 2)
    }

    @Test("whoever comes while the leader ends waits for its place, and strands nothing")
    func endingLeader() throws {
        let office = try Office { $0.latency = 1500 }
        try office.queue()
        let leader = try Background(office)
        #expect(try eventually { office.twilio.statistics.creates == 1 })
        leader.askToEnd()
        #expect(try eventually { MensajeroStatus.read(office.directory)?.isEnding == true })
        // A console queues now; the one it starts has far less patience than the answer takes.
        let id = try office.queue("+573001000099", "segundo")
        let next = try Background(office, .untilNothingToDo) { $0.waits.lock = 20 }
        #expect(try next.join() == .done(OutboxLeft()))
        #expect(try office.message(id).state == .delivered)
        #expect(office.twilio.statistics.accepted == 2)
        _ = try leader.join()
    }

    @Test(
        "a clock that jumps an hour sends nothing twice, loses nothing, and says so",
        arguments: [3_600_000, -3_600_000])
    func clockJump(_ jump: Int64) throws {
        let office = try Office {
            $0.latency = 5
            $0.faults.creates = [.cutAfter: .every(7)]
        }
        let ids = try office.queue(200)
        let mensajero = try Background(office)
        #expect(try eventually { office.twilio.statistics.accepted > 40 })
        office.jump(jump)
        #expect(try eventually { try office.pauses().contains { $0.reason.contains("60 minutos") } })
        #expect(try office.pauses().map(\.scope) == [.collection])
        office.jump(0)
        ChangeTouch.touch(office.directory)
        let open = "state NOT IN ('delivered', 'unresolved')"
        #expect(try eventually { try office.messages(open).isEmpty })
        #expect(try eventually { try office.pauses().isEmpty })
        #expect(office.twilio.statistics.acceptedPerRecipient.values.allSatisfy { $0 == 1 })
        let delivered = try office.messages("state = 'delivered'").count
        let unresolved = try office.messages("state = 'unresolved'").count
        #expect(delivered + unresolved == ids.count)
        #expect(office.twilio.statistics.accepted >= delivered)
        _ = try mensajero.end()
    }

    @Test("a clock that was wrong when a message left, and is set right before it is found, sends nothing twice")
    func clockSetRight() throws {
        let office = try Office { $0.faults.creates = [.cutAfter: .next(1)] }
        office.jump(600_000)
        let id = try office.queue()
        let mensajero = try Background(office) {
            $0.resend = .proved
            // Time enough to set the clock before the first look.
            $0.looks = LookSchedule(milliseconds: [1500, 1520, 1540, 1560])
        }
        #expect(try eventually { try office.message(id).state == .uncertain })
        office.jump(0)
        ChangeTouch.touch(office.directory)
        // What proves that the list has caught up.
        try office.queue("+573001000099", "segundo")
        ChangeTouch.touch(office.directory)
        #expect(try eventually { try office.message(id).state == .delivered })
        #expect(office.twilio.statistics.acceptedPerRecipient["+573001000000"] == 1)
        _ = try mensajero.end()
    }

    @Test(
        "a disk that fills between the mark and the result loses neither, and the card says so",
        .enabled(if: SmallDisk.isPossible))
    func diskFull() throws {
        let disk = try SmallDisk(megabytes: 8)
        let office = try Office(in: disk.path) { $0.latency = 30 }
        let ids = try office.queue(40)
        let filler = Filler(disk)
        let mensajero = try Background(office) {
            $0.onStep = { if $0 == .posted { filler.fillOnce() } }
        }
        #expect(try eventually { MensajeroStatus.read(office.directory)?.trouble == .diskFull })
        let posted = office.twilio.statistics.creates
        // What was posted before the disk filled is all there is: nothing leaves that cannot be marked.
        #expect(try office.messages("sid IS NOT NULL").count < posted)
        disk.free()
        #expect(try eventually { try office.messages("state = 'delivered'").count == ids.count })
        #expect(MensajeroStatus.read(office.directory)?.trouble == nil)
        #expect(office.twilio.statistics.creates == ids.count)
        #expect(office.twilio.statistics.acceptedPerRecipient.values.allSatisfy { $0 == 1 })
        _ = try mensajero.end()
    }
}

extension Office {
    /// Copies a file over the database by hand, or takes the database away.
    fileprivate func putBack(_ copy: String?) throws {
        let files = FileManager.default
        for ending in ["", "-wal", "-shm"] { try? files.removeItem(atPath: directory + "/diamante.db" + ending) }
        guard let copy else { return }
        try files.copyItem(atPath: directory + "/" + copy, toPath: directory + "/diamante.db")
    }
}

/// Fills the disk at the first call.
final class Filler: @unchecked Sendable {
    private let disk: SmallDisk
    private let lock = NSLock()
    private var isDone = false

    init(_ disk: SmallDisk) {
        self.disk = disk
    }

    func fillOnce() {
        lock.withLock {
            guard !isDone else { return }
            isDone = true
            disk.fill()
        }
    }
}
