import Embedded
import Foundation
import Lending
import Messaging
import Outbox
import SQLite
import Simulator
import Synchronization
import Twilio

@testable import Store

/// A small lender with a Twilio of its own for one test. It is Monday, 23 November 2026, 10:00 in Bogotá when a test
/// begins, and time passes as it does outside.
///
///     let office = try Office()
///     let id = try office.queue("+573001000001")
///     #expect(try office.empty() == .done)
final class Office: Sendable {
    static let accountSID = "AC" + String(repeating: "a", count: 32)
    static let number = "+15005550006"

    let directory: String
    let twilio: Simulator
    let clock: BusinessClock
    private let business: Business
    let account: TwilioAccount
    let errors: ErrorTable

    /// How far this machine's clock was set away from the right time, in milliseconds.
    private let jumped: Jump

    final class Jump: Sendable {
        let milliseconds = Atomic<Int64>(0)
    }

    /// Sets the clock of this machine; Twilio's goes on.
    func jump(_ milliseconds: Int64) {
        jumped.milliseconds.store(milliseconds, ordering: .sequentiallyConsistent)
    }

    /// `url`: in the place of the simulator's own. `place`: where its directory is made.
    init(
        in place: String? = nil, _ adjust: (inout Simulator.Configuration) -> Void = { _ in },
        unset: TwilioVariable? = nil, url: String? = nil
    ) throws {
        let place = place ?? FileManager.default.temporaryDirectory.path
        directory = place + "/diamante-outbox-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
        let shift = Office.opening.milliseconds - Simulator.Configuration.systemClock()
        let jumped = Jump()
        self.jumped = jumped
        clock = BusinessClock(zone: .bogota) {
            let jump = jumped.milliseconds.load(ordering: .sequentiallyConsistent)
            return Instant(milliseconds: Simulator.Configuration.systemClock() + shift + jump)
        }
        var configuration = Simulator.Configuration()
        configuration.clock = { Simulator.Configuration.systemClock() + shift }
        adjust(&configuration)
        twilio = Simulator(configuration)
        let port = try twilio.startAside()
        account = try TwilioAccount { variable in
            switch variable {
            case unset: nil
            case .accountSID: Office.accountSID
            case .authToken: "secret"
            case .phoneNumber: Office.number
            case .whatsappNumber: "whatsapp:" + Office.number
            case .apiURL: url ?? "http://127.0.0.1:\(port)"
            default: nil
            }
        }
        business = try Office.business()
        errors = try ErrorTable(csv: Embedded.file("errores-twilio.csv")?.text ?? "")
        // The file has to be there before several open it at once.
        try store().close()
    }

    deinit {
        twilio.stop()
        try? FileManager.default.removeItem(atPath: directory)
    }

    private static let opening = BusinessZone.bogota.instant(Day(iso: "2026-11-23") ?? Day(number: 0), hour: 10)

    private static func business() throws -> Business {
        Business(
            company: "DIAMANTE", phone: "300 111 2233", payLink: "", language: .es,
            templates: TemplateCatalogue(files: Embedded.files.map { ($0.name, $0.text) }),
            prices: try PriceList(csv: Embedded.file("tarifas.csv")?.text ?? ""), policy: .colombia,
            senders: Business.Senders(sms: true, whatsapp: true, whatsappIsSandbox: true, unitsPerSecond: [:]))
    }

    /// A connection of its own, for the thread that asks for it; `secondsAgo` sets its clock back.
    func store(
        login: String = "ana", signal: ChangeSignal? = nil, secondsAgo: Int = 0, shelf: TemplateTests.Shelf? = nil
    ) throws -> Store {
        let (clock, business) = (clock, business)
        return try Store(
            path: directory + "/diamante.db", mode: .create,
            clock: BusinessClock(zone: .bogota) { clock.now.adding(seconds: -secondsAgo) },
            makeBusiness: {
                var business = business
                if let shelf { business.templates = shelf.catalogue }
                return business
            }, businessStamp: { shelf?.stamp ?? 0 }, login: login, signal: signal)
    }

    /// Posts as a mensajero would that dies before it can write the answer.
    func post(_ order: SendOrder) throws {
        let client = try TwilioClient<Bool>(account)
        let message = OutgoingMessage(
            to: TwilioAddress(order.channel, order.recipient),
            sender: .number(TwilioAddress(order.channel, Office.number)), content: .text(order.text.body))
        _ = client.perform(.create(message), tag: true)
    }

    /// Fast looks, polls and retries, no pace.
    var settings: MensajeroSettings {
        var settings = MensajeroSettings(directory: directory)
        settings.smsRate = nil
        settings.whatsappRate = nil
        settings.concurrency = 8
        settings.looks = LookSchedule(milliseconds: [20, 40, 60, 80])
        settings.polls = PollSchedule(
            tiers: [.init(age: 60_000, interval: 20), .init(age: 259_200_000, interval: 40)], busyInterval: 20,
            busyFor: 1000)
        settings.waits.lock = 0
        settings.waits.probe = 20
        settings.waits.unreachable = Backoff(first: 5, longest: 20)
        settings.waits.tooMany = Backoff(first: 5, longest: 20)
        settings.waits.reading = Backoff(first: 5, longest: 20)
        settings.waits.writing = Backoff(first: 5, longest: 20)
        settings.waits.listLag = 0
        return settings
    }

    /// Runs a mensajero in this thread.
    func work(
        _ mode: MensajeroMode, stop: StopSwitch? = nil, log: MensajeroLog = .none, shelf: TemplateTests.Shelf? = nil,
        _ adjust: (inout MensajeroSettings) -> Void = { _ in }
    ) throws -> MensajeroEnd {
        var settings = settings
        adjust(&settings)
        let signal = try ChangeSignal(path: directory + "/diamante.changed")
        let store = try store(login: "nobody", signal: signal, shelf: shelf)
        defer { store.close() }
        let mensajero = Mensajero(
            store: store, account: account, errors: errors,
            changes: ChangeWatch(descriptor: signal.descriptor) { _ = signal.drain() },
            stop: try stop ?? StopSwitch(), settings: settings, log: log)
        return try mensajero.run(mode)
    }

    /// `--hasta-vaciar`, with a bound that no sound test reaches.
    func empty(_ adjust: (inout MensajeroSettings) -> Void = { _ in }) throws -> MensajeroEnd {
        try work(.untilEmpty(seconds: 30), adjust)
    }
}

extension Simulator {
    /// On a port that no program is given by chance, so that it is still free when the server comes back.
    func startAside() throws -> UInt16 {
        for _ in 0..<50 {
            if let port = try? start(port: UInt16.random(in: 20_000..<30_000)) { return port }
        }
        return try start()
    }
}
