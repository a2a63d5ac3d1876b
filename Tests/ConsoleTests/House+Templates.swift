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

extension House {
    /// The five were reminded yesterday by SMS: three messages left, one of them has its price, one waits. The owner set a
    /// ceiling, in millionths.
    static func spending(ceiling micros: Int64) -> (House) throws -> Void {
        { house in
            try five(house)
            try house.store.setCeiling(micros: micros)
            _ = try house.store.queue(
                BulkRequest(content: .overdue, target: .everyone, wish: .only(.sms)), scope: .all, holdSeconds: 0,
                overCeiling: true)
            try house.answer(
                .accepted(TwilioReport(sid: "SM1", status: .queued)),
                .accepted(TwilioReport(sid: "SM2", status: .queued)),
                .accepted(TwilioReport(sid: "SM3", status: .queued)))
            try house.store.merge([
                TwilioReport(sid: "SM1", status: .delivered, segments: 1, priceMicros: 42_000, priceUnit: "USD")
            ])
            house.time.pass(seconds: 86_400)
        }
    }
}

extension Store {
    func setCeiling(micros: Int64) throws { try set(.monthlyCeiling, Cost(micros: micros).plain) }
}
