import Lending
import Messaging
import Store
import Twilio

/// Has messages cancelled at Twilio that a person wished back.
///
/// The wish stands in the database until it is settled, so a mensajero that dies leaves nothing behind; asking again does
/// no harm. A few calls at a time, beside the creates and never in their place.
final class Recaller {
    private let desk: Desk
    private var underway: Set<MessageID> = []
    /// Nothing is asked before: Twilio did not answer, or asked for patience.
    private var notBefore: Uptime = 0
    private var failures = 0

    init(desk: Desk) {
        self.desk = desk
    }

    private var capacity: Int { max(2, desk.settings.concurrency / 4) }

    /// The calls for the wishes that are open.
    func start() throws -> [(call: TwilioCall, errand: Errand)] {
        guard desk.up >= notBefore, underway.count < capacity else { return [] }
        try desk.store.settleRecalls()
        // As many more as are underway, which are still due as well.
        let due = try desk.store.dueRecalls(limit: capacity + underway.count).filter { !underway.contains($0.id) }
        return due.prefix(capacity - underway.count).map { order in
            underway.insert(order.id)
            return (.cancel(sid: order.sid), .recall(order))
        }
    }

    /// When the next wish is due; nil: none, or when one of those underway has ended.
    func next() throws -> Uptime? {
        guard underway.count < capacity else { return nil }
        let due = try desk.store.dueRecalls(limit: underway.count + 1).contains { !underway.contains($0.id) }
        return due ? max(notBefore, desk.up) : nil
    }

    /// Twilio's answer to the cancel call. Where it is too late it is asked how the message stands: a mensajero that died
    /// before it could write may have cancelled it already.
    func answered(_ order: RecallOrder, _ outcome: CancelOutcome) throws -> (TwilioCall, Errand)? {
        switch outcome {
        case .done(let resource): try settle(order, resource.report, refused: false)
        case .tooLate: return (.fetch(sid: order.sid), .recalled(order))
        case .failed(let failure): try failed(order, failure)
        }
        return nil
    }

    /// How the message stands that could not be cancelled any more.
    func fetched(_ order: RecallOrder, _ result: Result<MessageResource, TwilioFailure>) throws {
        switch result {
        case .success(let resource): try settle(order, resource.report, refused: true)
        case .failure(let failure): try failed(order, failure)
        }
    }

    /// The answer could not be written: the wish stands and is asked again.
    func abandon(_ order: RecallOrder) {
        underway.remove(order.id)
    }

    private func settle(_ order: RecallOrder, _ report: TwilioReport, refused: Bool) throws {
        let isSettled = try desk.store.finishRecall(order.id, report, refused: refused)
        underway.remove(order.id)
        guard isSettled else { return wait(nil) }
        failures = 0
        desk.log.info("message \(order.id.rawValue): \(report.status == .canceled ? "cancelled" : "gone already")")
    }

    private func failed(_ order: RecallOrder, _ failure: TwilioFailure) throws {
        desk.noteRefusal(failure)
        switch failure {
        case .refused(let error) where !desk.pauses.isHeld(.account, at: desk.now):
            try desk.store.refuseRecall(order.id, code: error.code)
            desk.log.info("message \(order.id.rawValue): not cancelled, \(error.code.map { String($0) } ?? "refused")")
        case .rateLimited(_, let seconds): wait(seconds)
        case .refused, .unavailable, .unreadable, .unreachable, .foreignPage: wait(nil)
        }
        underway.remove(order.id)
    }

    private func wait(_ seconds: Int?) {
        failures += 1
        let waits = desk.wait(desk.settings.waits.reading, failures: failures)
        notBefore = desk.up + max(waits, Int64(min(seconds ?? 0, 3600)) * 1000)
    }
}
