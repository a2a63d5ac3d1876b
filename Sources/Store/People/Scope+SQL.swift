package import Lending

extension Scope {
    /// ` AND <column> IN (…)`, or nothing. Ids are numbers of our own, so they may stand in the text; a bound list would
    /// keep SQLite from using the index on the route.
    func sql(_ column: String) -> String {
        switch self {
        case .all: ""
        case .routes(let routes):
            " AND \(column) IN (\(routes.map { String($0.rawValue) }.joined(separator: ",")))"
        }
    }

    /// The part of this scope that lies on one route.
    package func narrowed(to route: RouteID?) -> Scope {
        guard let route else { return self }
        switch self {
        case .all: return .routes([route])
        case .routes(let routes): return .routes(routes.contains(route) ? [route] : [])
        }
    }
}
