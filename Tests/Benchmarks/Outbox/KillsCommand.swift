import ArgumentParser
import Glibc

/// Kills the mensajero at random while a bulk run goes out through faults, and counts at the other end.
struct KillsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "kills",
        abstract: "kill -9 of the mensajero at random, among faults: sent twice, lost, unresolved.",
        discussion: """
            With the real executable against the simulator in a process of its own. What was sent twice is counted by the
            simulator. The worst servers: --list-lag 30000 (the list shows messages later than the looks) and
            --prefix 'Sent from your trial account - ' (every body comes back changed), each with --resend ask and proved.
            """)

    @Option(help: "How often it is killed.") var kills = 200
    @Option(help: "Messages.") var messages = 5000
    @Option(help: "Requests that fail, in percent: every kind of fault the same part.") var faults = 10.0
    @Option(help: "DIAMANTE_RESEND: ask or proved.") var resend = "proved"
    @Option(help: "DIAMANTE_RECONCILE_LOOKS, in seconds.") var looks = "1,2,3,4"
    @Option(help: "Milliseconds until a message appears in the list.") var listLag = 0
    @Option(help: "What the server puts before every body.") var prefix = ""

    func run() throws {
        let simulator = try SimulatorProcess(
            latency: 5, faults: FaultMix.text(percent: faults, listLag: listLag, prefix))
        let house = try OutboxHouse(url: simulator.url)
        house.environment.merge(["DIAMANTE_RESEND": resend, "DIAMANTE_RECONCILE_LOOKS": looks]) { $1 }
        house.environment["TWILIO_CONCURRENCY"] = "16"
        try house.fill(messages)
        try house.queueReminders()
        print(
            "\(kills) kills, \(messages) messages, \(faults) % faults, resend \(resend), looks \(looks) s, list \(listLag) ms"
                + (prefix.isEmpty ? "" : ", every body with a prefix")
        )

        let ledger = try HouseLedger(house)
        let clock = Stopwatch()
        // Marked, accepted, delivered: what a message that meets nothing writes.
        let expected = try ledger.newestEvent() + 3 * messages
        for kill in 0..<kills {
            let mensajero = try house.start(["mensajero"])
            let now = try ledger.newestEvent()
            let mean = max(2, (expected - now) / (kills - kill))
            let target = now + Int.random(in: 1...(2 * mean))
            // Nothing left to happen: it dies while it only follows.
            let patience = Stopwatch()
            while try ledger.newestEvent() < target, patience.seconds < 2 { usleep(1000) }
            usleep(UInt32.random(in: 0...4000))
            mensajero.kill()
            mensajero.ended()
        }
        print("  the kills took \(clock.text)")
        try house.run("mensajero", "--hasta-vaciar", "--espera", "900")
        print("  all of it took \(clock.text)")
        try Balance(ledger, try simulator.count().perRecipient, count: messages).print()
    }
}

/// Every kind of fault, each the same part, for creates and for other requests.
enum FaultMix {
    private static let kinds = [
        "corte-sin-leer", "corte-pedido", "corte-antes", "corte-despues", "corte-respuesta", "lento", "429",
        "429-espera",
        "500", "500-aceptado", "504", "504-aceptado", "basura", "truncado",
    ]

    static func text(percent: Double, listLag: Int = 0, _ prefix: String = "") -> String {
        let part = (percent / Double(kinds.count) * 100).rounded() / 100
        var pieces = kinds.flatMap { ["\($0)=\(part)%", "lectura.\($0)=\(part)%"] }
        pieces += ["demora=300", "espera=1", "bytes-pedido=120", "bytes-respuesta=60", "retraso-lista=\(listLag)"]
        if !prefix.isEmpty { pieces.append("prefijo=\(prefix)") }
        return pieces.joined(separator: ",")
    }
}
