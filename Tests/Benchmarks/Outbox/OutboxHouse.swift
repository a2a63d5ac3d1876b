import Foundation
import Lending
import Messaging
import Store

/// A house of its own for one measurement: an empty data directory, the built executable, nothing of the machine's
/// environment. Gone when this is.
final class OutboxHouse {
    let root: String
    let data: String
    var environment: [String: String]

    struct Refused: Error, CustomStringConvertible {
        let description: String
    }

    /// `url`: the Twilio on loopback.
    init(url: String, in place: String = NSTemporaryDirectory()) throws {
        root = place + "/diamante-benchmark-\(UUID().uuidString.prefix(8))"
        data = root + "/datos"
        try FileManager.default.createDirectory(atPath: data, withIntermediateDirectories: true)
        guard FileManager.default.isExecutableFile(atPath: Self.executable) else {
            throw Refused(description: "There is no \(Self.executable): run `swift build -c release` first.")
        }
        environment = [
            "PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": root, "LC_ALL": "C.UTF-8", "DIAMANTE_DATA": data,
            "DIAMANTE_USER": "dueña", "TWILIO_ACCOUNT_SID": Self.accountSID, "TWILIO_AUTH_TOKEN": "medida-en-loopback",
            "TWILIO_PHONE_NUMBER": "+15005550006", "TWILIO_API_URL": url, "TWILIO_SMS_RATE": "100000",
            "TWILIO_CONCURRENCY": "64", "DIAMANTE_CLOCK_OFFSET": String(Self.legalHourOffset),
        ]
    }

    deinit {
        try? FileManager.default.removeItem(atPath: root)
    }

    static let accountSID = "AC" + String(repeating: "0123456789abcdef", count: 2)

    /// `diamante` as it was built beside this command.
    static let executable: String = {
        let own = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
        return URL(filePath: own).deletingLastPathComponent().appending(path: "diamante").path
    }()

    /// Seconds from now to ten in the morning of a working day in Bogotá: a Wednesday in the second half of a February has
    /// never been a holiday there.
    private static let legalHourOffset: Int = {
        let day = Day(iso: "2027-02-17") ?? Day(number: 0)
        let ten = BusinessZone.bogota.instant(day, hour: 10).milliseconds / 1000
        return Int(ten) - Int(Date().timeIntervalSince1970)
    }()

    func start(_ arguments: [String]) throws -> StartedProgram {
        try StartedProgram(
            [Self.executable] + arguments, environment: environment, out: root + "/out", err: root + "/err")
    }

    /// Runs a command to its end.
    func run(_ arguments: String...) throws {
        let status = try start(arguments).ended()
        guard status == 0 else {
            let words = TextFile.read(root + "/err") ?? ""
            throw Refused(description: "diamante \(arguments[0]) ended with \(status): \(words.suffix(500))")
        }
    }

    /// Clients who are behind, each with a number of its own and authorised for SMS.
    func fill(_ count: Int) throws {
        var clients = "documento,nombre,telefono,ruta,autoriza_sms\n"
        var loans = "numero,documento,monto,total,cuotas,frecuencia,primera_cuota,estado\n"
        for index in 0..<count {
            let document = 10_000_000 + index
            // No ending that means something to the simulator.
            clients += "\(document),Cliente \(index),\(3_100_000_055 + index * 100),Norte,si\n"
            loans += "\(1000 + index),\(document),500000,560000,12,mensual,2026-09-01,activo\n"
        }
        try clients.write(toFile: root + "/clientes.csv", atomically: true, encoding: .utf8)
        try loans.write(toFile: root + "/prestamos.csv", atomically: true, encoding: .utf8)
        try run("importar", "--clientes", root + "/clientes.csv", "--prestamos", root + "/prestamos.csv")
    }

    /// Texts of the operator's own to as many numbers.
    func queueTexts(_ count: Int) throws {
        let store = try BenchmarkHouse.store(in: data)
        defer { store.close() }
        try store.write {
            for index in 0..<count {
                try store.enqueueTest(to: "+57\(3_100_000_055 + index * 100)", channel: .sms, text: "hola \(index)")
            }
        }
    }

    /// One reminder for each; and no mensajero is at work afterwards: the one that the command starts finds the lock
    /// taken and ends.
    func queueReminders() throws {
        let lock = open(data + "/mensajero.lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard lock >= 0, flock(lock, LOCK_EX) == 0 else {
            throw Refused(description: "mensajero.lock is not to be had")
        }
        defer { close(lock) }
        try run("cuotas-vencidas")
        usleep(2_500_000)
    }
}
