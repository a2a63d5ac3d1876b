import Lending
import Messaging
import Outbox
import SQLite
import Twilio

@testable import Store

/// A row of the outbox as tests look at it.
struct SeenMessage: Equatable {
    let id: MessageID
    let state: MessageState
    let reason: String?
    let attempt: Int
    let sid: String?
    let errorCode: Int?
    let priceMicros: Int64?
    let kind: MessageKind
}

extension Office {
    /// A text of the operator's own.
    @discardableResult
    func queue(_ number: String = "+573001000000", _ text: String = "hola", _ channel: Channel = .sms) throws
        -> MessageID
    {
        let store = try store()
        defer { store.close() }
        return try store.enqueueTest(to: number, channel: channel, text: text).message
    }

    /// `count` texts to as many numbers.
    @discardableResult
    func queue(_ count: Int) throws -> [MessageID] {
        let store = try store()
        defer { store.close() }
        return try store.write {
            try (0..<count).map { index in
                try store.enqueueTest(to: Office.phone(index), channel: .sms, text: "hola \(index)").message
            }
        }
    }

    /// A number whose ending means nothing to the simulator.
    static func phone(_ index: Int) -> String { "+5730\(String(10_100_000 + index * 100 + 99))" }

    /// A client who is behind with three installments, allowed to be written to, with the reminder queued.
    func debtor(_ index: Int, _ store: Store) throws -> (client: ClientID, message: MessageID) {
        try store.write {
            let route = try store.routeID(named: "Centro")
            let client = try store.addClient(
                ClientCard(
                    document: Document(trusted: .cc, number: String(1_000_000 + index)), name: "Ana Gómez",
                    phone: Office.phone(index), whatsapp: nil, address: "", routeID: route, visitOrder: index))
            for channel in Channel.allCases {
                try store.recordConsent(
                    client, means: .message(channel), purpose: .collection, state: .granted, source: "contrato")
            }
            _ = try store.addLoan(
                LoanTerms(
                    number: String(1000 + index), clientID: client, routeID: route, principal: Money(500_000),
                    total: Money(500_000), installments: 10, frequency: .weekly,
                    firstDue: clock.today.adding(days: -21), status: .active), holidays: HolidayCalendar())
            try store.rollOver()
            let queued = try store.enqueue(
                .collection(.overdue, client: client, route: route, day: clock.today, wish: .only(.sms)))
            return (client, queued.message)
        }
    }

    func messages(_ condition: String = "1") throws -> [SeenMessage] {
        let store = try store()
        defer { store.close() }
        return try store.database.all(
            """
            SELECT id, state, reason, attempt, sid, error_code, price_micros, kind FROM message
            WHERE \(condition) ORDER BY id
            """
        ) { row in
            SeenMessage(
                id: row[0], state: row[1], reason: row[2], attempt: row[3], sid: row[4], errorCode: row[5],
                priceMicros: row[6], kind: row[7])
        }
    }

    func message(_ id: MessageID) throws -> SeenMessage {
        try messages("id = \(id.rawValue)")[0]
    }

    /// The states a message went through.
    func history(_ id: MessageID) throws -> [MessageState] {
        try events(id).map(\.state)
    }

    func events(_ id: MessageID) throws -> [MessageEvent] {
        let store = try store()
        defer { store.close() }
        return try store.events(of: id)
    }

    func pauses() throws -> [Pause] {
        let store = try store()
        defer { store.close() }
        return try store.pauses()
    }
}

extension Store {
    /// From now on the database refuses to bring a message into this state, as a full disk would.
    func refuse(_ state: String) throws {
        try database.execute(
            """
            CREATE TRIGGER refused BEFORE UPDATE ON message WHEN NEW.state = '\(state)'
            BEGIN SELECT raise(ABORT, 'refused'); END
            """)
    }

    func allow() throws {
        try database.execute("DROP TRIGGER refused")
    }
}

extension Office {
    func route(_ store: Store) throws -> RouteID { try store.routeID(named: "Centro") }

    /// A client with this number and a confirmed payment.
    func confirmation(_ index: Int, phone: String, route: RouteID, _ store: Store) throws {
        let client = try store.addClient(
            ClientCard(
                document: Document(trusted: .cc, number: String(2_000_000 + index)), name: "Luis Pérez", phone: phone,
                whatsapp: nil, address: "", routeID: route, visitOrder: index))
        try store.recordConsent(client, means: .sms, purpose: .collection, state: .granted, source: "contrato")
        _ = try store.addLoan(
            LoanTerms(
                number: String(2000 + index), clientID: client, routeID: route, principal: Money(500_000),
                total: Money(500_000), installments: 10, frequency: .weekly, firstDue: clock.today, status: .active),
            holidays: HolidayCalendar())
        _ = try store.registerPayment(
            PaymentOrder(
                loanNumber: String(2000 + index), amount: Money(50_000), key: "k\(index)", confirmation: .only(.sms)),
            scope: .all)
    }

    func problems() throws -> [String?] {
        let store = try store()
        defer { store.close() }
        return try store.database.all("SELECT phone_problem FROM client ORDER BY id") { $0[0] }
    }

    func optedOut() throws -> Int {
        let store = try store()
        defer { store.close() }
        return try store.database.first("SELECT count(*) FROM opt_out") { $0[0] } ?? 0
    }
}

extension Office {
    func inboundCount() throws -> Int {
        let store = try store()
        defer { store.close() }
        return try store.database.first("SELECT count(*) FROM inbound") { $0[0] } ?? 0
    }
}

extension Office {
    /// As a console does it: the wish, and the touch that wakes everyone.
    func takeBack(_ id: MessageID) throws -> TakenBack {
        let store = try store()
        defer { store.close() }
        let taken = try store.takeBack(id, scope: .all)
        ChangeTouch.touch(directory)
        return taken
    }

    func recall(_ id: MessageID) throws -> Recall? {
        let store = try store()
        defer { store.close() }
        return try store.message(id, scope: .all).brief.recall
    }

    /// Cancels at Twilio behind everybody's back.
    func cancel(_ sid: String) throws {
        _ = try TwilioClient<Bool>(account).perform(.cancel(sid: sid), tag: true)
    }
}
