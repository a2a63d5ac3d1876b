import Demo
import Glibc
import Lending
import Messaging
import SQLite
import Store

/// A house as the executable would make it, for filling its database from a benchmark.
enum BenchmarkHouse {
    private static let clock = BusinessClock(zone: .bogota) {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Instant(milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
    }

    static var today: Day { clock.today }

    /// How many messages its queue and history hold, blocked ones left out.
    static func messages(in directory: String) throws -> Int {
        let store = try store(in: directory)
        defer { store.close() }
        return try store.messageCounts(MessageQuery(), scope: .all).reduce(0) {
            $0 + ($1.key == .blocked ? 0 : $1.value)
        }
    }

    static func store(in directory: String, texts: [(name: String, text: String)] = []) throws -> Store {
        let business = Business(
            company: "DIAMANTE PRO", phone: "300 111 2233", payLink: "", language: .es,
            templates: TemplateCatalogue(files: texts),
            prices: try PriceList(csv: "canal,pais,precio,moneda,unidad\nsms,CO,0.05,USD,segmento\n"),
            policy: .colombia,
            senders: Business.Senders(sms: true, whatsapp: true, whatsappIsSandbox: true, unitsPerSecond: [:]))
        return try Store(
            path: directory + "/diamante.db", mode: .create, clock: clock, business: business,
            login: DemoPortfolio.owner.login)
    }
}
