package import Lending
import Messaging
import SQLite

extension Store {
    /// What is written down of a client, for changing it.
    package func clientCard(_ id: ClientID, scope: Scope) throws -> ClientCard {
        let found = try database.first(
            "SELECT \(Self.clientColumns), c.route_id FROM client c WHERE c.id = ?\(Self.reach(scope))", id
        ) { row in
            let client = Self.client(row)
            return ClientCard(
                document: client.document, name: client.name, phone: client.phone, whatsapp: client.whatsapp,
                address: client.address, routeID: row[8], visitOrder: client.visitOrder)
        }
        guard let found else { throw StoreError.clientNotFound(String(id.rawValue)) }
        return found
    }
}
