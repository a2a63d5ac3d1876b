import Glibc
import Messaging
import Synchronization

/// Where commands speak: results on stdout, words for people on stderr.
enum Printing {
    /// Something stands on stdout.
    static var hasSpoken: Bool { spoke.load(ordering: .relaxed) }
    private static let spoke = Atomic(false)

    static func out(_ text: String) {
        spoke.store(true, ordering: .relaxed)
        if let code = write(steady(text), to: STDOUT_FILENO), code != EPIPE { leave(code) }
    }

    static func note(_ text: String) {
        _ = write(steady(text), to: STDERR_FILENO)
    }

    /// Whoever read our output went away.
    struct ReaderGone: Error {}

    /// Bytes as they are, for files.
    static func bytes(_ bytes: [UInt8]) throws(ReaderGone) {
        spoke.store(true, ordering: .relaxed)
        guard let code = write(bytes, to: STDOUT_FILENO) else { return }
        guard code == EPIPE else { leave(code) }
        throw ReaderGone()
    }

    /// A list that is cut short must not look like a whole one: a full disk ends the command.
    private static func leave(_ code: Int32) -> Never {
        let reason = String(cString: strerror(code))
        note(
            FailureSentence.currentLanguage.choose(
                es: "No se pudo escribir la salida (\(reason)): quedó incompleta.",
                en: "The output could not be written (\(reason)): it is not complete."))
        exit(ExitStatus.refused.rawValue)
    }

    /// All of it, whatever the pipe takes at once; answers the system's reason when that cannot be done.
    private static func write(_ bytes: [UInt8], to descriptor: Int32) -> Int32? {
        var bytes = bytes[...]
        while !bytes.isEmpty {
            let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            let code = errno
            if count > 0 {
                bytes = bytes.dropFirst(count)
            } else if count < 0, code == EAGAIN {
                // A terminal or pipe that another program set so: it is waited for.
                var room = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
                _ = poll(&room, 1, -1)
            } else if count == 0 || code != EINTR {
                return count == 0 ? EIO : code
            }
        }
        return nil
    }

    /// A line to print, with nothing in it that steers a terminal, whoever wrote it; line breaks and tabs are ours.
    private static func steady(_ text: String) -> [UInt8] {
        let line = text + "\n"
        guard line.unicodeScalars.contains(where: steers) else { return Array(line.utf8) }
        var steady = String.UnicodeScalarView()
        for scalar in line.unicodeScalars { steady.append(steers(scalar) ? "\u{FFFD}" : scalar) }
        return Array(String(steady).utf8)
    }

    private static func steers(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "\n", "\t": false
        case "\0"..."\u{1F}", "\u{7F}"..."\u{9F}": true
        default: false
        }
    }

    /// Text of others within a line: its line breaks and turned directions are made visible, too.
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
