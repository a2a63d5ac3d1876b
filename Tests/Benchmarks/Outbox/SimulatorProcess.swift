import Foundation
import HTTP

/// The simulator as a process of its own, ended when this is.
final class SimulatorProcess {
    let url: String
    private let program: StartedProgram
    private let lifeline: Int32

    struct Silent: Error, CustomStringConvertible {
        let description = "The simulator does not answer."
    }

    init(latency: Int = 0, faults: String = "", port: Int = 0, in folder: String = NSTemporaryDirectory()) throws {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { throw Silent() }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        defer { close(ends[0]) }
        lifeline = ends[1]
        let out = folder + "/diamante-simulador-\(UUID().uuidString.prefix(8))"
        defer { unlink(out) }
        program = try StartedProgram(
            [
                OutboxHouse.executable, "simulador", "--ritmo", "instantaneo", "--latencia", String(latency),
                "--fallos",
                faults, "--puerto", String(port), "--vigilar", "3",
            ], environment: ["PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"], out: out, err: "/dev/null",
            watched: ends[0])
        var said = ""
        for _ in 0..<1000 where !said.hasSuffix("\n") && !program.hasEnded {
            usleep(10_000)
            said = TextFile.read(out) ?? ""
        }
        guard said.hasPrefix("http://") else { throw Silent() }
        url = said.trimmingCharacters(in: .whitespacesAndNewlines)
    }

    deinit {
        close(lifeline)
    }

    func end() {
        program.kill()
        program.ended()
    }

    var port: Int { Int(url.split(separator: ":").last ?? "") ?? 0 }

    /// What it counted itself.
    struct Count {
        let creates: Int
        let accepted: Int
        let highestInFlight: Int
        let perRecipient: [String: Int]
    }

    func count() throws -> Count {
        let answer = try Request(.get, url + "/simulador/estado").perform()
        guard let state = try JSONSerialization.jsonObject(with: Data(answer.body)) as? [String: Any] else {
            throw Silent()
        }
        return Count(
            creates: state["creaciones"] as? Int ?? 0, accepted: state["aceptados"] as? Int ?? 0,
            highestInFlight: state["simultaneos_maximo"] as? Int ?? 0,
            perRecipient: state["por_destino"] as? [String: Int] ?? [:])
    }
}
