import ArgumentParser
import Demo
import Glibc
import Lending
import Messaging
import Store

/// How fast the proof of contacts comes out, and that its memory does not grow with the rows. The house is made by a first
/// call; a second one on it measures the exports in a process that has done nothing else.
struct ProofCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "proof",
        abstract: "Exports every contact of a generated house; makes it first, with the reminders of a day.")

    @Option(help: "Where the house is, or is made.") var directory: String
    @Option(help: "Clients and loans of a house that is made, one each.") var clients = 300_000

    func run() throws {
        guard mkdir(directory, 0o700) == 0 || errno == EEXIST else {
            throw ValidationError("\(directory) cannot be made.")
        }
        let isThere = access(directory + "/diamante.db", F_OK) == 0
        let store = try BenchmarkHouse.store(in: directory, texts: Self.texts)
        defer { store.close() }
        if !isThere { try make(store) }
        for kind in [ExportKind.contacts, .consents] {
            for format in ExportFormat.allCases { try measure(kind, format, store) }
        }
    }

    private func make(_ store: Store) throws {
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
    }

    private func measure(_ kind: ExportKind, _ format: ExportFormat, _ store: Store) throws {
        let clock = Stopwatch()
        var bytes = 0
        // Once the caches are full: what grows from here grows with the rows.
        var early: Int?
        let rows = try store.export(kind, as: format, scope: .all) { piece in
            bytes += piece.count
            if early == nil, bytes > 2_000_000 { early = Self.peakKilobytes }
        }
        let seconds = clock.seconds
        print(
            "\(kind.rawValue) \(format.rawValue): \(rows) rows, \(bytes / 1_000_000) MB in "
                + "\(Stopwatch.text(seconds)), \(Int(Double(rows) / seconds)) rows/s, peak memory "
                + "\(early.map(String.init) ?? "-") kB after 2 MB, \(Self.peakKilobytes) kB at the end")
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
