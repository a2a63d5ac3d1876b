import ArgumentParser
import Demo
import Glibc
import Lending
import Messaging
import Store

/// How fast the proof of contacts comes out, and that its memory does not grow with the rows.
struct ProofCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "proof", abstract: "Exports every contact of a generated house, and the reminders of a day.")

    @Option(help: "Where the house is made; an empty directory.") var directory: String
    @Option(help: "Clients and loans, one each.") var clients = 300_000

    func run() throws {
        guard mkdir(directory, 0o700) == 0 || errno == EEXIST, access(directory + "/diamante.db", F_OK) != 0 else {
            throw ValidationError("\(directory) cannot be made, or holds a database already.")
        }
        let store = try BenchmarkHouse.store(in: directory, texts: Self.texts)
        defer { store.close() }
        try DemoPortfolio.fill(store, clients: clients, loans: clients)

        let reminders = BulkRequest(content: .reminders(daysAhead: 1), target: .everyone)
        var clock = Stopwatch()
        let preview = try store.preview(reminders, scope: .all)
        print("preview of reminders: \(Self.count(preview)) clients in \(clock.text)")
        clock = Stopwatch()
        let queued = try store.queue(reminders, scope: .all, holdSeconds: 0).summary
        print("reminders queued: \(queued.recipients) in \(clock.text)")
        let overdue = try store.queue(
            BulkRequest(content: .overdue, target: .everyone), scope: .all, holdSeconds: 0
        ).summary
        print("overdue: \(Self.count(overdue)) clients, \(overdue.recipients) queued")

        for kind in [ExportKind.contacts, .consents] {
            for format in ExportFormat.allCases {
                let before = Self.peakKilobytes
                clock = Stopwatch()
                var bytes = 0
                let rows = try store.export(kind, as: format, scope: .all) { bytes += $0.count }
                let seconds = clock.seconds
                print(
                    "\(kind.rawValue) \(format.rawValue): \(rows) rows, \(bytes / 1_000_000) MB in "
                        + "\(Stopwatch.text(seconds)), \(Int(Double(rows) / seconds)) rows/s, "
                        + "peak memory +\(Self.peakKilobytes - before) kB")
            }
        }
    }

    private static func count(_ summary: BulkSummary) -> Int {
        summary.recipients + summary.excludedCount + summary.already
    }

    /// Kilobytes resident at the most so far.
    private static var peakKilobytes: Int {
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        return usage.ru_maxrss
    }

    private static let texts = MessageKind.allCases.filter { $0.contactClass == .collection }.flatMap { kind in
        Channel.allCases.map { channel in
            (
                name: TemplateKey(kind, channel, .es).fileName,
                text: "{empresa}: {nombre}, le recordamos {monto} del {fecha}. ¿Dudas? {tel}. Baja: SALIR"
            )
        }
    }
}
