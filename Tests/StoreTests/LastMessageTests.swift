import Lending
import Messaging
import Testing

@testable import Store

@Suite("A client's last message")
struct LastMessageTests {
    let house: House
    let ana: ClientID

    init() throws {
        house = try House()
        ana = try house.debtor("Ana Gómez", "1", consents: [.sms, .whatsapp])
    }

    @Test("what was held back hides no message that left, on the lists of all and of one route")
    func lastMessage() throws {
        let sent = try house.deliver(ana, sid: "SM1")
        let notice = BulkRequest(content: .notice("Cerramos el lunes"), target: .everyone)
        _ = try house.store.queue(notice, scope: .all, holdSeconds: 0)
        func last(_ scope: Scope) throws -> [MessageID?] {
            let clients = try house.store.clients(ClientQuery(), position: .first, limit: 9, scope: scope)
            let loans = try house.store.overdue(OverdueQuery(), position: .first, limit: 9, scope: scope)
            return clients.map(\.lastMessage?.id) + loans.map(\.lastMessage?.id)
        }
        #expect(try last(.all) == [sent, sent])
        #expect(try last(.routes([house.center])) == [sent, sent])
        #expect(try house.store.ledgerProblems().isEmpty)
    }

    @Test("who was only ever refused shows the last refusal")
    func onlyRefused() throws {
        let luis = try house.debtor("Luis Rojas", "2", consents: [])
        let first = try house.remind(luis).message
        house.time.set("2026-11-24", 9)
        let second = try house.remind(luis).message
        #expect(first != second)
        let rows = try house.store.clients(ClientQuery(), position: .first, limit: 9, scope: .all)
        #expect(rows.map(\.lastMessage?.id) == [nil, second])
        #expect(try house.store.ledgerProblems().isEmpty)
    }

    @Test("is looked up by its id, or by those of its client, on the list of one route")
    func plan() throws {
        let scope = Scope.routes([house.center])
        let plan = try house.plans {
            _ = try house.store.clients(ClientQuery(), position: .first, limit: 9, scope: scope)
        }
        #expect(plan.contains("SEARCH x USING INTEGER PRIMARY KEY (rowid=?)"), "\(plan)")
        #expect(plan.contains("SEARCH x USING INDEX message_client (client_id=?)"), "\(plan)")
        #expect(!plan.contains("SCAN x") && !plan.contains("SCAN m"), "\(plan)")
    }
}
