import Glibc
import HTTP
import SocketServer
import Testing

/// The proxy variables belong to a process, so each of these runs in one of its own.
@Suite("The proxy of the environment")
struct ProxyTests {
    @Test("never stands before loopback")
    func loopback() async {
        await #expect(processExitsWith: .success) {
            for name in ["http_proxy", "HTTPS_PROXY", "https_proxy", "all_proxy"] {
                setenv(name, "http://127.0.0.1:1", 1)
            }
            unsetenv("no_proxy")
            let server = try SocketServer { connection in
                while connection.request() != nil { connection.answer(201) }
            }
            for host in ["127.0.0.1", "localhost"] {
                let outcome = try run(Request(.post, "http://\(host):\(server.port)/", body: [0x61]))
                #expect(outcome.status == 201)
            }
        }
    }

    @Test("stands before any other machine; a tunnel it refuses left nothing of the POST")
    func tunnel() async {
        await #expect(processExitsWith: .success) {
            let proxy = try SocketServer { connection in
                _ = connection.request()
                connection.answer(502)
            }
            setenv("https_proxy", proxy.url, 1)
            unsetenv("no_proxy")
            unsetenv("NO_PROXY")
            let outcome = try run(Request(.post, "https://twilio.invalid/", body: [0x61]))
            #expect(outcome.error == .nothingLeft(.proxy))
            #expect(proxy.seen.requests.map(\.method) == ["CONNECT"])
        }
    }
}
