import Demo
import Glibc
import Lending
import Messaging
import SQLite
import Simulator
import Store

/// A house of its own for measuring what others see of a change: a directory, its books, and whoever writes in them.
final class LiveHouse {
    let directory: String
    let store: Store
    private var messages = 0

    struct CannotMake: Error, CustomStringConvertible {
        let description: String
    }

    init(loans: Int) throws {
        var template = Array("/tmp/diamante-live-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw CannotMake(description: "no directory in /tmp") }
        directory = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        store = try BenchmarkHouse.store(in: directory)
        try DemoPortfolio.fill(store, clients: loans, loans: loans)
    }

    deinit {
        store.close()
        for name in [
            "diamante.db", "diamante.db-wal", "diamante.db-shm", "diamante.changed", "console.lock", "mensajero.lock",
            "mensajero.json", "mensajero.log",
        ] { unlink(directory + "/" + name) }
        rmdir(directory)
    }

    /// What a console here is started with; with a Twilio it may have its messages sent.
    func environment(twilio port: UInt16? = nil) -> [String: String] {
        var variables = ["DIAMANTE_DATA": directory, "DIAMANTE_USER": DemoPortfolio.owner.login, "HOME": directory]
        guard let port else { return variables }
        variables.merge([
            "TWILIO_API_URL": "http://127.0.0.1:\(port)",
            "TWILIO_ACCOUNT_SID": "AC" + String(repeating: "d0", count: 16),
            "TWILIO_AUTH_TOKEN": "banco-de-pruebas", "TWILIO_PHONE_NUMBER": "+15005550006",
            "TWILIO_SMS_RATE": "100000", "TWILIO_CONCURRENCY": "64",
        ]) { $1 }
        return variables
    }

    /// A console with the screen of the messages in front.
    func console(_ name: String, twilio port: UInt16? = nil) throws -> PtySession {
        let session = try PtySession([Executable.diamante], environment: environment(twilio: port))
        guard session.wait(for: "Vencidos") != nil else {
            throw CannotMake(description: "\(name) did not open: \(session.screen.text)")
        }
        return session
    }

    // MARK: What others write

    /// A message that Twilio has accepted, and how its number looks on a screen.
    struct Accepted {
        let sid: String
        let number: String
    }

    func accept(_ count: Int = 1) throws -> [Accepted] {
        let numbers = (0..<count).map { 1_000_000 + messages + $0 }
        messages += count
        try store.write {
            for number in numbers {
                _ = try store.enqueueTest(to: "+57300\(number)", channel: .sms, text: "hola")
            }
        }
        let rules = ClaimRules(channel: .sms, limit: count, budget: count, collectionAllowed: false)
        let orders = try store.claim(rules)
        try store.finish(
            orders.map { order in
                let report = TwilioReport(sid: "SM\(order.id.rawValue)", status: .queued)
                return (order: order, sender: "+15005550006", outcome: .accepted(report), http: 201)
            })
        tell()
        return orders.map { order in
            let digits = order.recipient.suffix(7)
            return Accepted(sid: "SM\(order.id.rawValue)", number: "\(digits.prefix(3)) \(digits.suffix(4))")
        }
    }

    func report(_ message: Accepted, _ status: DeliveryStatus) throws {
        try store.merge([TwilioReport(sid: message.sid, status: status)])
    }

    /// Wakes who looks, as every writer does after its commit.
    func tell() {
        ChangeSignal.touch(directory + "/diamante.changed")
    }
}

extension VirtualScreen {
    /// Whether the line that shows one text shows the other as well.
    func shows(_ text: String, beside other: String) -> Bool {
        (0..<rows).contains { line($0).contains(other) && line($0).contains(text) }
    }
}
