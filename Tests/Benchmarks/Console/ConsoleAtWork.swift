import Glibc

/// A console of ours in a terminal of 80×24, and what its questions take.
final class ConsoleAtWork {
    let session: PtySession
    private let database: String

    /// Where things stand on its list screens.
    static let headLine = 1
    static let columnLine = 3
    static let list = 4..<21
    static let statusLine = 22

    init(_ executable: String, data: String, user: String = "gloria") throws {
        database = data + "/diamante.db"
        session = try PtySession(
            [executable],
            environment: [
                "DIAMANTE_DATA": data, "DIAMANTE_USER": user, "HOME": data, "DIAMANTE_LANG": "es",
                "SWIFT_BACKTRACE": "enable=no",
            ])
    }

    /// The list stands there, and the keys below it.
    static func isPainted(_ screen: VirtualScreen) -> Bool {
        !screen.line(list.lowerBound).isEmpty && screen.line(23).contains("salir")
    }

    /// All of the database is in the machine's memory again, as on a working day: what is asked now is measured without the
    /// disk, which has figures of its own.
    func bringBackDatabase() { DiskCache.restore(database) }

    /// When each part of the answer to a question was on the screen, in milliseconds after the key.
    struct Answer {
        var echo: Double?
        var rows: Double?
        var totals: Double?
        /// What came from the disk until the rows were there, in KiB.
        var readFromDisk = 0
    }

    /// Types keys that ask something else of the list. `echo` says when the keys themselves can be seen.
    func ask(_ keys: String, echo: (VirtualScreen) -> Bool) -> Answer {
        var (head, rows) = (session.screen.line(Self.headLine), listText(session.screen))
        var answer = Answer()
        let readBefore = ProcessFacts.readFromDisk(by: session.process)
        let sent = session.send(keys)
        func look(_ at: Double) {
            let screen = session.screen
            let milliseconds = (at - sent) * 1000
            if answer.echo == nil, echo(screen) { answer.echo = milliseconds }
            let (newHead, newRows) = (screen.line(Self.headLine), listText(screen))
            if newRows != rows {
                answer.rows = milliseconds
                answer.readFromDisk = ProcessFacts.readFromDisk(by: session.process) - readBefore
            }
            if newHead != head { answer.totals = milliseconds }
            (head, rows) = (newHead, newRows)
        }
        let end = session.now + 20
        while !session.hasEnded, session.now < end {
            if let chunk = session.read(within: 0.04) {
                look(chunk.at)
            } else if answer.echo != nil, !isCounting {
                break
            }
        }
        // What was the same before was there with the echo.
        answer.rows = answer.rows ?? answer.echo
        answer.totals = answer.totals ?? answer.echo
        return answer
    }

    var isCounting: Bool { session.screen.line(Self.headLine).hasPrefix(" …") }

    private func listText(_ screen: VirtualScreen) -> String {
        Self.list.map(screen.line).joined(separator: "\n")
    }

    /// Whether the field shows what was typed.
    static func shows(_ typed: String) -> (VirtualScreen) -> Bool {
        { $0.line(headLine).hasSuffix("buscar: " + typed) || $0.line(headLine).hasSuffix("buscar: " + typed + " ") }
    }
}
