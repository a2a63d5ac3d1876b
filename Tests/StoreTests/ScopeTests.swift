import Lending
import Messaging
import Testing

@testable import Store

/// Two routes, a collector each; everything is asked with the eyes of the one in the north.
@Suite("Who sees what")
struct ScopeTests {
    let house: House
    let north: RouteID
    let south: RouteID
    let ana: ClientID
    let benito: ClientID
    let hers: LoanID
    let his: LoanID
    let scope: Scope

    init() throws {
        house = try House()
        north = try house.route("Norte")
        south = try house.route("Sur")
        ana = try house.client("Ana", route: north, notices: [.sms])
        benito = try house.client("Benito", route: south, notices: [.sms])
        hers = try house.loan("1", of: ana, route: north)
        his = try house.loan("2", of: benito, route: south)
        try house.store.savePerson(login: "jefe", name: "Jefe", role: .owner, routes: [])
        try house.store.savePerson(login: "nora", name: "Nora", role: .collector, routes: ["Norte"])
        scope = try house.store.operatorNamed("nora").scope
    }

    @Test("a collector's scope is the own routes, the office's is the house")
    func scopes() throws {
        #expect(scope == .routes([north]))
        #expect(try house.store.operatorNamed("jefe").scope == .all)
        #expect(try house.store.routes(scope: scope).map(\.name) == ["Norte"])
        #expect(Scope.all.narrowed(to: south) == .routes([south]))
        #expect(scope.narrowed(to: south) == .routes([]))
        #expect(scope.narrowed(to: nil) == scope)
    }

