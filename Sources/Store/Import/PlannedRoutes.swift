import Lending

/// The routes by name; case and accents do not make another route.
struct PlannedRoutes {
    static let defaultName = "Principal"

    private struct Entry {
        let name: String
        var id: RouteID?
    }

    private var entries: [String: Entry] = [:]
    private var names: [RouteID: String] = [:]
    private(set) var newNames: [String] = []

    mutating func addStored(_ id: RouteID, _ name: String) {
        entries[SearchText.folded(name)] = Entry(name: name, id: id)
        names[id] = name
    }

    func name(of id: RouteID) -> String { names[id] ?? "" }

    /// The id of a route that exists.
    func id(named name: String) -> RouteID? { entries[SearchText.folded(name)]?.id }

    /// Notes a route that has to be made.
    mutating func need(_ name: String) {
        let key = SearchText.folded(name)
        guard entries[key] == nil else { return }
        entries[key] = Entry(name: name, id: nil)
        newNames.append(name)
    }

    /// Sets the id of a route that was made.
    mutating func made(_ name: String, _ id: RouteID) {
        entries[SearchText.folded(name)]?.id = id
    }
}
