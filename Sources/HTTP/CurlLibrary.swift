internal import CCurl
internal import Glibc

/// libcurl's own start, once in a process.
enum CurlLibrary {
    static let isReady: Bool = {
        signal(SIGPIPE, SIG_IGN)
        return ccurl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK
    }()
}
