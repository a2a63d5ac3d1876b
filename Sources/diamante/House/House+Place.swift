import Messaging
import Outbox
import SQLite
import Store

extension House {
    /// What wakes the mensajero when somebody commits.
    var changeWatch: ChangeWatch {
        guard let signal else { return ChangeWatch(descriptor: -1) {} }
        return ChangeWatch(descriptor: signal.descriptor) { _ = signal.drain() }
    }

    /// A database that woke up on another machine or in another directory may be a copy whose original still sends: it
    /// sends nothing until an owner says that this is the one. Returns whether it may.
    @discardableResult
    func confirmPlace(adopt: Bool = false) throws -> Bool {
        let here = [(Setting.machine, Self.machineID), (Setting.path, directory.path)]
        var moved = false
        for (name, value) in here {
            let stored = try store.setting(name)
            if stored == nil || adopt {
                if stored != value { try store.set(name, value) }
            } else if stored != value {
                moved = true
            }
        }
        if moved {
            try store.pause(
                .account,
                reason: say(
                    es: "esta base de datos es una copia o cambió de lugar. Si es la buena, el dueño ejecuta "
                        + "«diamante estado --adoptar».",
                    en: "this database is a copy or has moved. If it is the right one, the owner runs "
                        + "\"diamante estado --adoptar\"."))
        }
        return !moved
    }

    /// The same between restarts; empty where the system keeps none.
    private static var machineID: String {
        let text = (try? TextFile.read("/etc/machine-id")) ?? ""
        return String(text.prefix { !$0.isNewline })
    }
}
