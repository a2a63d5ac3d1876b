import Foundation

extension Workplace {
    /// The process that `mensajero.json` names; nil when none runs.
    var mensajeroID: Int32? {
        guard let text = try? String(contentsOf: data.appending(path: "mensajero.json"), encoding: .utf8),
            let card = try? JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any],
            let id = card["pid"] as? Int32, kill(id, 0) == 0
        else { return nil }
        return id
    }

    /// Asks the mensajero to end, and waits for it.
    func endMensajero() {
        guard let id = mensajeroID else { return }
        kill(id, SIGCONT)
        kill(id, SIGTERM)
        _ = eventually { mensajeroID == nil }
    }

    /// The states of all messages, oldest first.
    func states(with changes: [String: String] = [:]) throws -> [String] {
        let rows = try diamante("mensajes", "--json", with: changes).json() as? [[String: Any]] ?? []
        return rows.reversed().compactMap { $0["estado"] as? String }
    }
}
