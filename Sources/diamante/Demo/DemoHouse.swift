import Demo
import Glibc
import Lending
import Messaging
import Store

/// A house of its own for the demonstration: an invented portfolio, a simulated Twilio, a mensajero, a business clock in a
/// legal hour. All of it lies in one temporary directory and is gone at the end; nothing leaves the machine.
final class DemoHouse {
    let house: House
    private let root: String
    private let lifeline: Lifeline
    private let environment: [String: String]
    private var children: [ChildProcess]

    init(language: Language) throws {
        var template = Array("/tmp/diamante-demo-XXXXXX".utf8CString)
        guard let made = mkdtemp(&template), let lifeline = Lifeline() else {
            throw Failure(
                .refused,
                language.choose(
                    es: "No se puede crear la carpeta de la demostración en /tmp: libere espacio.",
                    en: "The demo's directory cannot be made in /tmp: free some space."))
        }
        root = String(cString: made)
        self.lifeline = lifeline
        let (twilio, port) = try Self.startTwilio(lifeline, language)
        // One level below the temporary directory, so that no .env of anybody's lies beside it.
        let directory = DataDirectory(path: root + "/datos")
        environment = Self.environment(directory, port: port, language: language)
        house = try House(
            directory: directory,
            configuration: try Configuration(Variables(environment), login: DemoPortfolio.owner.login))
        try DemoPortfolio.fill(house.store)
        children = [twilio]
        startMensajero()
    }

    /// A second one finds the first at work and leaves.
    func startMensajero() {
        let child = ChildProcess(
            ["mensajero", "--vigilar", "3", "--borrar", root], environment: environment,
            descriptors: [3: lifeline.watched], log: house.directory.mensajeroLog)
        if let child { children.append(child) }
    }

    /// Ends what was started and removes everything.
    func end() {
        house.store.close()
        lifeline.cut()
        for child in children { child.wait(seconds: 3) }
        FileTree.remove(root)
    }

    private static func startTwilio(_ lifeline: Lifeline, _ language: Language) throws -> (ChildProcess, port: String) {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { throw FileError(path: "pipe", code: errno) }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        let child = ChildProcess(
            ["simulador", "--ritmo", "rapido", "--vigilar", "3"], environment: ["PATH": "/usr/bin:/bin"],
            descriptors: [STDOUT_FILENO: ends[1], 3: lifeline.watched])
        close(ends[1])
        defer { close(ends[0]) }
        var line: [UInt8] = []
        var byte: UInt8 = 0
        while read(ends[0], &byte, 1) == 1, byte != UInt8(ascii: "\n") { line.append(byte) }
        guard let child, let port = String(decoding: line, as: UTF8.self).split(separator: ":").last, !port.isEmpty
        else {
            throw Failure(
                .refused,
                language.choose(es: "El Twilio simulado no arrancó.", en: "The simulated Twilio did not start."))
        }
        return (child, String(port))
    }

    /// Nothing of the machine's own configuration: not its account, not its proxies, not its `.env`.
    private static func environment(_ directory: DataDirectory, port: String, language: Language) -> [String: String] {
        [
            "PATH": "/usr/bin:/bin", "DIAMANTE_DATA": directory.path, "DIAMANTE_USER": DemoPortfolio.owner.login,
            "DIAMANTE_LANG": language.rawValue, "DIAMANTE_COMPANY": "DIAMANTE PRO",
            "DIAMANTE_PHONE": "601 555 0100", "TWILIO_API_URL": "http://127.0.0.1:\(port)",
            "TWILIO_ACCOUNT_SID": "AC" + String(repeating: "d0", count: 16), "TWILIO_AUTH_TOKEN": "demostracion",
            "TWILIO_PHONE_NUMBER": "+15005550006",
            "TWILIO_WHATSAPP_NUMBER": "whatsapp:" + Configuration.sandboxNumber,
            // Quick enough to watch, slow enough to see the bar move.
            "TWILIO_SMS_RATE": "8", "TWILIO_WHATSAPP_RATE": "15",
            "DIAMANTE_CLOCK_OFFSET": String(LegalHour.offset(from: SystemClock.now(), in: .bogota)),
        ]
    }
}

/// Where a demonstration's clock stands, so that there is something to see at midnight on a Sunday too.
enum LegalHour {
    /// Seconds to add: none while at least two legal hours are left, else to ten in the morning of the next working day.
    static func offset(from now: Instant, in zone: BusinessZone) -> Int {
        let policy = ContactPolicy.colombia
        let holidays = HolidayCalendar()
        let end = policy.legalWindowEnd(.collection, at: now, in: zone, holidays: holidays)
        if let end, end.milliseconds(since: now) > 2 * 3_600_000 { return 0 }
        let day = holidays.nextWorkingDay(onOrAfter: zone.civil(now).day.adding(days: 1))
        return Int(zone.instant(day, hour: 10).milliseconds(since: now) / 1000)
    }
}
