import Lending
import Messaging
import SQLite

extension PortfolioImport {
    func writeClients() throws {
        guard !clients.isEmpty else { return }
        let insert = try store.database.prepare(
            """
            INSERT INTO client (document_type, document, name, phone, whatsapp, address, route_id, visit_order,
                sort_name, search, created_at, balance, overdue, past_due_since, active_loans, reach)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        let now = store.clock.now
        let sums = try sumsOfNewClients()
        for index in clients.indices {
            let client = clients[index]
            guard let card = card(of: client) else { continue }
            switch client.action {
            case .insert:
                let owed = sums[index] ?? LoanSums()
                try insert.bind([
                    card.document.type, card.document.number, card.name, card.phone, card.whatsapp, card.address,
                    card.routeID, card.visitOrder, card.sortName, card.search, now, owed.balance, owed.overdue,
                    owed.since, owed.loans, client.reach,
                ])
                try insert.run()
                clients[index].id = ClientID(store.database.lastInsertedID)
            case .keep: break
            case .update: try update(client, card)
            }
        }
        try writeConsents()
    }

    /// What will stand in the books: the line, and where it says nothing what stood there before.
    private func card(of client: PlannedClient) -> ClientCard? {
        let row = client.row
        let stored = client.stored?.card
        let routeName = row.route ?? PlannedRoutes.defaultName
        let named = row.route == nil && stored != nil ? nil : routes.id(named: routeName)
        guard let route = named ?? stored?.routeID else { return nil }
        return ClientCard(
            document: row.document, name: row.name,
            phone: clientColumns.contains(.phone) ? row.phone : stored?.phone,
            whatsapp: clientColumns.contains(.whatsapp) ? row.whatsapp : stored?.whatsapp,
            address: clientColumns.contains(.address) ? row.address : stored?.address ?? "",
            routeID: route, visitOrder: row.order ?? stored?.visitOrder ?? 0)
    }

    private func update(_ client: PlannedClient, _ card: ClientCard) throws {
        guard let stored = client.stored else { return }
        try store.updateClient(stored.id, card)
        guard stored.card.routeID != card.routeID else { return }
        // The client's loans go along; one that was given to another route stays there.
        try store.database.run(
            "UPDATE loan SET route_id = ? WHERE client_id = ? AND route_id = ?", card.routeID, stored.id,
            stored.card.routeID)
    }

    private func writeConsents() throws {
        let state = try store.database.prepare(
            """
            INSERT INTO consent (client_id, channel, purpose, state) VALUES (?, ?, ?, ?)
            ON CONFLICT DO UPDATE SET state = excluded.state
            """)
        let proof = try store.database.prepare(
            """
            INSERT INTO consent_event (client_id, channel, what, state, source, recorded_by, recorded_at, text_version)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """)
        let now = store.clock.now
        // Kept where somebody agreed to it, not by an import that records nothing.
        let isGranted = clients.contains { $0.consents.contains { $0.state == .granted } }
        let version = try isGranted ? options.text.map(store.keep) : nil
        for client in clients {
            guard let id = client.id else { continue }
            for change in client.consents {
                let (purpose, word) = (change.purpose.rawValue, change.state.rawValue)
                try state.bind([id, change.means, purpose, word])
                try state.run()
                let agreed = change.state == .granted ? version : nil
                try proof.bind([id, change.means, purpose, word, change.source, store.login, now, agreed])
                try proof.run()
            }
            guard client.action != .insert else { continue }
            if client.consents.contains(where: { $0.purpose == .collection }) { try store.refreshReach(id) }
        }
    }
}
