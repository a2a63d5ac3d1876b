import Foundation
import SQLite
import Testing

@Suite("The change signal")
struct ChangeSignalTests {
    let directory: TemporaryDirectory
    let path: String
    let signal: ChangeSignal

    init() throws {
        directory = try TemporaryDirectory()
        path = directory.file("diamante.changed")
        signal = try ChangeSignal(path: path)
        _ = signal.drain()
    }

    /// Whether the descriptor says something, now or (`waiting`) within two seconds at most.
    private func isReadable(waiting: Bool = true) -> Bool {
        var request = pollfd(fd: signal.descriptor, events: Int16(POLLIN), revents: 0)
        return poll(&request, 1, waiting ? 2000 : 0) == 1
    }

    @Test("the file is made, for its owner alone, and nothing has happened yet")
    func quiet() throws {
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        #expect(attributes[.posixPermissions] as? Int == 0o600)
        #expect(!isReadable(waiting: false))
        #expect(!signal.drain())
    }

    @Test("a commit and a touch wake the other connection, which then sees another version and the row")
    func twoConnections() throws {
        let writer = try directory.open()
        try writer.execute("CREATE TABLE t (x)")
        let reader = try directory.open(.readWrite)
        let before = try reader.dataVersion
        try writer.write { _ = try writer.run("INSERT INTO t VALUES (1)") }
        let others = try ChangeSignal(path: path)
        #expect(others.touch())
        #expect(isReadable())
        #expect(signal.drain())
        #expect(try reader.dataVersion != before)
        #expect(try reader.first("SELECT x FROM t") { $0[0] as Int } == 1)
        #expect(!signal.drain())
        #expect(!isReadable(waiting: false))
    }

    @Test("one's own writes do not change one's own version, a rolled back write nobody's")
    func ownWrites() throws {
        let database = try directory.open()
        try database.execute("CREATE TABLE t (x)")
        let other = try directory.open(.readWrite)
        let (own, others) = (try database.dataVersion, try other.dataVersion)
        struct Refused: Error {}
        try? database.write {
            try database.run("INSERT INTO t VALUES (1)")
            throw Refused()
        }
        #expect(try other.dataVersion == others)
        try database.run("INSERT INTO t VALUES (1)")
        #expect(try database.dataVersion == own)
        #expect(try other.dataVersion != others)
    }

    @Test("many touches are one wake-up")
    func many() {
        for _ in 1...1000 { signal.touch() }
        #expect(isReadable())
        #expect(signal.drain())
        #expect(!signal.drain())
    }

    /// What can become of the file while it is watched.
    static let mishaps: [(name: String, act: @Sendable (String) throws -> Void)] = [
        ("deleted", { try FileManager.default.removeItem(atPath: $0) }),
        ("moved away", { rename($0, $0 + ".old") }),
        (
            "replaced",
            {
                try Data().write(to: URL(filePath: $0 + ".new"))
                rename($0 + ".new", $0)
            }
        ),
        (
            "deleted and touched by another",
            {
                try FileManager.default.removeItem(atPath: $0)
                ChangeSignal.touch($0)
            }
        ),
    ]

    @Test("a file that is deleted, moved or replaced is watched anew", arguments: mishaps.indices)
    func renewed(index: Int) throws {
        for _ in 1...3 {
            try Self.mishaps[index].act(path)
            #expect(isReadable())
            #expect(signal.drain())
            _ = signal.drain()
            #expect(!isReadable(waiting: false))
            #expect(FileManager.default.fileExists(atPath: path))
            #expect(ChangeSignal.touch(path))
            #expect(isReadable())
            #expect(signal.drain())
        }
    }

    @Test("what is not watched any more wakes nobody")
    func oldFile() throws {
        try FileManager.default.moveItem(atPath: path, toPath: path + ".old")
        while signal.drain() {}
        ChangeSignal.touch(path + ".old")
        #expect(!isReadable(waiting: false))
    }

    @Test("without its directory it says nothing and does not spin; when that is back, so is the watch")
    func directoryGone() throws {
        try FileManager.default.removeItem(atPath: directory.path)
        while signal.drain() {}
        #expect(!isReadable(waiting: false))
        #expect(!signal.touch())
        try FileManager.default.createDirectory(atPath: directory.path, withIntermediateDirectories: false)
        #expect(signal.drain())
        #expect(signal.touch())
        #expect(isReadable())
    }

    @Test("the descriptor never blocks and does not pass to other programs")
    func flags() {
        #expect(fcntl(signal.descriptor, F_GETFL) & O_NONBLOCK != 0)
        #expect(fcntl(signal.descriptor, F_GETFD) & FD_CLOEXEC != 0)
    }

    @Test("a directory that is missing is an error")
    func missing() {
        #expect { try ChangeSignal(path: directory.file("no/diamante.changed")) } throws: {
            ($0 as? ChangeSignalError)?.code == ENOENT
        }
    }
}
