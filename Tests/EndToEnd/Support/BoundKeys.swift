import Foundation

/// Every key that the console's sources bind, as a terminal sends it: a new one is among them by itself.
enum BoundKeys {
    static let bytes: [String] = {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let console = root.appending(path: "Sources/Console")
        let walker = FileManager.default.enumerator(at: console, includingPropertiesForKeys: nil)
        var keys: Set<String> = []
        while let file = walker?.nextObject() as? URL {
            guard file.pathExtension == "swift", let text = try? String(contentsOf: file, encoding: .utf8) else {
                continue
            }
            keys.formUnion(bound(in: text))
        }
        // The digits of the screens are made from their numbers.
        return (keys.union("123456".map(String.init))).sorted()
    }()

    /// `Binding(.character("p"), .control("s"), do: …`
    private static func bound(in text: String) -> [String] {
        text.components(separatedBy: "Binding(").dropFirst().flatMap { rest -> [String] in
            let written = rest.components(separatedBy: "do:").first ?? ""
            return written.components(separatedBy: ".").dropFirst().compactMap(sent)
        }
    }

    private static func sent(_ key: String) -> String? {
        let name = key.prefix { $0.isLetter }
        let argument = key.dropFirst(name.count).drop { $0 == "(" || $0 == "\"" }.first
        switch (name, argument) {
        case ("character", let letter?): return String(letter)
        case ("control", let letter?): return letter.asciiValue.map { String(UnicodeScalar($0 & 0x1F)) }
        case ("function", "1"): return "\u{1B}OP"
        default: return named[String(name)]
        }
    }

    private static let named = [
        "enter": "\r", "escape": "\u{1B}", "tab": "\t", "backTab": "\u{1B}[Z", "up": "\u{1B}[A", "down": "\u{1B}[B",
        "right": "\u{1B}[C", "left": "\u{1B}[D", "pageUp": "\u{1B}[5~", "pageDown": "\u{1B}[6~", "home": "\u{1B}[1~",
        "end": "\u{1B}[4~", "backspace": "\u{7F}", "delete": "\u{1B}[3~", "insert": "\u{1B}[2~",
    ]
}
