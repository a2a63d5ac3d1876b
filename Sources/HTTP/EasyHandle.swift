internal import CCurl
internal import Glibc

/// One libcurl handle. It keeps nothing of a request after `reset`; connections belong to the multi handle.
struct EasyHandle {
    let pointer: UnsafeMutableRawPointer

    init?() {
        guard let pointer = ccurl_easy_init() else { return nil }
        self.pointer = pointer
    }

    init(_ pointer: UnsafeMutableRawPointer) {
        self.pointer = pointer
    }

    func reset() { ccurl_easy_reset(pointer) }
    func close() { ccurl_easy_cleanup(pointer) }

    /// Everything libcurl is told about a request. An error means that nothing was started.
    func configure(_ request: Request, _ exchange: Exchange) throws(HTTPError) {
        guard let origin = Origin(of: request.url) else { throw .nothingLeft(.badURL) }
        guard origin.scheme == "https" || origin.isLoopback else { throw .nothingLeft(.plainHTTP) }
        guard request.headers.allSatisfy(\.isSafe), EasyHandle.isPlain(request.userAgent),
            request.credentials.map({ EasyHandle.isPlain($0.user) && EasyHandle.isPlain($0.password) }) ?? true
        else { throw .nothingLeft(.badHeader) }

        try set(CURLOPT_URL, request.url)
        try set(CURLOPT_PROTOCOLS_STR, "http,https")
        try set(CURLOPT_FOLLOWLOCATION, 0)
        // HTTP/2 may silently send a refused stream once more, and its connections could carry a POST.
        try set(CURLOPT_HTTP_VERSION, CURL_HTTP_VERSION_1_1)
        try set(CURLOPT_SSL_VERIFYPEER, 1)
        try set(CURLOPT_SSL_VERIFYHOST, 2)
        try set(CURLOPT_USERAGENT, request.userAgent)
        try set(CURLOPT_CONNECTTIMEOUT_MS, request.connectTimeoutMilliseconds)
        try set(CURLOPT_TIMEOUT_MS, request.timeoutMilliseconds)
        // No alarm signals; and a name that is still being looked up when time is over is left to its thread instead
        // of holding up every other transfer.
        try set(CURLOPT_NOSIGNAL, 1)
        try set(CURLOPT_QUICK_EXIT, 1)
        try set(CURLOPT_SUPPRESS_CONNECT_HEADERS, 1)
        // Otherwise the proxy of the environment holds, with its own no_proxy.
        if origin.isLoopback { try set(CURLOPT_NOPROXY, "*") }
        if let credentials = request.credentials {
            try set(CURLOPT_HTTPAUTH, ccurl_auth_basic)
            try set(CURLOPT_USERNAME, credentials.user)
            try set(CURLOPT_PASSWORD, credentials.password)
        }
        try check(ccurl_set_list(pointer, CURLOPT_HTTPHEADER, exchange.headerList))
        try setCallbacks(exchange)
        if request.method == .post { try configurePost(request) }
    }

    /// libcurl sends a request once more, on its own, when a reused connection is cut before the first byte of an
    /// answer (curl issue 18417). For a message that would be a second message. Three things keep it from that:
    /// a body that can be read only once, no reuse of a connection the server may be about to close, and, where
    /// there is no body to refuse, no reuse at all.
    private func configurePost(_ request: Request) throws(HTTPError) {
        try set(CURLOPT_POST, 1)
        try check(ccurl_set_offset(pointer, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(request.body.count)))
        try check(ccurl_set_seek_function(pointer) { _, _, _ in CURL_SEEKFUNC_FAIL })
        try set(CURLOPT_MAXAGE_CONN, 4)
        if request.body.isEmpty { try set(CURLOPT_FRESH_CONNECT, 1) }
    }

