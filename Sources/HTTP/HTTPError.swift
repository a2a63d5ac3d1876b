internal import CCurl

/// Why there is no answer, and the one thing that matters about it: could the server have got the request?
/// It never holds a URL, a header or a secret.
package enum HTTPError: Error, Sendable, Equatable, Hashable {
    /// No server can have got the request: sending it again is safe.
    case nothingLeft(Reason)
    /// Bytes of it left this machine: the server may have done what was asked.
    case ambiguous(Reason)

    package enum Reason: Sendable, Equatable, Hashable {
        /// Not a URL of a scheme and host we speak to.
        case badURL
        /// Plain http to another machine: passwords would travel in clear.
        case plainHTTP
        /// A header, user agent or credential with a line break or NUL in it.
        case badHeader
        case dns
        /// Refused, or no way to that host.
        case refused
        /// No tunnel through the proxy of the environment.
        case proxy
        /// The handshake failed, or the certificate is not that server's.
        case tls
        case timeout
        /// The connection ended before the answer was complete.
        case cut
        /// What came back is not HTTP.
        case garbage
        /// The answer is longer than `Request.answerLimit`.
        case tooLarge
        /// Another CURLcode.
        case curl(Int32)
    }

    package var reason: Reason {
        switch self {
        case .nothingLeft(let reason), .ambiguous(let reason): reason
        }
    }
}

extension HTTPError.Reason {
    /// One word for the log and the attempt table.
    package var word: String {
        switch self {
        case .badURL: "bad-url"
        case .plainHTTP: "plain-http"
        case .badHeader: "bad-header"
        case .dns: "dns"
        case .refused: "refused"
        case .proxy: "proxy"
        case .tls: "tls"
        case .timeout: "timeout"
        case .cut: "cut"
        case .garbage: "garbage"
        case .tooLarge: "too-large"
        case .curl(let code): "curl-\(code)"
        }
    }

    init(_ code: CURLcode) {
        self =
            switch code {
            case CURLE_URL_MALFORMAT: .badURL
            case CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_RESOLVE_PROXY: .dns
            case CURLE_COULDNT_CONNECT: .refused
            case CURLE_PROXY: .proxy
            case CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CERTPROBLEM, CURLE_SSL_CIPHER,
                CURLE_SSL_CACERT_BADFILE, CURLE_SSL_ISSUER_ERROR, CURLE_SSL_ENGINE_INITFAILED,
                CURLE_SSL_INVALIDCERTSTATUS, CURLE_SSL_CLIENTCERT:
                .tls
            case CURLE_OPERATION_TIMEDOUT: .timeout
            // SEND_FAIL_REWIND: libcurl wanted to post once more on another connection and was not let.
            case CURLE_GOT_NOTHING, CURLE_SEND_ERROR, CURLE_RECV_ERROR, CURLE_PARTIAL_FILE, CURLE_SEND_FAIL_REWIND:
                .cut
            case CURLE_UNSUPPORTED_PROTOCOL, CURLE_WEIRD_SERVER_REPLY, CURLE_BAD_CONTENT_ENCODING, CURLE_WRITE_ERROR:
                .garbage
            default: .curl(Int32(bitPattern: code.rawValue))
            }
    }
}
