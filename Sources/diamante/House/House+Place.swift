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
        // Not one of the mensajero's own pauses: no check of the account ends it.
        let isHeld = try store.pauses().contains { $0.scope == .place }
        if !moved, isHeld {
            try store.resume(.place)
        } else if moved, !isHeld {
            try store.pause(
                .place,
                reason: say(
                    es: "Base copiada o movida: nada sale. El dueño: \(language.call(.status, "--adoptar"))",
                    en: "Database copied or moved: nothing leaves. The owner: \(language.call(.status, "--adopt"))"))
        }
        return !moved
    }

    /// The same between restarts; empty where the system keeps none.
    private static var machineID: String {
        let text = (try? TextFile.read("/etc/machine-id")) ?? ""
        return String(text.prefix { !$0.isNewline })
    }
}
