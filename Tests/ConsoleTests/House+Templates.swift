import Embedded
import Lending
import Messaging
import Store

@testable import Console

/// The templates of a test's house: built in, and over them what somebody wrote, kept in memory.
final class Plates {
    var own: [TemplateKey: String] = [:]
    /// Set: nothing can be written.
    var isFull = false

    struct DiskFull: Error, CustomStringConvertible {
        var description: String { "El disco está lleno" }
    }

    func shelf(unset: Set<Placeholder> = [.link]) -> TemplateShelf {
        TemplateShelf(
            sources: { [self] in
                TemplateKey.all.map { key in
                    TemplateSource(key: key, builtIn: Embedded.file(key.fileName)?.text ?? "", own: own[key])
                }
            },
            save: { [self] key, text in
                if isFull { throw DiskFull() }
                own[key] = text
            },
            restore: { [self] source in own[source.key] = nil }, unset: unset)
    }
}

extension House {
    func services(_ plates: Plates, isReadOnly: Bool = false) -> Services {
        var services = services(isReadOnly: isReadOnly)
        services.templates = plates.shelf()
        return services
    }
}

extension Store {
    func setCeiling(micros: Int64) throws { try set(.monthlyCeiling, Cost(micros: micros).plain) }
}
