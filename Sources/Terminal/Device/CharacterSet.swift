import CNcurses
import Glibc

/// Chooses the program's character type before ncurses starts, since ncurses asks for it.
enum CharacterSet {
    /// True for UTF-8. A locale that is not installed, or none at all (a bare server), counts as UTF-8; one that says
    /// otherwise (`LC_ALL=C`, ISO-8859-1) is believed, as the terminal may really be of that kind.
    static func choose() -> Bool {
        // Only the character type: numbers and sorting of the C library stay as programs expect them.
        if setlocale(LC_CTYPE, "") == nil || (!diamante_codeset_is_utf8() && !isNamed) {
            let name = wanted.lowercased()
            guard !name.contains("8859") else { return false }
            setlocale(LC_CTYPE, "C.UTF-8")
        }
        return diamante_codeset_is_utf8()
    }

    private static var isNamed: Bool { !wanted.isEmpty }

    /// The locale the environment asks for, in the order POSIX gives.
    private static var wanted: String {
        for variable in ["LC_ALL", "LC_CTYPE", "LANG"] {
            if let value = Environment[variable], !value.isEmpty { return value }
        }
        return ""
    }
}

/// Variables of the process.
enum Environment {
    static subscript(_ name: String) -> String? {
        getenv(name).map { String(cString: $0) }
    }
}
