import Glibc

/// Where commands speak: results on stdout, words for people on stderr.
enum Printing {
    static func out(_ text: String) {
        write(Array((text + "\n").utf8)[...], to: STDOUT_FILENO)
    }

    static func note(_ text: String) {
        write(Array((text + "\n").utf8)[...], to: STDERR_FILENO)
    }

    /// Whoever read our output went away.
    struct ReaderGone: Error {}

    /// Bytes as they are, for files.
    static func bytes(_ bytes: [UInt8]) throws(ReaderGone) {
        guard write(bytes[...], to: STDOUT_FILENO) else { throw ReaderGone() }
    }

    /// All of it, whatever the pipe takes at once; a reader that went away is no error of ours.
    @discardableResult
    private static func write(_ bytes: ArraySlice<UInt8>, to descriptor: Int32) -> Bool {
        var bytes = bytes
        while !bytes.isEmpty {
            let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { return false }
            bytes = bytes.dropFirst(count)
        }
        return true
    }

    /// Text of others on a terminal: control characters made visible, so that no name can move the cursor.
    static func harmless(_ text: String) -> String {
        var out = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\0"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{202A}"..."\u{202E}", "\u{2066}"..."\u{2069}":
                out.append("\u{FFFD}")
            default: out.append(scalar)
            }
        }
        return String(out)
    }
}
