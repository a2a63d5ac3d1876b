import ArgumentParser
import Glibc

/// A bulk run through networks that fail, each in a network namespace of its own: nothing of it leaves the machine.
struct NetworkCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "network", abstract: "A bulk run through bad networks: what arrives, twice or lost, and how soon.",
        discussion: "Needs root, or a kernel that lets anybody make network namespaces and open /dev/net/tun.")

    @Option(help: "Messages of each run.") var messages = 60
    @Option(help: "Only the troubles whose name begins so.") var only = ""
    @Flag(help: .hidden) var inside = false

    func run() throws {
        guard inside else { return try enter() }
        print("\(messages) messages each; seconds from the end of the trouble until each is delivered or with a person")
        let link = try LossyLink()
        for trouble in NetworkTrouble.all where trouble.name.hasPrefix(only) {
            try NetworkRun(trouble, on: link, messages: messages).print()
        }
    }

    /// This command once more, inside.
    private func enter() throws {
        let way = geteuid() == 0 ? ["unshare", "-n"] : ["unshare", "-r", "-n"]
        let path = ["PATH": "/usr/sbin:/usr/bin:/sbin:/bin"]
        let test = "test -w /dev/net/tun && ip link set lo up"
        let may = try StartedProgram(way + ["sh", "-c", test], environment: path, out: "/dev/null", err: "/dev/null")
        guard may.ended() == 0 else {
            throw ValidationError(
                "This machine does not let us make a network of our own: it takes root, or user namespaces and a"
                    + " writable /dev/net/tun, and the commands unshare and ip.")
        }
        var arguments = way + ["/proc/self/exe", "network", "--inside", "--messages", String(messages)]
        if !only.isEmpty { arguments += ["--only", only] }
        // The link would name `unshare`.
        arguments[way.count] = CommandLine.arguments[0]
        var words: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
        execvp(way[0], &words)
        throw ValidationError("unshare cannot be started: \(String(cString: strerror(errno))).")
    }
}

/// What is wrong with a network, and for how long.
struct NetworkTrouble {
    enum Kind {
        /// Nobody listens.
        case refused
        /// The cable is out: no way to that host.
        case unplugged
        case weather(LossyLink.Weather)
        /// Names cannot be looked up.
        case names
    }

    let name: String
    let kind: Kind
    /// Nil: it stays until all is done.
    let seconds: Double?

    static let all = [
        NetworkTrouble(name: "refused", kind: .refused, seconds: 12),
        NetworkTrouble(name: "unreachable", kind: .unplugged, seconds: 12),
        NetworkTrouble(name: "black hole", kind: .weather(.init(drops: .everything)), seconds: 30),
        NetworkTrouble(name: "answers lost", kind: .weather(.init(drops: .answers)), seconds: 60),
        NetworkTrouble(name: "30 % loss", kind: .weather(.init(loss: 0.3)), seconds: nil),
        NetworkTrouble(name: "3 s latency", kind: .weather(.init(delay: 1500)), seconds: nil),
        NetworkTrouble(name: "dead DNS", kind: .names, seconds: 12),
    ]
}

/// One bulk run through one trouble, in a house and with a simulator of its own.
struct NetworkRun {
    /// Messages that go before the trouble begins.
    private static let before = 10
    private let trouble: NetworkTrouble
    private let balance: Balance
    private let seconds: Double
    private let said: [String]
    private let slowestKey: Double

    init(_ trouble: NetworkTrouble, on link: LossyLink, messages: Int) throws {
        self.trouble = trouble
        var simulator = try SimulatorProcess()
        let port = simulator.port
        let house = try OutboxHouse(url: "http://\(LossyLink.address):\(port)")
        let changes = [
            "TWILIO_SMS_RATE": "10", "TWILIO_CONCURRENCY": "16", "DIAMANTE_RECONCILE_LOOKS": "2,5,10,20",
        ]
        house.environment.merge(changes) { $1 }
        if case .names = trouble.kind {
            // No clock may be shifted where Twilio is not on loopback, so these are texts, which keep no hours.
            house.environment["DIAMANTE_CLOCK_OFFSET"] = nil
            try house.queueTexts(messages)
        } else {
            try house.fill(messages)
            try house.queueReminders()
        }
        let ledger = try HouseLedger(house)

        var mensajero = try Self.begin(trouble, house, link, simulator)
        var clock = Stopwatch()
        var said: [String] = []
        let console = try ConsoleProbe(house)
        if let seconds = trouble.seconds {
            while clock.seconds < seconds {
                console.press()
                usleep(200_000)
            }
            said = try ledger.pauses()
            // One that stays would start a mensajero for the dead names again.
            if case .names = trouble.kind { console.close() }
            clock = Stopwatch()
            switch trouble.kind {
            case .refused: simulator = try SimulatorProcess(port: port)
            case .unplugged: try link.plug(in: true)
            case .weather: link.set(.good)
            case .names:
                mensajero.terminate()
                mensajero.ended()
                mensajero = try house.start(["mensajero"])
            }
        }
        try Self.wait(600) {
            if trouble.seconds == nil { console.press() }
            return try ledger.count("delivered", "unresolved") == messages
        }
        seconds = clock.seconds
        self.said = said
        slowestKey = console.slowest
        console.close()
        link.set(.good)
        mensajero.terminate()
        mensajero.ended()
        balance = try Balance(ledger, try simulator.count().perRecipient, count: messages)
    }

    /// The mensajero at work, and the trouble upon it.
    private static func begin(
        _ trouble: NetworkTrouble, _ house: OutboxHouse, _ link: LossyLink, _ simulator: SimulatorProcess
    ) throws -> StartedProgram {
        switch trouble.kind {
        case .refused: simulator.end()
        case .unplugged, .weather, .names: break
        }
        if case .weather(let weather) = trouble.kind, trouble.seconds == nil { link.set(weather) }
        let url = house.environment["TWILIO_API_URL"]
        if case .names = trouble.kind { house.environment["TWILIO_API_URL"] = "https://api.twilio.com" }
        defer { house.environment["TWILIO_API_URL"] = url }
        let mensajero = try house.start(["mensajero"])
        switch trouble.kind {
        case .unplugged:
            try wait(300) { try simulator.count().accepted >= before }
            try link.plug(in: false)
        case .weather(var weather) where trouble.seconds != nil:
            try wait(300) { try simulator.count().accepted >= before }
            weather.port = simulator.port
            link.set(weather)
        case .refused, .names, .weather: break
        }
        return mensajero
    }

    private static func wait(_ seconds: Double, _ isDone: () throws -> Bool) throws {
        let clock = Stopwatch()
        while try !isDone(), clock.seconds < seconds { usleep(50_000) }
    }

    func print() {
        Swift.print(
            "\(trouble.name): \(balance.delivered) delivered, \(balance.twice) twice, \(balance.lost) lost,"
                + " \(balance.unresolved) with a person; \(Figures.text(seconds)) s;"
                + " slowest key \(Stopwatch.text(slowestKey))")
        for line in said { Swift.print("    \(line)") }
        // Each takes a minute: also into a file, at once.
        fflush(nil)
    }
}
