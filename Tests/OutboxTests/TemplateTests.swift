import Foundation
import Lending
import Messaging
import Outbox
import SQLite
import Simulator
import Store
import Synchronization
import Testing

@Suite("A mensajero whose templates are edited")
struct TemplateTests {
    /// Templates that a test rewrites while a mensajero runs.
    final class Shelf: Sendable {
        private let state = Mutex<(text: String, stamp: UInt64)>(("{empresa}: {nombre}, uno. SALIR", 1))

        func write(_ text: String) {
            state.withLock { $0 = (text, $0.stamp + 1) }
        }

        var stamp: UInt64 { state.withLock { $0.stamp } }
        var catalogue: TemplateCatalogue {
            let text = state.withLock { $0.text }
            return TemplateCatalogue(files: [(name: "cuota-vencida.sms.es.txt", text: text)])
        }
    }

    /// What a mensajero of this office writes to its log.
    final class Lines: Sendable {
        private let lines = Mutex<[String]>([])
        var all: [String] { lines.withLock { $0 } }
        var log: MensajeroLog { MensajeroLog { _, line in self.lines.withLock { $0.append(line) } } }
    }

    @Test("sends the new text without a restart, and says which template it cannot read")
    func edited() throws {
        let office = try Office()
        let (shelf, lines) = (Shelf(), Lines())
        let stop = try StopSwitch()
        let done = DispatchSemaphore(value: 0)
        let thread = Thread {
            _ = try? office.work(.permanent, stop: stop, log: lines.log, shelf: shelf)
            done.signal()
        }
        thread.start()
        defer {
            stop.raise()
            #expect(done.wait(timeout: .now() + 60) == .success)
        }
        let store = try office.store()
        defer { store.close() }
        let signal = try ChangeSignal(path: office.directory + "/diamante.changed")
        func sent(_ text: String) -> Bool { office.twilio.messages.contains { $0.body.hasSuffix(text) } }

        _ = try office.debtor(1, store)
        signal.touch()
        #expect(try eventually { sent("uno. SALIR") })
        shelf.write("{empresa}: {nombre}, dos. SALIR")
        _ = try office.debtor(2, store)
        signal.touch()
        #expect(try eventually { sent("dos. SALIR") })

        shelf.write("{empresa}: {nombre")
        let waiting = try office.debtor(3, store).message
        signal.touch()
        #expect(try eventually { try office.messages("id = \(waiting.rawValue)").first?.reason == "no_template" })
        #expect(lines.all.contains { $0.hasPrefix("cuota-vencida.sms.es.txt cannot be read") })
        shelf.write("{empresa}: {nombre}, tres. SALIR")
        signal.touch()
        #expect(try eventually { sent("tres. SALIR") })
        #expect(office.twilio.statistics.accepted == 3)
    }
}
