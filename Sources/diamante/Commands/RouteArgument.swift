import Messaging
import Store

extension House {
    /// A route that somebody named: case and accents do not matter, and one that is not there is refused with those that are.
    /// `remedy`: what to do where it is not there on purpose.
    func route(named name: String, remedy: String = "") throws -> Route {
        let known = try store.routes(scope: scope)
        if let found = known.first(where: { SearchText.folded($0.name) == SearchText.folded(name) }) { return found }
        let name = Printing.harmless(name)
        let names = known.map { Printing.harmless($0.name) }.joined(separator: ", ")
        let sentence =
            known.isEmpty
            ? say(
                es: "No hay ninguna ruta «\(name)» a su alcance: no hay ninguna.",
                en: "There is no route \"\(name)\" within your reach: there is none.")
            : say(
                es: "No hay ninguna ruta «\(name)» a su alcance: \(names).",
                en: "There is no route \"\(name)\" within your reach: \(names).")
        throw Failure(.refused, remedy.isEmpty ? sentence : sentence + " " + remedy)
    }
}
