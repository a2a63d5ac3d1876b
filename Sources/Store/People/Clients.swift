package import Lending
import Messaging
import SQLite

/// What is written down of a client; numbers are E.164.
package struct ClientCard: Sendable, Equatable {
    package var document: Document
    package var name: String
    package var phone: String?
    package var whatsapp: String?
    package var address: String
    package var routeID: RouteID
    package var visitOrder: Int

    package init(
        document: Document, name: String, phone: String?, whatsapp: String?, address: String, routeID: RouteID,
        visitOrder: Int
    ) {
        self.document = document
        self.name = name
        self.phone = phone
        self.whatsapp = whatsapp
        self.address = address
        self.routeID = routeID
        self.visitOrder = visitOrder
    }

    var sortName: String { SearchText.folded(name) }

    /// What a filter looks through: name, document, both numbers (the loan adds its own number).
    var search: String {
        [sortName, SearchText.folded(document.number), phone ?? "", whatsapp ?? ""].filter { !$0.isEmpty }
            .joined(separator: " ")
    }
}

extension Store {
    @discardableResult
    package func addClient(_ card: ClientCard) throws -> ClientID {
        try write {
            try database.run(
                """
                INSERT INTO client (document_type, document, name, phone, whatsapp, address, route_id, visit_order,
                    sort_name, search, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """, card.document.type, card.document.number, card.name, card.phone, card.whatsapp, card.address,
                card.routeID, card.visitOrder, card.sortName, card.search, clock.now)
            return ClientID(database.lastInsertedID)
        }
    }

    /// Changes a client; a number that changes is no longer known as bad.
    package func updateClient(_ id: ClientID, _ card: ClientCard) throws {
        try write {
            // An empty WhatsApp number means the phone's. Another number has no open window of free text.
            let written = try database.run(
                """
                UPDATE client SET document_type = ?2, document = ?3, name = ?4,
                    phone_problem = CASE WHEN phone IS ?5 THEN phone_problem END,
                    whatsapp_problem =
                        CASE WHEN coalesce(whatsapp, phone) IS coalesce(?6, ?5) THEN whatsapp_problem END,
                    last_inbound_at = CASE WHEN coalesce(whatsapp, phone) IS coalesce(?6, ?5) THEN last_inbound_at END,
                    phone = ?5, whatsapp = ?6,
                    address = ?7, route_id = ?8, visit_order = ?9, sort_name = ?10, search = ?11
                WHERE id = ?1
                """, id, card.document.type, card.document.number, card.name, card.phone, card.whatsapp, card.address,
                card.routeID, card.visitOrder, card.sortName, card.search)
            guard written == 1 else { throw StoreError.clientNotFound(card.document.number) }
            let numbers: [(LoanID, String)] = try database.all(
                "SELECT id, number FROM loan WHERE client_id = ?", id
            ) { ($0[0], $0[1]) }
            for (loan, number) in numbers {
                try database.run(
                    "UPDATE loan SET sort_name = ?, search = ? WHERE id = ?", card.sortName,
                    card.search + " " + SearchText.folded(number), loan)
            }
            try audit("client", subject: card.document.number)
        }
    }

    /// The client within `scope`: on one of its routes, or with a loan on one.
    package func client(_ id: ClientID, scope: Scope) throws -> Client {
        let found = try database.first(
            "SELECT \(Self.clientColumns) FROM client c WHERE id = ?\(Self.reach(scope))", id, read: Self.client)
        guard let found else { throw StoreError.clientNotFound(String(id.rawValue)) }
        return found
    }

    package func client(document: Document) throws -> ClientID? {
        try database.first(
            "SELECT id FROM client WHERE document_type = ? AND document = ?", document.type, document.number
        ) { $0[0] }
    }

    /// The client whose document was written like that (`CE 123`, `1.020.304`); a number without a type may be of any.
    package func client(documentWritten text: String, scope: Scope) throws -> ClientID? {
        let parsed = try? Document.parse(text)
        let exact: ClientID? = try parsed.flatMap { document in
            try database.first(
                "SELECT c.id FROM client c WHERE document_type = ? AND document = ?\(Self.reach(scope))", document.type,
                document.number
            ) { $0[0] }
        }
        if let exact { return exact }
        // Few have another type: a scan of the documents' own index.
        return try database.first(
            "SELECT c.id FROM client c WHERE document = ?\(Self.reach(scope)) ORDER BY c.id LIMIT 1",
            parsed?.number ?? text
        ) { $0[0] }
    }

    /// A client belongs to a scope by the own route or by that of a loan: asked of one client after the other.
    static func reach(_ scope: Scope) -> String {
        guard case .routes = scope else { return "" }
        return """
             AND ((1\(scope.sql("c.route_id"))) OR EXISTS
                 (SELECT 1 FROM loan reached WHERE reached.client_id = c.id\(scope.sql("reached.route_id"))))
            """
    }

    /// The same by `client_by_route` and `loan_route`, for a list that costs what its routes hold and not the house.
    static func reachOfFew(_ scope: Scope) -> String {
        guard case .routes = scope else { return "" }
        return """
             AND c.id IN (SELECT id FROM client WHERE 1\(scope.sql("route_id"))
                          UNION SELECT client_id FROM loan WHERE 1\(scope.sql("route_id")))
            """
    }

    static let clientColumns =
        "c.id, c.document_type, c.document, c.name, c.phone, c.whatsapp, c.address, c.visit_order"

    static func client(_ row: Row) -> Client {
        Client(
            id: row[0], document: Document(trusted: row[1], number: row[2]), name: row[3], phone: row[4],
            whatsapp: row[5], address: row[6], visitOrder: row[7])
    }
}
