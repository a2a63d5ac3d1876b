import Glibc
import Messaging
import Outbox

/// The house with nobody else in it: no console, no command, no mensajero. For what changes the ground under all of them.
final class HouseAlone {
    private let presence: FileLock
    private let lead: FileLock

    /// `presence` is this process's own shared lock, which becomes exclusive. Refused with the names of who is in the way.
    init(_ directory: DataDirectory, _ presence: FileLock, _ language: Language) throws(Failure) {
        guard presence.makeExclusive() else { throw Self.busy(directory, language) }
        guard let lead = FileLock(directory.mensajeroLock, exclusive: true) else {
            presence.makeShared()
            throw Self.busy(directory, language)
        }
        self.presence = presence
        self.lead = lead
    }

    /// Lets the others in again.
    func open() {
        presence.makeShared()
    }

    private static func busy(_ directory: DataDirectory, _ language: Language) -> Failure {
        let card = MensajeroStatus.read(directory.path)
        let leader = card.flatMap { $0.condition == .gone ? nil : $0.pid }
        let holders = Set(LockTable.holders(of: directory.consoleLock) + LockTable.holders(of: directory.mensajeroLock))
        let names = holders.subtracting([getpid()]).sorted().map { pid in
            let process = language.choose(es: "proceso", en: "process") + " \(pid)"
            if pid == leader { return language.choose(es: "el mensajero", en: "the mensajero") + " (\(process))" }
            return (LockTable.user(of: pid).map { "\(Printing.harmless($0)) (\(process))" }) ?? process
        }
        let who =
            names.isEmpty ? language.choose(es: "otro proceso", en: "another process") : names.joined(separator: ", ")
        let end =
            leader.map {
                language.choose(
                    es: " El mensajero se termina con «kill \($0)».", en: " \"kill \($0)\" ends the mensajero.")
            } ?? ""
        return Failure(
            .busy,
            language.choose(
                es: "La casa no está vacía: trabaja \(who). Cierre eso y repita el comando.\(end)",
                en: "The house is not empty: \(who) is at work. Close that and repeat the command.\(end)"))
    }
}
