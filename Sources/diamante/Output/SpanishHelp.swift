import Messaging

/// The argument parser speaks English only: its fixed words are put into Spanish here, line by line.
enum SpanishHelp {
    static func translated(_ text: String, _ language: Language) -> String {
        guard language == .es else { return text }
        return text.split(separator: "\n", omittingEmptySubsequences: false).map(line).joined(separator: "\n")
    }

    private static func line(_ line: Substring) -> String {
        for (english, spanish) in beginnings where line.hasPrefix(english) {
            return replaced(spanish + line.dropFirst(english.count))
        }
        return replaced(String(line))
    }

    private static let beginnings: [(String, String)] = [
        ("OVERVIEW: ", ""), ("USAGE: ", "USO: "), ("Usage: ", "Uso: "), ("ARGUMENTS:", "ARGUMENTOS:"),
        ("OPTIONS:", "OPCIONES:"), ("SUBCOMMANDS:", "COMANDOS:"), ("Help:  ", "Ayuda: "),
        ("Error: Missing expected argument ", "Falta "), ("Error: Unexpected argument ", "No se esperaba "),
        ("Error: Unknown option ", "No existe la opción "), ("Error: Missing value for ", "Falta el valor de "),
        ("Error: The value ", "El valor "), ("Error: ", ""), ("  See 'diamante", "  Vea «diamante"),
    ]

    private static let phrases: [(String, String)] = [
        ("Show help information.", "Muestra esta ayuda."), ("Show the version.", "Muestra la versión."),
        ("' for more information.", "»."), ("' for detailed help.", "»."), ("<subcommand>", "<comando>"),
        ("(default: ", "(si no se dice: "), ("(values: ", "(valores: "), ("is invalid for", "no sirve para"),
        ("Please provide one of", "Use uno de"), ("' or '", "' o '"),
    ]

    private static func replaced(_ line: String) -> String {
        var line = line
        for (english, spanish) in phrases {
            line = replacing(english, with: spanish, in: line)
        }
        return line
    }

    private static func replacing(_ wanted: String, with other: String, in text: String) -> String {
        var result = ""
        var rest = text[...]
        while !rest.isEmpty {
            if rest.hasPrefix(wanted) {
                result += other
                rest = rest.dropFirst(wanted.count)
            } else {
                result.append(rest.removeFirst())
            }
        }
        return result
    }
}
