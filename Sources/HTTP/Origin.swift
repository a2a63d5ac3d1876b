internal import CCurl
internal import Glibc

/// Scheme, host and port of a URL, as libcurl itself reads them: what decides where credentials may travel.
package struct Origin: Sendable, Hashable {
    package let scheme: String
    /// In lower case; an IPv6 address in brackets.
    package let host: String
    package let port: Int
    /// Nothing behind the host but an optional `/`.
    package let isBare: Bool

    /// Nil for what is not an absolute http or https URL, or names a user in it.
    package init?(of url: String) {
        guard !url.utf8.contains(0), let handle = ccurl_url() else { return nil }
        defer { ccurl_url_cleanup(handle) }
        guard ccurl_url_set(handle, CURLUPART_URL, url, 0) == CURLUE_OK,
            let scheme = Origin.part(handle, CURLUPART_SCHEME)?.lowercased(), scheme == "http" || scheme == "https",
            let host = Origin.part(handle, CURLUPART_HOST)?.lowercased(), !host.isEmpty,
            Origin.part(handle, CURLUPART_USER) == nil, Origin.part(handle, CURLUPART_PASSWORD) == nil,
            let port = Origin.part(handle, CURLUPART_PORT, flags: UInt32(CURLU_DEFAULT_PORT)).flatMap({ Int($0) })
        else { return nil }
        self.scheme = scheme
        self.host = host
        self.port = port
        let path = Origin.part(handle, CURLUPART_PATH) ?? "/"
        self.isBare =
            path == "/" && Origin.part(handle, CURLUPART_QUERY) == nil && Origin.part(handle, CURLUPART_FRAGMENT) == nil
    }

    /// This machine: `localhost`, 127.0.0.0/8 or ::1. Plain http is for it alone, and no proxy stands before it.
    package var isLoopback: Bool {
        if host == "localhost" || host == "[::1]" { return true }
        var address = in_addr()
        // Not a prefix test: 127.example.com is somebody else's.
        return inet_pton(AF_INET, host, &address) == 1 && UInt32(bigEndian: address.s_addr) >> 24 == 127
    }

    package static func == (left: Origin, right: Origin) -> Bool {
        left.scheme == right.scheme && left.host == right.host && left.port == right.port
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(scheme)
        hasher.combine(host)
        hasher.combine(port)
    }

    private static func part(_ handle: OpaquePointer, _ part: CURLUPart, flags: UInt32 = 0) -> String? {
        var text: UnsafeMutablePointer<CChar>?
        guard ccurl_url_get(handle, part, &text, flags) == CURLUE_OK, let text else { return nil }
        defer { ccurl_free(text) }
        return String(cString: text)
    }
}
