import Lending
import Messaging
import SQLite

/// A line of the file of clients and what becomes of it.
struct PlannedClient {
    enum Action {
        case insert
        case keep
        case update
    }

    let row: ClientRow
    /// Nil until a new client is written.
    var id: ClientID?
    var action: Action
    var consents: [ConsentChange] = []
    /// What is stored, where something is.
    let stored: StoredClient?
}

struct StoredClient {
    let id: ClientID
    let card: ClientCard
}

extension PortfolioImport {
    func planClients() throws {
        guard !clientRows.isEmpty else { return }
        for route in try store.routes(scope: .all) { routes.addStored(route.id, route.name) }
        clients.reserveCapacity(clientRows.count)
        clientIndex.reserveCapacity(clientRows.count)
        for row in clientRows {
            if let first = clientIndex[row.document] {
                problem(.repeated(line: clients[first].row.line), row, .document, row.document.number)
                continue
            }
            clientIndex[row.document] = clients.count
            clients.append(try planned(row))
        }
    }

    private func planned(_ row: ClientRow) throws -> PlannedClient {
        guard let stored = try storedClient(row.document) else {
            routes.need(row.route ?? PlannedRoutes.defaultName)
            result.new.clients += 1
            return withConsents(
                PlannedClient(row: row, action: .insert, stored: nil), consents: [], optOuts: [])
        }
        var client = PlannedClient(row: row, id: stored.id, action: .keep, stored: stored)
        if let (column, found, held) = difference(row, stored.card) {
            if options.update {
                client.action = .update
                if let route = row.route { routes.need(route) }
            } else {
                problem(.differs(stored: CellText.shown(held)), row, column, found)
            }
        }
        client = withConsents(
            client, consents: try store.consents(of: stored.id), optOuts: try store.optOuts(of: stored.id))
        if client.action == .update || !client.consents.isEmpty {
            result.updated.clients += 1
        } else {
            result.unchanged.clients += 1
        }
        return client
    }

    /// The first column in which the line says something else than what is stored.
    private func difference(_ row: ClientRow, _ card: ClientCard) -> (ClientColumn, found: String, stored: String)? {
        if row.name != CellText.line(card.name) { return (.name, row.name, card.name) }
        if clientColumns.contains(.phone), row.phone != card.phone {
            return (.phone, row.phone ?? "", card.phone ?? "")
        }
        // An empty WhatsApp number means the phone's.
        if clientColumns.contains(.whatsapp), (row.whatsapp ?? card.phone) != (card.whatsapp ?? card.phone) {
            return (.whatsapp, row.whatsapp ?? "", card.whatsapp ?? "")
        }
        if clientColumns.contains(.address), row.address != CellText.line(card.address) {
            return (.address, row.address, card.address)
        }
        if let route = row.route, routes.id(named: route) != card.routeID {
            return (.route, route, routes.name(of: card.routeID))
        }
        if let order = row.order, order != card.visitOrder {
            return (.order, String(order), String(card.visitOrder))
        }
        return nil
    }

    func storedClient(_ document: Document) throws -> StoredClient? {
        try store.database.first(
            """
            SELECT id, name, phone, whatsapp, address, route_id, visit_order FROM client
            WHERE document_type = ? AND document = ?
            """, document.type, document.number
        ) { row in
            StoredClient(
                id: row[0],
                card: ClientCard(
                    document: document, name: row[1], phone: row[2], whatsapp: row[3], address: row[4], routeID: row[5],
                    visitOrder: row[6]))
        }
    }

    func problem(_ fault: ImportFault, _ row: ClientRow, _ column: ClientColumn, _ found: String) {
        findings.add(fault, file: names.clients, line: row.line, column: column.rawValue, found: found)
    }
}
