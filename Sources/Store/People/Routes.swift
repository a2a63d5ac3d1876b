package import Lending
import SQLite

/// A route with who walks it.
package struct Route: Sendable, Equatable {
    package let id: RouteID
    package let name: String
    package let collector: String?
}

extension Store {
    package func routes(scope: Scope) throws -> [Route] {
        try database.all(
            """
            SELECT r.id, r.name, c.name FROM route r LEFT JOIN collector c ON c.id = r.collector_id
            WHERE 1\(scope.sql("r.id")) ORDER BY r.name
            """
        ) { Route(id: $0[0], name: $0[1], collector: $0[2]) }
    }

    /// The first route of a house, for whoever writes down its first client; it is walked by the only person there is. Inside
    /// a write.
    package func addFirstRoute(named name: String) throws -> RouteID {
        try write {
            let id = try routeID(named: name)
            try database.run(
                """
                UPDATE route SET collector_id = (SELECT id FROM collector)
                WHERE id = ? AND collector_id IS NULL AND (SELECT count(*) FROM collector) = 1
                """, id)
            try audit("route", subject: name)
            return id
        }
    }

    /// The route of that name, made when there is none. Inside a write.
    func routeID(named name: String) throws -> RouteID {
        if let known: RouteID = try database.first("SELECT id FROM route WHERE name = ?", name, read: { $0[0] }) {
            return known
        }
        try database.run("INSERT INTO route (name) VALUES (?)", name)
        return RouteID(database.lastInsertedID)
    }
}
