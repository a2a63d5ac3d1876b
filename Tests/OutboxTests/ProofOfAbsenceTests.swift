import HTTP
import Lending
import Messaging
import Store
import Testing
import Twilio

@testable import Outbox

/// The reconciler alone, handed its pages one by one.
@Suite("What may prove that Twilio does not have a message") struct ProofOfAbsenceTests {
    private let office: Office
    private let desk: Desk
    private let reconciler: Reconciler
    private let id: MessageID

    /// One uncertain message before its third and last look but one, `DIAMANTE_RESEND=proved`.
    init() throws {
        office = try Office()
        id = try office.queue()
        var settings = office.settings
        settings.resend = .proved
        let store = try office.store(login: Mensajero.author)
        let orders = try store.claim(ClaimRules(channel: .sms, limit: 1, budget: 1, collectionAllowed: true))
        try store.finish(
            orders.map { ($0, nil, .uncertain(firstLook: store.clock.now, detail: "cut"), nil) })
        for _ in 0..<2 {
            let message = try #require(try store.dueLooks(limit: 1).first)
            try store.lookedInVain(message, next: store.clock.now)
        }
        desk = Desk(
            store: store, account: office.account, errors: office.errors, settings: settings, log: .none)
        reconciler = Reconciler(desk: desk)
    }

    @Test("a list that caught up only after the recipient's was made is no proof: that one is read once more")
    func caughtUpMeanwhile() throws {
        var look = try firstLook()
        // The poller reads the whole list while the recipient's is on its way.
        desk.noteListed([younger])
        let top = try next(after: look, try page([]))
        look = top.look
        #expect(top.filter.to == nil)
        let again = try next(after: look, try page([youngerRow]))
        #expect(again.filter.to?.number == "+573001000000")
        #expect(try office.message(id).state == .uncertain)
        #expect(try reconciler.answered(again.look, .success(try page([mine]))) == nil)
        #expect(try office.message(id).state == .delivered)
    }

    @Test("a list that had caught up before the recipient's was asked for is one")
    func caughtUpBefore() throws {
        desk.noteListed([younger])
        #expect(try reconciler.answered(try firstLook(), .success(try page([]))) == nil)
        #expect(try office.message(id).state == .queued)
        #expect(try office.events(id).last?.detail == "absence_proved")
    }

    @Test("read once more and still empty, it is one")
    func emptyAgain() throws {
        let top = try next(after: try firstLook(), try page([]))
        let again = try next(after: top.look, try page([youngerRow]))
        #expect(try reconciler.answered(again.look, .success(try page([]))) == nil)
        #expect(try office.message(id).state == .queued)
    }

    @Test("a row that cannot be read, on whatever page, leaves the look to be made again")
    func unreadableRow() throws {
        desk.noteListed([younger])
        let first = try page(["{}"], next: true)
        #expect(try reconciler.answered(try firstLook(), .success(first)) == nil)
        #expect(try office.message(id).state == .uncertain)
    }

    @Test("a list that never ends leaves the look to be made again")
    func endless() throws {
        desk.noteListed([younger])
        var look = try firstLook()
        var pages = 0
        while let (call, errand) = try reconciler.answered(look, .success(try page([], next: true, number: pages + 1)))
        {
            guard case .page = call, case .look(let following) = errand else {
                Issue.record("not the next page")
                return
            }
            look = following
            pages += 1
            try #require(pages < 100)
        }
        #expect(try office.message(id).state == .uncertain)
    }

    /// An hour after the office opened.
    private var younger: MessageResource {
        let later = office.clock.now.adding(seconds: 3600).milliseconds
        return MessageResource(sid: sid(2), status: "delivered", direction: .outbound, createdAt: later)
    }

    private func sid(_ number: Int) -> String { "SM" + String(repeating: "0", count: 31) + String(number) }

    private func row(_ number: Int, _ body: String, at time: String) -> String {
        """
        {"sid":"\(sid(number))","body":"\(body)","status":"delivered","direction":"outbound-api",
        "date_created":"Mon, 23 Nov 2026 \(time) +0000"}
        """
    }

    private var mine: String { row(1, "hola", at: "15:00:10") }
    private var youngerRow: String { row(2, "otra", at: "16:00:00") }

    private func firstLook() throws -> Look {
        let started = try #require(try reconciler.start().first)
        guard case .look(let look) = started.errand else { throw Unexpected() }
        return look
    }

    private func next(after look: Look, _ page: MessagePage) throws -> (filter: MessageFilter, look: Look) {
        guard let (call, errand) = try reconciler.answered(look, .success(page)), case .list(let filter) = call,
            case .look(let look) = errand
        else { throw Unexpected() }
        return (filter, look)
    }

    private struct Unexpected: Error {}

    private func page(_ rows: [String], next: Bool = false, number: Int = 1) throws -> MessagePage {
        let text = """
            {"messages":[\(rows.joined(separator: ","))],"next_page_uri":\(next ? "\"/x\"" : "null")}
            """
        let response = Response(status: 200, body: Array(text.utf8))
        var call = TwilioCall.list(MessageFilter())
        for page in 1...number {
            guard case .listed(let result) = TwilioAnswer(to: call, of: office.account, .success(response)) else {
                break
            }
            if page == number { return try result.get() }
            guard let following = try result.get().next else { break }
            call = .page(following)
        }
        throw Unexpected()
    }
}