    @Test("a scope without a route sees nothing at all")
    func nothing() throws {
        let none = Scope.routes([])
        #expect(try house.store.overdue(OverdueQuery(), position: .first, limit: 9, scope: none).isEmpty)
        #expect(try house.store.clients(ClientQuery(), position: .first, limit: 9, scope: none).isEmpty)
        #expect(try house.store.preview(BulkRequest(content: .overdue, target: .everyone), scope: none).recipients == 0)
        #expect(
            try house.store.preview(BulkRequest(content: .notice("x"), target: .everyone), scope: none).recipients == 0)
    }

    @Test("the loan and the client of another route are as if they were not there")
    func loansAndClients() throws {
        #expect(try house.store.loan(number: "1", scope: scope).id == hers)
        #expect(try house.store.loan(hers, scope: scope).number == "1")
        #expect(try house.store.client(ana, scope: scope).name == "Ana")
        #expect(throws: StoreError.loanNotFound("2")) { try house.store.loan(number: "2", scope: scope) }
        #expect(throws: StoreError.self) { try house.store.loan(his, scope: scope) }
        #expect(throws: StoreError.self) { try house.store.client(benito, scope: scope) }
        #expect(try house.store.loans(of: benito, scope: scope).isEmpty)
    }

    @Test("no payment, annulment or promise on a loan of another route")
    func money() throws {
        let receipt = try house.pay("2", 1000).receipt
        #expect(throws: StoreError.loanNotFound("2")) { try house.pay("2", 2000, scope: scope) }
        #expect(throws: StoreError.loanNotFound("2")) {
            try house.store.payment(ofLoan: "2", amount: 1000, scope: scope)
        }
        #expect(throws: StoreError.receiptNotFound(receipt)) {
            try house.store.annulPayment(receipt: receipt, reason: "x", role: .office, scope: scope)
        }
        #expect(throws: StoreError.self) {
            try house.store.addPromise(loan: his, amount: 1000, day: "2026-12-01", scope: scope)
        }
    }

    @Test("lists, counts and totals hold the own route only, also when the other one is asked for")
    func lists() throws {
        var overdue = OverdueQuery()
        var clients = ClientQuery()
        for sort in OverdueSort.allCases {
            overdue.sort = sort
            #expect(try house.store.overdue(overdue, position: .first, limit: 9, scope: scope).map(\.number) == ["1"])
        }
        #expect(try house.store.overdueTotals(overdue, scope: scope).loans == 1)
        #expect(try house.store.overdueLoans(overdue, scope: scope) == [hers])
        #expect(try house.store.overdueTotals(of: [hers, his], scope: scope).overdue == 150_000)
        #expect(try house.store.clients(clients, position: .first, limit: 9, scope: scope).map(\.name) == ["Ana"])
        #expect(try house.store.clientCount(clients, scope: scope) == 1)
        overdue.route = south
        clients.route = south
        overdue.filter = "b"
        #expect(try house.store.overdue(overdue, position: .first, limit: 9, scope: scope).isEmpty)
        #expect(try house.store.overdueTotals(overdue, scope: scope) == OverdueTotals(loans: 0, clients: 0, overdue: 0))
        #expect(try house.store.overdueLoans(overdue, scope: scope).isEmpty)
        #expect(try house.store.clients(clients, position: .first, limit: 9, scope: scope).isEmpty)
        #expect(try house.store.clientCount(clients, scope: scope) == 0)
    }

    @Test("a client with a loan on the own route is seen, wherever the client lives")
    func visiting() throws {
        try house.loan("3", of: benito, route: north)
        #expect(try house.store.client(benito, scope: scope).name == "Benito")
        #expect(try house.store.clientCount(ClientQuery(), scope: scope) == 2)
        #expect(try house.store.loans(of: benito, scope: scope).map(\.number) == ["3"])
    }

    @Test("of a client with loans on two routes the list shows what lies on the own ones")
    func figures() throws {
        try house.loan("3", of: benito, route: north)
        try house.store.enqueue(
            .collection(.overdue, client: benito, route: south, day: house.store.clock.today, wish: .automatic))
        func line(_ scope: Scope) throws -> ClientLine? {
            try house.store.clients(ClientQuery(), position: .first, limit: 9, scope: scope)
                .first { $0.clientID == benito }
        }
        let own = try #require(try line(scope))
        let whole = try #require(try line(.all))
        let loan = try house.store.loan(number: "3", scope: scope)
        #expect((own.activeLoans, own.balance) == (1, loan.balance))
        #expect(own.overdue < whole.overdue)
        #expect(own.lastMessage == nil)
        #expect((whole.activeLoans, whole.lastMessage?.kind) == (2, .overdue))
    }

    @Test("messages of another route are neither withdrawn, nor sent again, nor settled")
    func messages() throws {
        let other = try house.store.enqueue(
            .collection(.overdue, client: benito, route: south, day: house.store.clock.today, wish: .automatic))
        let id = other.message
        let gone = StoreError.messageNotFound(id.rawValue)
        #expect(throws: gone) { try house.store.withdraw(id, scope: scope) }
        #expect(throws: gone) { try house.store.resend(id, scope: scope) }
        #expect(throws: gone) { try house.store.settleAsArrived(id, scope: scope) }
        #expect(throws: gone) { try house.store.settleBySendingAgain(id, scope: scope) }
        let order = try house.claimOne()
        try house.finish(order, .uncertain(firstLook: house.time.now, detail: "timeout"))
        try house.store.leaveUnresolved(house.store.dueLooks(limit: 1)[0], because: "horizon")
        #expect(try house.store.settleAll(run: nil, arrived: true, scope: scope) == 0)
        #expect(try house.store.settleAll(run: nil, arrived: true, scope: .all) == 1)
    }

    @Test("a test message belongs to whoever sees everything")
    func tests() throws {
        let id = try house.store.enqueueTest(to: "+573001112233", channel: .sms, text: "hola").message
        #expect(throws: StoreError.messageNotFound(id.rawValue)) { try house.store.withdraw(id, scope: scope) }
        try house.store.withdraw(id, scope: .all)
    }

    @Test(
        "a bulk action reaches the own clients only, whatever it is aimed at",
        arguments: [
            BulkRequest.Content.overdue, .notice("cerramos el lunes"),
        ])
    func bulk(content: BulkRequest.Content) throws {
        var query = OverdueQuery()
        query.filter = "a"
        let targets: [BulkRequest.Target] = [
            .everyone, .overdue(OverdueQuery()), .overdue(query), .loans([hers, his]), .clients([ana, benito]),
            .route(north),
        ]
        for target in targets {
            var seen: [ClientID] = []
            _ = try house.store.preview(BulkRequest(content: content, target: target), scope: scope) {
                seen.append($0.clientID)
            }
            #expect(seen == [ana], "\(target)")
        }
        #expect(
            try house.store.preview(BulkRequest(content: content, target: .route(south)), scope: scope).recipients == 0)
    }

    @Test("a run shows and gives back only what lies within the scope")
    func runs() throws {
        let run = try house.store.queue(
            BulkRequest(content: .overdue, target: .everyone), scope: .all, holdSeconds: 10
        ).run
        #expect(try house.store.progress(of: run, scope: scope)?.total == 1)
        #expect(try house.store.latestRun(scope: scope)?.total == 1)
        #expect(try house.store.withdrawRun(run, scope: scope, reason: .undone) == 1)
        #expect(try house.store.progress(of: run, scope: .all)?.states == [.queued: 1, .withdrawn: 1])
        #expect(try house.store.latestRun(scope: scope) == nil)
        #expect(try house.store.progress(of: run, scope: .routes([house.center])) == nil)
    }

    @Test(
        "what a collector queues for a client of several routes stays within the collector's reach",
        arguments: [
            BulkRequest.Content.overdue, .notice("cerramos el lunes"),
        ])
    func ownRun(content: BulkRequest.Content) throws {
        // Ana lives in the north; her loan in the centre is of an older route.
        try house.loan("0", of: ana, route: house.center)
        try house.loan("3", of: benito, route: north)
        let run = try house.store.queue(
            BulkRequest(content: content, target: .everyone), scope: scope, holdSeconds: 10
        ).run
        #expect(try house.messages().map(\.routeID) == [north, north])
        #expect(try house.store.progress(of: run, scope: scope)?.total == 2)
        #expect(try house.store.withdrawRun(run, scope: scope) == 2)
    }
}