    private func setCallbacks(_ exchange: Exchange) throws(HTTPError) {
        let context = Unmanaged.passUnretained(exchange).toOpaque()
        for option in [CURLOPT_READDATA, CURLOPT_WRITEDATA, CURLOPT_HEADERDATA] {
            try check(ccurl_set_pointer(pointer, option, context))
        }
        let read: ccurl_transfer_function = { buffer, size, count, context in
            guard let buffer, let context else { return Int(CURL_READFUNC_ABORT) }
            let exchange = Unmanaged<Exchange>.fromOpaque(context).takeUnretainedValue()
            return exchange.handOut(into: UnsafeMutableRawBufferPointer(start: buffer, count: size * count))
        }
        // Any other count than the one that was given stops the transfer.
        let write: ccurl_transfer_function = { buffer, size, count, context in
            guard let buffer, let context else { return 0 }
            let exchange = Unmanaged<Exchange>.fromOpaque(context).takeUnretainedValue()
            let bytes = UnsafeRawBufferPointer(start: buffer, count: size * count)
            return exchange.receive(bytes) ? bytes.count : -1
        }
        let header: ccurl_transfer_function = { buffer, size, count, context in
            guard let buffer, let context else { return 0 }
            let exchange = Unmanaged<Exchange>.fromOpaque(context).takeUnretainedValue()
            let bytes = UnsafeRawBufferPointer(start: buffer, count: size * count)
            return exchange.receiveHeader(bytes) ? bytes.count : -1
        }
        try check(ccurl_set_transfer_function(pointer, CURLOPT_READFUNCTION, read))
        try check(ccurl_set_transfer_function(pointer, CURLOPT_WRITEFUNCTION, write))
        try check(ccurl_set_transfer_function(pointer, CURLOPT_HEADERFUNCTION, header))
    }

    private func set(_ option: CURLoption, _ value: Int) throws(HTTPError) {
        try check(ccurl_set_long(pointer, option, value))
    }

    private func set(_ option: CURLoption, _ value: String) throws(HTTPError) {
        try check(ccurl_set_string(pointer, option, value))
    }

    private func check(_ code: CURLcode) throws(HTTPError) {
        guard code == CURLE_OK else { throw .nothingLeft(.init(code)) }
    }

    /// Free of what would end a header line or a C string.
    private static func isPlain(_ text: String) -> Bool {
        text.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F }
    }
}

extension EasyHandle {
    func long(_ info: CURLINFO) -> Int {
        var value = 0
        return ccurl_get_long(pointer, info, &value) == CURLE_OK ? value : 0
    }

    func offset(_ info: CURLINFO) -> Int64 {
        var value: curl_off_t = 0
        return ccurl_get_offset(pointer, info, &value) == CURLE_OK ? Int64(value) : 0
    }

    var trace: Trace {
        Trace(
            requestSize: long(CURLINFO_REQUEST_SIZE), connects: long(CURLINFO_NUM_CONNECTS),
            connectMicroseconds: offset(CURLINFO_CONNECT_TIME_T),
            firstByteMicroseconds: offset(CURLINFO_STARTTRANSFER_TIME_T),
            totalMicroseconds: offset(CURLINFO_TOTAL_TIME_T))
    }

    /// The answer, or whether the request could have arrived. `requestSize` is 0 when no byte of it left; a body that
    /// libcurl never asked for cannot have left either, although the CONNECT to a proxy or the headers did.
    func result(_ code: CURLcode, _ exchange: Exchange) -> Result<Response, HTTPError> {
        if code == CURLE_OK, exchange.headersAreWhole {
            let status = long(CURLINFO_RESPONSE_CODE)
            return .success(Response(status: status, headers: exchange.headers, body: exchange.answer))
        }
        let tunnel = long(CURLINFO_HTTP_CONNECTCODE)
        let reason: HTTPError.Reason =
            if exchange.isTooLarge {
                .tooLarge
            } else if tunnel != 0, tunnel != 200 {
                .proxy
            } else {
                code == CURLE_OK ? .cut : .init(code)
            }
        let nothingLeft = long(CURLINFO_REQUEST_SIZE) == 0 || exchange.bodyIsUntouched
        return .failure(nothingLeft ? .nothingLeft(reason) : .ambiguous(reason))
    }
}
