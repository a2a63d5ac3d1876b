import Foundation
import Glibc
import Simulator
import Testing

@Suite("The simulator's server")
struct WireTests {
    @Test("a connection serves one request after the other, also when they come at once or byte by byte")
    func kept() throws {
        let probe = try Probe()
        let wire = try Wire(port: probe.port)
        let request = probe.bytes("POST", messagesPath + ".json", probe.message("+573001112233"))
        for _ in 0..<3 { #expect(try wire.exchange(request).status == 201) }
        for byte in request.dropLast() { try wire.send([byte]) }
        #expect(try wire.exchange(request.suffix(1)).status == 201)
        #expect(probe.simulator.statistics.connections == 1)
        #expect(probe.simulator.statistics.creates == 4)
        let both = try Wire(port: probe.port)
        try both.send(request + request)
        while probe.simulator.statistics.creates < 6 { _ = try probe.request("GET", "/simulador/estado") }
        #expect(probe.simulator.statistics.accepted == 6)
    }

    @Test("a body of any length arrives, and one that waits for permission is asked for")
    func bodies() throws {
        let probe = try Probe()
        let long = [("To", "+573001112233"), ("From", "+15005550006"), ("Body", String(repeating: "á", count: 1600))]
        #expect(try probe.request("POST", messagesPath + ".json", long).text("body")?.count == 1600)

        let text = String(
            decoding: probe.bytes("POST", messagesPath + ".json", probe.message("+573001112233")), as: UTF8.self)
        let parts = text.replacingOccurrences(of: "Host:", with: "Expect: 100-continue\r\nHost:")
            .components(separatedBy: "\r\n\r\n")
        let wire = try Wire(port: probe.port)
        try wire.send(Array((parts[0] + "\r\n\r\n").utf8))
        while try wire.peek() == 0 {}
        let reply = try wire.exchange(Array(parts[1].utf8))
        #expect(String(decoding: reply.raw, as: UTF8.self).hasPrefix("HTTP/1.1 100 Continue\r\n\r\n"))
    }

    @Test(
        "what is no request is refused and closed, and the next client is served",
        arguments: [
            ("hola\r\n\r\n", 400), ("GET /\r\n\r\n", 400), ("GET / HTTP/1.1\r\nsin dos puntos\r\n\r\n", 400),
            ("GET / HTTP/1.1\r\nContent-Length: x\r\n\r\n", 400), ("\r\n\r\n\r\n", 400),
            ("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n", 411),
            ("POST / HTTP/1.1\r\nContent-Length: 99999999\r\n\r\n", 413),
            (String(repeating: "x", count: 70_000), 431),
        ])
    func malformed(text: String, status: Int) throws {
        let probe = try Probe()
        #expect(try Wire(port: probe.port).exchange(Array(text.utf8)).status == status)
        #expect(try probe.create("+573001112233").status == 201)
    }

    @Test("bytes that are no UTF-8 do no harm")
    func bytes() throws {
        let probe = try Probe()
        let path = "\(messagesPath)/%FF%00.json"
        #expect(try probe.request("GET", path).number("code") == 20404)
        let raw: [UInt8] =
            Array("GET /".utf8) + [0xFF, 0xFE, 0x00] + Array(" HTTP/1.1\r\nA: ".utf8) + [0xC3] + [13, 10, 13, 10]
        #expect(try Wire(port: probe.port).exchange(raw).status == 404)
    }

    @Test("a client that goes away before its answer leaves nothing behind")
    func gone() throws {
        let probe = try Probe { $0.latency = 600_000 }
        do {
            let wire = try Wire(port: probe.port)
            try wire.send(probe.bytes("POST", messagesPath + ".json", probe.message("+573001112233")))
            while probe.simulator.statistics.creates == 0 { _ = try probe.request("GET", "/simulador/estado") }
        }
        probe.simulator.latency = 0
        while try probe.request("GET", messagesPath + ".json").headers["Twilio-Concurrent-Requests"] != "1" {}
        #expect(probe.simulator.messages.count == 1)
    }

    @Test("stopped, it refuses connections; started again, it still knows its messages")
    func restart() throws {
        let probe = try Probe()
        _ = try probe.create("+573001112233")
        #expect(try probe.simulator.start() == probe.port)
        probe.simulator.stop()
        #expect(throws: WireError.self) { try Wire(port: probe.port) }
        #expect(try probe.simulator.start(port: probe.port) == probe.port)
        #expect(try probe.request("GET", messagesPath + ".json").list.count == 1)
        let other = Simulator()
        #expect(throws: SimulatorError.self) { try other.start(port: probe.port) }
    }

    @Test("in a process of its own it ends when its parent does")
    func parent() async throws {
        let pipe = Pipe()
        let (ports, port) = AsyncStream.makeStream(of: UInt16.self)
        let server = Thread {
            do throws(SimulatorError) {
                try Simulator.runForever(watching: pipe.fileHandleForReading.fileDescriptor) { port.yield($0) }
            } catch {
                Issue.record(error)
            }
            port.finish()
        }
        server.start()
        var iterator = ports.makeAsyncIterator()
        let chosen = try #require(await iterator.next())
        #expect(try Wire(port: chosen).exchange(Array("GET /simulador/estado HTTP/1.1\r\n\r\n".utf8)).status == 200)
        try pipe.fileHandleForWriting.close()
        #expect(await iterator.next() == nil)
        #expect(throws: WireError.self) { try Wire(port: chosen) }
    }
}
