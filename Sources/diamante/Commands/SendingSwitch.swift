import Messaging
import Store

/// `mensajero --pausar` and `--reanudar`: what `w` does on a console, for scripts.
struct SendingSwitch {
    let pauses: Bool
    let resumes: Bool
    let reason: String?

    func run(_ output: OutputOptions) throws {
        let house = try House()
        guard pauses != resumes else {
            throw Failure(
                .usage,
                house.say(
                    es: "Use --pausar o --reanudar, no los dos.", en: "Use --pause or --resume, not both."))
        }
        guard house.me.role.mayPauseSending else { throw StoreError.notAllowed(house.me.role) }
        if pauses { try pause(house) } else { try resume(house) }
        let standing = try house.store.pauses()
        guard output.json else {
            for pause in standing { Printing.out(PauseText.sentence(pause, house)) }
            if standing.isEmpty { Printing.out(house.say(es: "Los envíos siguen.", en: "Sending goes on.")) }
            return
        }
        Printing.out(
            JSON.object([
                ("pausado", .bool(!standing.isEmpty)),
                ("pausas", .array(standing.map { PauseText.json($0, house) })),
            ]).text)
    }

    private func pause(_ house: House) throws {
        let by = house.say(es: "\(house.me.login) los pausó", en: "paused by \(house.me.login)")
        let reason = reason.map { by + " (" + Printing.harmless($0) + ")" } ?? by
        try house.store.pause(.account, reason: reason)
    }

    /// What keeps a copied database from sending stays: an owner adopts it (`estado --adoptar`).
    private func resume(_ house: House) throws {
        try house.store.write {
            for pause in try house.store.pauses() where pause.scope != .place { try house.store.resume(pause.scope) }
        }
        if try house.store.needsMensajero() { house.wakeMensajero() }
    }
}
