internal import CCurl

/// What the callbacks of one transfer in flight read and fill. `Transfers` keeps it alive until libcurl is done.
final class Exchange {
    /// All header lines together; libcurl 7.88 itself knows no such limit.
    static let headerLimit = 64 << 10

    let body: [UInt8]
    let answerLimit: Int
    /// libcurl reads the list during the whole transfer.
    private(set) var headerList: UnsafeMutablePointer<curl_slist>?

    private(set) var bytesHandedOut = 0
    private(set) var headers: [Header] = []
    private(set) var answer: [UInt8] = []
    private(set) var isTooLarge = false
    /// The blank line behind the final answer's headers was seen. libcurl calls it a success, too, when a connection
    /// ends in the middle of them.
    private(set) var headersAreWhole = false
    private var headerBytes = 0

    init(_ request: Request) {
        body = request.body
        answerLimit = request.answerLimit
        for header in request.headers { headerList = ccurl_slist_append(headerList, "\(header.name): \(header.value)") }
        // Never wait for "100 Continue": a server that does not know it costs a second per message.
        headerList = ccurl_slist_append(headerList, "Expect:")
    }

    deinit {
        ccurl_slist_free_all(headerList)
    }

    /// No byte of a body that is there was asked for yet: no server can have the whole request.
    var bodyIsUntouched: Bool { !body.isEmpty && bytesHandedOut == 0 }

    func handOut(into buffer: UnsafeMutableRawBufferPointer) -> Int {
        let count = min(buffer.count, body.count - bytesHandedOut)
        body.withUnsafeBytes { bytes in
            buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[bytesHandedOut..<bytesHandedOut + count]))
        }
        bytesHandedOut += count
        return count
    }

    /// False stops the transfer.
    func receive(_ bytes: UnsafeRawBufferPointer) -> Bool {
        guard answer.count + bytes.count <= answerLimit else {
            isTooLarge = true
            return false
        }
        answer.append(contentsOf: bytes)
        return true
    }

    /// False stops the transfer.
    func receiveHeader(_ bytes: UnsafeRawBufferPointer) -> Bool {
        headerBytes += bytes.count
        guard headerBytes <= Exchange.headerLimit else {
            isTooLarge = true
            return false
        }
        // A status line begins anew what an interim answer (100, 103) may have left.
        if bytes.starts(with: "HTTP/".utf8) {
            headers.removeAll()
            headersAreWhole = false
        } else if bytes.elementsEqual("\r\n".utf8) || bytes.elementsEqual("\n".utf8) {
            headersAreWhole = true
        } else if let colon = bytes.firstIndex(of: UInt8(ascii: ":")) {
            let name = String(decoding: bytes[..<colon], as: UTF8.self)
            headers.append(Header(name: name, value: Exchange.trimmed(bytes[(colon + 1)...])))
        }
        return true
    }

    private static func trimmed(_ bytes: Slice<UnsafeRawBufferPointer>) -> String {
        let isBlank: (UInt8) -> Bool = { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D || $0 == 0x0A }
        let rest = bytes.drop(while: isBlank)
        let end = rest.lastIndex { !isBlank($0) }.map { $0 + 1 } ?? rest.startIndex
        return String(decoding: rest[rest.startIndex..<end], as: UTF8.self)
    }
}
