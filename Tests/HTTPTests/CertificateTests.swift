import Foundation
import HTTP
import SocketServer
import Testing

@Suite("A server whose certificate nobody signed")
struct CertificateTests {
    static let openssl = "/usr/bin/openssl"

    @Test("gets nothing of a POST", .enabled(if: FileManager.default.isExecutableFile(atPath: openssl)))
    func untrusted() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "diamante-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let key = folder.appending(path: "key.pem").path
        let certificate = folder.appending(path: "certificate.pem").path
        let make = process([
            "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
            "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1", "-keyout", key, "-out",
            certificate,
        ])
        try make.run()
        make.waitUntilExit()
        try #require(make.terminationStatus == 0)

        // A free port; the address may be bound again at once because nobody ever connected to it.
        let (socket, port) = try SocketServer.listen(backlog: 1)
        close(socket)
        let server = process(["s_server", "-accept", "127.0.0.1:\(port)", "-key", key, "-cert", certificate, "-www"])
        let output = Pipe()
        server.standardOutput = output
        try server.run()
        // Tests run on threads that block signals, and so do the programs they start: only this one gets through.
        defer { kill(server.processIdentifier, SIGKILL) }
        var said = ""
        while !said.contains("ACCEPT") {
            let more = output.fileHandleForReading.availableData
            try #require(!more.isEmpty)
            said += String(decoding: more, as: UTF8.self)
        }
        for host in ["127.0.0.1", "localhost"] {
            let outcome = try run(Request(.post, "https://\(host):\(port)/", body: [1]))
            #expect(outcome.error == .nothingLeft(.tls))
        }
    }

    private func process(_ arguments: [String]) -> Process {
        let process = Process()
        process.executableURL = URL(filePath: Self.openssl)
        process.arguments = arguments
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        process.standardInput = FileHandle.nullDevice
        return process
    }
}
