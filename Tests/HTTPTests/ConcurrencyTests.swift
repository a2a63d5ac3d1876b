import Glibc
import HTTP
import SocketServer
import Synchronization
import Testing

@Suite("Many requests in one loop")
struct ConcurrencyTests {
    @Test("sixteen are in flight at once, and every one ends with its own tag")
    func inFlight() throws {
        // Nobody is answered before all sixteen have asked: one after the other would never end.
        let all = Gate(16)
        let server = try SocketServer { connection in
            while let request = connection.request() {
                all.arrive()
                connection.answer(201, body: request.body)
            }
        }
        defer { server.stop() }
        let transfers = try Transfers<Int>()
        for tag in 0..<16 {
            transfers.start(Request(.post, server.url, body: Array("n=\(tag)".utf8)), tag: tag)
        }
        var answers: [Int: String] = [:]
        while transfers.inFlight > 0 {
            for outcome in transfers.wait(milliseconds: 10_000).finished {
                #expect(answers[outcome.tag] == nil)
                answers[outcome.tag] = String(decoding: try outcome.result.get().body, as: UTF8.self)
            }
        }
        #expect(answers.count == 16)
        #expect(answers.allSatisfy { $0.value == "n=\($0.key)" })
        #expect(server.seen.posts == 16)
    }

    @Test("a descriptor of the caller ends the wait while a request is in flight")
    func descriptor() throws {
        let server = try SocketServer { connection in
            _ = connection.request()
            connection.waitForEnd()
        }
        defer { server.stop() }
        let transfers = try Transfers<Int>()
        transfers.start(post(server), tag: 1)
        var ends: [Int32] = [0, 0]
        try #require(pipe(&ends) == 0)
        defer { close(ends[0]) }
        write(ends[1], "x", 1)
        #expect(ready(transfers, ends[0]) == [ends[0]])
        var byte: UInt8 = 0
        read(ends[0], &byte, 1)
        #expect(transfers.wait(milliseconds: 0, descriptors: [ends[0]]).ready.isEmpty)
        // A hang-up alone is news too.
        close(ends[1])
        #expect(ready(transfers, ends[0]) == [ends[0]])
        #expect(transfers.inFlight == 1)
    }

    @Test("a request that cannot be started ends in the next wait, without waiting")
    func stillborn() throws {
        let transfers = try Transfers<String>()
        transfers.start(Request(.get, "http://example.com/"), tag: "plain")
        #expect(transfers.inFlight == 1)
        let finished = transfers.wait(milliseconds: 60_000).finished
        #expect(finished.map(\.tag) == ["plain"])
        #expect(transfers.inFlight == 0)
    }

    @Test("an idle wait ends at its time and reports nothing")
    func idle() throws {
        let wake = try Transfers<Int>().wait(milliseconds: 1)
        #expect(wake.finished.isEmpty)
        #expect(wake.ready.isEmpty)
    }

    /// Waits as the outbox does: a wait may end early with nothing.
    private func ready(_ transfers: Transfers<Int>, _ descriptor: Int32) -> [Int32] {
        while true {
            let wake = transfers.wait(milliseconds: 9_000, descriptors: [descriptor])
            if !wake.ready.isEmpty || !wake.finished.isEmpty { return wake.ready }
        }
    }
}

/// Opens when the given number of threads stand before it.
final class Gate: Sendable {
    private let missing: Mutex<Int>
    private let isOpen = UnsafeSemaphore()

    init(_ count: Int) { missing = Mutex(count) }

    func arrive() {
        let last = missing.withLock { missing in
            missing -= 1
            return missing == 0
        }
        if last { isOpen.post() }
        isOpen.wait()
        isOpen.post()
    }
}

/// A POSIX semaphore, which any thread may use.
final class UnsafeSemaphore: @unchecked Sendable {
    private let semaphore = UnsafeMutablePointer<sem_t>.allocate(capacity: 1)

    init() { sem_init(semaphore, 0, 0) }
    deinit {
        sem_destroy(semaphore)
        semaphore.deallocate()
    }

    func post() { sem_post(semaphore) }
    func wait() { sem_wait(semaphore) }
}
