import ArgumentParser
import Messaging
import Store

struct PersonCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: HelpWords.name(of: .user),
        abstract: .both(
            es: "Las personas que trabajan aquí, su rol y sus rutas.",
            en: "The people who work here, their role and their routes."), aliases: HelpWords.aliases(of: .user))

    @Argument(
        help: .both(
            es: "Con quién entra (DIAMANTE_USER o su usuario del sistema); sin él, la lista.",
            en: "Who comes in (DIAMANTE_USER or the login name); the list without it.", value: ("usuario", "login")))
    var login: String?
    @Option(
        name: .both(es: "nombre", en: "name"),
        help: .both(es: "Nombre para mostrar.", en: "Name to be shown.", value: ("nombre", "name"))) var nombre: String?
    @Option(
        name: .both(es: "rol", en: "role"),
        help: .both(
            es: "dueño, supervisor, oficina o cobrador; alguien nuevo es cobrador.",
            en: "owner, supervisor, office or collector; somebody new is a collector.", value: ("rol", "role")))
    var rol: String?
    @Option(
        name: .both(es: "ruta", en: "route"),
        help: .both(
            es: "Ruta del cobrador; se puede repetir.", en: "The collector's route; may be repeated.",
            value: ("ruta", "route"))) var ruta: [String] = []
    @Flag(
        name: .both(es: "ruta-nueva", en: "new-route"),
        help: .both(
            es: "Crea la ruta que se nombra, si no la hay.", en: "Makes the route that is named, if there is none."))
    var makesRoutes = false
    @Flag(
        name: .both(es: "retirar", en: "remove"),
        help: .both(es: "Ya no trabaja aquí.", en: "Does not work here any more.")) var retirar = false
    @OptionGroup var output: OutputOptions

    func run() throws {
        let house = try House()
        guard let login else { return try list(house) }
        guard house.me.role.mayManagePeople else { throw StoreError.notAllowed(house.me.role) }
        guard login.contains(where: { !$0.isWhitespace }), !login.contains(where: \.isNewline) else {
            throw Failure(
                .usage, house.say(es: "Diga con quién entra esa persona.", en: "Say who that person logs in as."))
        }
        // What is not said stays as it is.
        let known = try house.store.people().first { $0.login == login }
        guard let role = rol.map({ Role(spanish: $0) }) ?? known?.role ?? .collector else {
            throw Failure(
                .usage,
                house.say(
                    es:
                        "No existe el rol «\(Printing.harmless(rol ?? ""))»: use dueño, supervisor, oficina o cobrador.",
                    en:
                        "There is no role \"\(Printing.harmless(rol ?? ""))\": use owner, supervisor, office or collector."
                ))
        }
        let before = Set(try house.store.routes(scope: .all).map(\.name))
        let named = try ruta.map { try route($0, house) }
        try house.store.savePerson(
            login: login, name: nombre ?? known?.name ?? login, role: role, active: !retirar,
            routes: retirar ? [] : named.isEmpty ? known?.routes ?? [] : named)
        let new = try house.store.routes(scope: .all).map(\.name).filter { !before.contains($0) }.joined(
            separator: ", ")
        if !new.isEmpty { Printing.note(house.say(es: "Rutas nuevas: \(new).", en: "New routes: \(new).")) }
        if !output.json { Printing.note(house.say(es: "Guardado.", en: "Saved.")) }
        try list(house)
    }

    /// As it is written in the books. A name typed wrongly would make a route that nobody is on.
    private func route(_ name: String, _ house: House) throws -> String {
        do {
            return try house.route(
                named: name,
                remedy: house.say(
                    es: "Para crearla agregue --ruta-nueva.", en: "To make it add --new-route.")
            ).name
        } catch let failure as Failure {
            guard makesRoutes, name.contains(where: { !$0.isWhitespace }) else { throw failure }
            return name
        }
    }

    private func list(_ house: House) throws {
        let people = try house.store.people()
        guard output.json else {
            for person in people {
                let routes = person.routes.joined(separator: ", ")
                Printing.out(
                    "\(person.login)\t\(Printing.harmless(person.name))\t\(person.role.spanish)\t\(Printing.harmless(routes))"
                        + (person.active ? "" : "\t" + house.say(es: "retirado", en: "left")))
            }
            return
        }
        Printing.out(
            JSON.array(
                people.map { person in
                    .object([
                        ("usuario", .string(person.login)), ("nombre", .string(person.name)),
                        ("rol", .string(person.role.spanish)), ("rutas", .array(person.routes.map { .string($0) })),
                        ("activo", .bool(person.active)),
                    ])
                }
            ).text)
    }
}
