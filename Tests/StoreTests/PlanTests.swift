import Lending
import Messaging
import Testing

@testable import Store

/// What keeps a list instant in a house of a million loans: the index that serves it, and no sort.
@Suite("How SQLite runs what must be fast")
struct PlanTests {
    let house: House

    init() throws {
        house = try House()
    }

    @Test(
        "an unscoped page of the overdue list walks its own index, whatever the order and the place",
        arguments: OverdueSort.allCases.filter { $0 != .message }, [false, true])
    func overduePages(sort: OverdueSort, descending: Bool) throws {
        var query = OverdueQuery()
        query.sort = sort
        query.descending = descending
        try house.debtor("Ana", "1")
        let key = try house.store.overdue(query, position: .first, limit: 1, scope: .all)[0].key
        let index =
            switch sort {
            case .days: "overdue_by_days"
            case .client: "overdue_by_name"
            case .number: "overdue_by_number"
            case .installments: "overdue_by_installments"
            case .overdue: "overdue_by_amount"
            case .balance: "overdue_by_balance"
            case .message: ""
            }
        for position in [PagePosition.last, .after(key), .before(key), .at(key)] {
            let plan = try house.plans { _ = try house.store.overdue(query, position: position, limit: 1, scope: .all) }
            if position != .last { #expect(House.walk(of: plan).contains("=? AND id"), "\(plan)") }
            #expect(plan.contains("USING COVERING INDEX \(index)"), "\(plan)")
            #expect(!House.walk(of: plan).contains("TEMP B-TREE"), "\(plan)")
            #expect(!plan.contains("SCAN c") && !plan.contains("SCAN m"), "\(plan)")
        }
    }

    @Test(
        "a page of the overdue list by the last message walks the clients in that order and looks up their loans",
        arguments: [false, true])
    func overdueByMessage(descending: Bool) throws {
        var query = OverdueQuery()
        (query.sort, query.descending) = (.message, descending)
        try house.debtor("Ana", "1")
        let key = try house.store.overdue(query, position: .first, limit: 1, scope: .all)[0].key
        for position in [PagePosition.last, .after(key), .before(key), .at(key)] {
            let plan = try house.plans { _ = try house.store.overdue(query, position: position, limit: 1, scope: .all) }
            let walk = House.walk(of: plan)
            #expect(walk.contains("INDEX client_by_message"), "\(plan)")
            #expect(walk.contains("SEARCH l USING INDEX loan_client (client_id=?"), "\(plan)")
            #expect(!walk.contains("TEMP B-TREE"), "\(plan)")
            if position != .last {
                #expect(walk.contains("SEARCH c USING INDEX client_by_message (message_order"), "\(plan)")
            }
        }
    }

    @Test("a page of one route uses the route's index")
    func routePage() throws {
        let plan = try house.plans {
            _ = try house.store.overdue(OverdueQuery(), position: .first, limit: 1, scope: .routes([house.center]))
        }
        #expect(plan.contains("overdue_by_route"), "\(plan)")
        #expect(!plan.contains("SCAN l"), "\(plan)")
    }

    @Test("the totals without a filter are read from one index, the loans stay untouched")
    func totals() throws {
        let plan = try house.plans {
            _ = try house.store.overdueTotals(OverdueQuery(), scope: .all)
            _ = try house.store.overdueTotals(OverdueQuery(), scope: .routes([house.center]))
        }
        #expect(plan.contains("SCAN l USING COVERING INDEX loan_route"), "\(plan)")
        #expect(plan.contains("SEARCH l USING COVERING INDEX loan_route (route_id=?)"), "\(plan)")
    }

    @Test("clients page by their own index; a collector's by what the routes hold", arguments: ClientSort.allCases)
    func clients(sort: ClientSort) throws {
        try house.debtor("Ana", "1")
        var query = ClientQuery()
        query.sort = sort
        let all = try house.plans { _ = try house.store.clients(query, position: .first, limit: 1, scope: .all) }
        let index: [ClientSort: String] = [
            .name: "client_by_name", .balance: "client_by_balance", .days: "client_by_days",
            .document: "client_by_document", .loans: "client_by_loans", .reach: "client_by_reach",
            .message: "client_by_message",
        ]
        #expect(all.contains("INDEX \(index[sort] ?? "")"), "\(all)")
        #expect(!House.walk(of: all).contains("TEMP B-TREE"), "\(all)")
        let key = try #require(try house.store.clients(query, position: .first, limit: 1, scope: .all).first).key
        let next = try house.plans { _ = try house.store.clients(query, position: .after(key), limit: 1, scope: .all) }
        // A computed column SQLite looks up in its row, though the index holds it; a message belongs to one client.
        if sort == .document || sort == .message {
            #expect(next.contains("SEARCH c USING INDEX \(index[sort] ?? "") ("), "\(next)")
        } else {
            #expect(all.contains(" c USING COVERING INDEX"), "\(all)")
            #expect(next.contains("SEARCH c USING COVERING INDEX \(index[sort] ?? "") ("), "\(next)")
            #expect(House.walk(of: next).contains("=? AND id"), "\(next)")
        }
        #expect(!House.walk(of: next).contains("TEMP B-TREE"), "\(next)")
        let own = try house.plans {
            _ = try house.store.clients(query, position: .first, limit: 1, scope: .routes([house.center]))
        }
        #expect(own.contains("client_by_route"), "\(own)")
        #expect(own.contains("loan_route"), "\(own)")
        #expect(!own.contains("SCAN c\n"), "\(own)")
    }

    @Test(
        "what is typed and rare is found by its letters; nothing is walked for it",
        arguments: ["ana", "an", "a", "zuluaga x"])
    func letters(filter: String) throws {
        try house.debtor("Ana", "1")
        var loans = OverdueQuery()
        var clients = ClientQuery()
        (loans.filter, clients.filter) = (filter, filter)
        let plan = try house.plans {
            _ = try house.store.overdue(loans, position: .first, limit: 1, scope: .all)
            _ = try house.store.overdueTotals(loans, scope: .all)
            _ = try house.store.clients(clients, position: .first, limit: 1, scope: .all)
        }
        #expect(plan.contains("SCAN loan_text VIRTUAL TABLE INDEX"), "\(plan)")
        #expect(plan.contains("SCAN client_text VIRTUAL TABLE INDEX"), "\(plan)")
        #expect(!plan.contains("SCAN l\n") && !plan.contains("SCAN c\n"), "\(plan)")
    }

    @Test("what is typed and frequent is looked for in the index of the order, by no row that is not shown")
    func frequentLetters() throws {
        try house.debtor("Ana", "1")
        house.store.finding.few = 0
        var loans = OverdueQuery()
        (loans.filter, loans.sort, loans.light) = ("ana", .balance, .days8to30)
        let plan = try house.plans {
            _ = try house.store.overdue(loans, position: .first, limit: 1, scope: .routes([house.center]))
        }
        #expect(House.walk(of: plan).contains("USING COVERING INDEX overdue_by_balance"), "\(plan)")
        #expect(!House.walk(of: plan).contains("TEMP B-TREE"), "\(plan)")
    }

    @Test(
        "an order whose index holds no texts is sifted by the ids that have the letters, and no row beside them is read",
        arguments: [ClientSort.document, .loans, .reach, .message, .name])
    func siftedLetters(sort: ClientSort) throws {
        try house.debtor("Ana", "1")
        house.store.finding = Finding(few: 0, walk: .zero)
        var query = ClientQuery()
        (query.filter, query.sort) = (sort == .name ? "300" : "ana", sort)
        let plan = try house.plans { _ = try house.store.clients(query, position: .first, limit: 1, scope: .all) }
        let walk = House.walk(of: plan)
        #expect(walk.contains("SCAN c USING \(sort == .name ? "COVERING " : "")INDEX \(sort.column.index)"), "\(plan)")
        #expect(walk.contains("LIST SUBQUERY") && walk.contains("SCAN client_text VIRTUAL TABLE"), "\(plan)")
        #expect(!walk.contains("TEMP B-TREE"), "\(plan)")

        house.store.finding.many = -1
        let unsifted = try house.plans { _ = try house.store.clients(query, position: .first, limit: 1, scope: .all) }
        #expect(!House.walk(of: unsifted).contains("client_text"), "\(unsifted)")
    }

    @Test("the overdue list in the order of messages is sifted by the loans that have the letters")
    func siftedLoans() throws {
        try house.debtor("Ana", "1")
        house.store.finding = Finding(few: 0, walk: .zero)
        var query = OverdueQuery()
        (query.filter, query.sort) = ("ana", .message)
        let plan = try house.plans { _ = try house.store.overdue(query, position: .first, limit: 1, scope: .all) }
        let walk = House.walk(of: plan)
        #expect(walk.contains("SEARCH l USING INDEX loan_client (client_id=?)"), "\(plan)")
        #expect(walk.contains("LIST SUBQUERY") && walk.contains("SCAN loan_text VIRTUAL TABLE"), "\(plan)")
    }

    @Test("messages of few clients are found by those; of many by walking the newest")
    func messageSearch() throws {
        try house.remind(house.debtor("Ana", "1"))
        var query = MessageQuery()
        query.filter = "ana"
        let few = try house.plans { _ = try house.store.messageQueue(query, position: .first, limit: 1, scope: .all) }
        #expect(few.contains("SEARCH m USING INDEX message_client (client_id=?)"), "\(few)")
        house.store.finding.few = 0
        let many = try house.plans { _ = try house.store.messageQueue(query, position: .first, limit: 1, scope: .all) }
        #expect(!many.contains("TEMP B-TREE"), "\(many)")
        #expect(many.contains("SEARCH c USING INTEGER PRIMARY KEY (rowid=?)"), "\(many)")
    }

    @Test("every state of the list by states comes in the order of its index", arguments: [true, false])
    func messagesByState(descending: Bool) throws {
        try house.remind(house.debtor("Ana", "1"))
        var query = MessageQuery()
        (query.sort, query.descending) = (.state, descending)
        let plan = try house.plans { _ = try house.store.messageQueue(query, position: .first, limit: 1, scope: .all) }
        #expect(plan.contains("USING INDEX message_by_state (state=?)"), "\(plan)")
        #expect(!plan.contains("TEMP B-TREE"), "\(plan)")
    }

    @Test("a claim walks the queue in its order; what is not due is not touched")
    func claim() throws {
        try house.remind(house.debtor("Ana", "1"))
        try house.pay("1", 1000, confirm: .automatic)
        let plan = try house.plans { _ = try house.claim() }
        #expect(plan.contains("USING INDEX message_due_prompt (channel=? AND not_before<?)"), "\(plan)")
        #expect(plan.contains("USING INDEX message_due (channel=? AND not_before<?)"), "\(plan)")
        #expect(!plan.contains("TEMP B-TREE FOR ORDER BY"), "\(plan)")
        #expect(!plan.contains("SCAN message"), "\(plan)")
        #expect(!plan.contains("SCAN loan"), "\(plan)")
    }

    @Test("looks and what is followed come in their order from their own index")
    func following() throws {
        let plan = try house.plans {
            _ = try house.store.nextLook()
            _ = try house.store.dueLooks(limit: 1)
            _ = try house.store.oldestFollowed()
            _ = try house.store.newestFollowed()
            _ = try house.store.followed(limit: 1)
            _ = try house.store.endFollowing(acceptedBefore: house.time.now)
            _ = try house.store.followedSIDs(from: house.time.now, to: house.time.now, limit: 1)
        }
        for step in plan.split(separator: "\n") {
            #expect(step.contains("message_look") || step.contains("message_followed"))
        }
    }

    @Test("a mensajero that takes over reads the newest events only")
    func departures() throws {
        let plan = try house.plans {
            _ = try house.store.latestDepartures(.whatsapp, since: house.time.now)
            _ = try house.store.timesRequeued(MessageID(1), because: "14107")
        }
        #expect(plan.contains("SEARCH e USING INTEGER PRIMARY KEY (rowid>?)"), "\(plan)")
        #expect(plan.contains("SEARCH m USING INTEGER PRIMARY KEY"), "\(plan)")
        #expect(plan.contains("SEARCH attempt USING PRIMARY KEY (message_id=?)"), "\(plan)")
        #expect(!plan.contains("SCAN e") && !plan.contains("SCAN m"), "\(plan)")
    }

    @Test("intents, contacts, SIDs, runs and numbers are found by key")
    func outbox() throws {
        let ana = try house.debtor("Ana", "1")
        let plan = try house.plans {
            try house.remind(ana)
            _ = try house.store.followedCount()
            _ = try house.store.merge([TwilioReport(sid: "SM1", status: .sent)])
            _ = try house.store.recoverSending(firstLook: house.time.now)
            try house.hear("hola", from: "+573001000001", sid: "SM1")
            _ = try house.store.progress(of: 1, scope: .all)
            _ = try house.store.latestRun(scope: .all)
            let run = try house.store.queue(
                BulkRequest(content: .overdue, target: .everyone), scope: .all, holdSeconds: 0
            ).run
            _ = try house.store.runInSight(of: "ana", scope: .all)
            if let progress = try house.store.progress(of: run, scope: .all) {
                _ = try house.store.waits(progress, for: [.sms], scope: .all)
            }
        }
        for index in [
            "message_dedupe", "message_open_collection", "message_contact", "client_phone", "client_whatsapp",
            "message_run",
        ] {
            #expect(plan.contains(index), "\(index) is not used: \(plan)")
        }
        #expect(!plan.contains("SCAN message"), "\(plan)")
        #expect(!plan.contains("SCAN client"), "\(plan)")
    }

    @Test(
        "a bulk action reads its clients in the order of their ids and asks the rest by key",
        arguments: [
            BulkRequest.Content.overdue, .notice("x"),
        ])
    func bulk(content: BulkRequest.Content) throws {
        let plan = try house.plans {
            _ = try house.store.preview(BulkRequest(content: content, target: .everyone), scope: .all)
        }
        #expect(plan.contains(content == .overdue ? "loan_client (client_id>?)" : "PRIMARY KEY (rowid>?)"), "\(plan)")
        #expect(plan.contains("message_contact"), "\(plan)")
        #expect(plan.contains("personal_contact_client (client_id=? AND at>?)"), "\(plan)")
        #expect(plan.contains("message_dedupe"), "\(plan)")
        #expect(!plan.contains("SCAN message"), "\(plan)")
    }

    @Test(
        "visits and calls come newest first from the client's index, for export by their time, and no promise is scanned"
    )
    func personalContacts() throws {
        let ana = try house.debtor("Ana", "1")
        let list = try house.plans { _ = try house.store.personalContacts(of: ana, limit: 1, scope: .all) }
        #expect(list.contains("SEARCH v USING INDEX personal_contact_client (client_id=?)"), "\(list)")
        #expect(!list.contains("TEMP B-TREE FOR ORDER BY"), "\(list)")
        let facts = try house.plans { _ = try house.store.contactFacts(ana) }
        #expect(
            facts.contains("SEARCH v USING COVERING INDEX personal_contact_client (client_id=? AND at>?)"), "\(facts)")
        let all = try house.plans { try house.store.export(.contacts, as: .json, scope: .all) { _ in } }
        #expect(all.contains("SCAN v USING INDEX personal_contact_time"), "\(all)")
        #expect(!all.contains("TEMP B-TREE"), "\(all)")
        let one = try house.plans { try house.store.export(.contacts, of: ana, as: .json, scope: .all) { _ in } }
        #expect(one.contains("personal_contact_client (client_id=?)"), "\(one)")
        #expect(!one.contains("SCAN v"), "\(one)")
        let promises = try house.plans {
            _ = try house.store.promises(of: 1)
            _ = try house.store.preview(
                BulkRequest(content: .reminders(daysAhead: 1), target: .everyone), scope: .all)
        }
        #expect(promises.contains("SEARCH w USING INTEGER PRIMARY KEY"), "\(promises)")
        #expect(!promises.contains("SCAN p\n") && !promises.contains("SCAN w"), "\(promises)")
    }

    @Test("a day is rolled over by the due days that were passed")
    func rollOver() throws {
        let plan = try house.plans { try house.store.rollOver() }
        #expect(plan.contains("installment_unpaid_due"), "\(plan)")
        #expect(!plan.contains("SCAN i") && !plan.contains("TEMP B-TREE"), "\(plan)")
    }

    @Test("a payment finds all it needs by key")
    func payment() throws {
        try house.debtor("Ana", "1")
        let plan = try house.plans { try house.pay("1", 50_000, confirm: .automatic) }
        for table in ["payment", "loan", "installment", "client", "message", "allocation"] {
            #expect(!plan.contains("SCAN \(table)"), "\(plan)")
        }
    }
}
