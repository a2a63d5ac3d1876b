package import Lending
import SQLite

/// A person who logs in, as the list of people shows it.
package struct Collector: Sendable, Equatable {
    package let id: CollectorID
    package let login: String
    package let name: String
    package let role: Role
    package let active: Bool
    package let routes: [String]
}

extension Store {
    /// The person behind a login. Whoever opens an empty house first is its owner.
    package func operatorNamed(_ login: String) throws -> Operator {
        if let known = try find(login) { return known }
        if try people().isEmpty {
            try write {
                guard try people().isEmpty else { return }
                try savePerson(login: login, name: login, role: .owner, routes: [])
            }
            if let known = try find(login) { return known }
        }
        throw StoreError.unknownUser(login)
    }

    package func people() throws -> [Collector] {
        try database.all(
            """
            SELECT c.id, c.login, c.name, c.role, c.active,
                   (SELECT group_concat(r.name, char(31)) FROM route r WHERE r.collector_id = c.id)
            FROM collector c ORDER BY c.login
            """
        ) { row in
            let routes: String? = row[5]
            return Collector(
                id: row[0], login: row[1], name: row[2], role: row[3], active: row[4],
                routes: (routes ?? "").split(separator: "\u{1F}").map(String.init).sorted())
        }
    }

    /// Adds a person or changes what is known of one. A named route that does not exist yet is made.
    package func savePerson(login: String, name: String, role: Role, active: Bool = true, routes: [String]) throws {
        try write {
            try database.run(
                """
                INSERT INTO collector (login, name, role, active) VALUES (?, ?, ?, ?)
                ON CONFLICT (login) DO UPDATE SET name = excluded.name, role = excluded.role, active = excluded.active
                """, login, name, role, active)
            let owners: Int64? = try database.first(
                "SELECT count(*) FROM collector WHERE role = 'owner' AND active = 1"
            ) { $0[0] }
            guard owners ?? 0 > 0 else { throw StoreError.lastOwner }
            try database.run(
                "UPDATE route SET collector_id = NULL WHERE collector_id = (SELECT id FROM collector WHERE login = ?)",
                login)
            for route in routes {
                let id = try routeID(named: route)
                try database.run(
                    "UPDATE route SET collector_id = (SELECT id FROM collector WHERE login = ?) WHERE id = ?", login, id
                )
            }
            try audit("person", subject: login, detail: "\(role.rawValue) \(routes.joined(separator: ", "))")
        }
    }

    private func find(_ login: String) throws -> Operator? {
        let found: (id: CollectorID, name: String, role: Role)? = try database.first(
            "SELECT id, name, role FROM collector WHERE login = ? AND active = 1", login
        ) { ($0[0], $0[1], $0[2]) }
        guard let found else { return nil }
        let routes: [RouteID] = try database.all(
            "SELECT id FROM route WHERE collector_id = ? ORDER BY id", found.id
        ) { $0[0] }
        return Operator(
            login: login, name: found.name, role: found.role,
            scope: found.role.seesEverything ? .all : .routes(routes))
    }
}
