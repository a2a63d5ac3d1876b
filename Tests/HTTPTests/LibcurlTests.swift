import CCurl
import SocketServer
import Testing

/// Why a POST of ours is made the way it is.
@Suite("libcurl itself")
struct LibcurlTests {
    /// If this stops being so (curl issue 18417), the guard in `EasyHandle.configurePost` may become simpler.
    @Test("posts twice by itself when a reused connection is cut before the answer")
    func postsTwice() throws {
        let server = try SocketServer { connection in
            _ = connection.request()
            // The first connection: a good answer, then a second POST that is taken and cut.
            connection.answer(201)
            _ = connection.request()
        }
        defer { server.stop() }
        let easy = try #require(ccurl_easy_init())
        defer { ccurl_easy_cleanup(easy) }
        _ = ccurl_set_string(easy, CURLOPT_URL, server.url)
        _ = ccurl_set_string(easy, CURLOPT_NOPROXY, "*")
        _ = ccurl_set_string(easy, CURLOPT_COPYPOSTFIELDS, "Body=hola")
        #expect(ccurl_easy_perform(easy) == CURLE_OK)
        #expect(ccurl_easy_perform(easy) == CURLE_OK)
        withKnownIssue("two messages were asked for, three arrived", isIntermittent: true) {
            #expect(server.seen.posts == 2)
        }
    }
}
