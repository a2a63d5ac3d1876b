import Foundation
import Testing

/// SwiftPM lets a transitive import compile, so the borders of the house are held here.
@Suite("The borders of the house")
struct Borders {
    /// Who may import which of our own modules.
    static let allowed: [String: Set<String>] = [
        "Embedded": [],
        "SQLite": ["CSQLite"],
        "HTTP": ["CCurl"],
        "Terminal": ["CNcurses"],
        "Lending": [],
        "Messaging": ["Lending"],
        "Store": ["SQLite", "Lending", "Messaging"],
        "Twilio": ["HTTP", "Messaging"],
        "Outbox": ["Store", "Twilio", "Messaging", "Lending"],
        "Console": ["Terminal", "Store", "Messaging", "Lending"],
        "Simulator": [],
        "Demo": ["Embedded", "Store", "Lending", "Messaging"],
        "diamante": [
            "Demo", "Embedded", "SQLite", "HTTP", "Terminal", "Lending", "Messaging", "Store", "Twilio", "Outbox",
            "Console",
            "Simulator",
        ],
    ]

    static let ours = Set(allowed.keys).union(["CSQLite", "CCurl", "CNcurses"])

    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    @Test("every import line of Sources is one the table allows")
    func imports() throws {
        let sources = Self.root.appending(path: "Sources")
        let walker = try #require(FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil))
        var seen = 0
        for case let file as URL in walker where file.pathExtension == "swift" {
            let inside = file.path.dropFirst(sources.path.count + 1)
            let module = String(inside.prefix { $0 != "/" })
            let allowed = try #require(Self.allowed[module], "\(module) is not a room of the house")
            seen += 1
            for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
                guard let imported = Self.importedModule(line), Self.ours.contains(imported) else { continue }
                #expect(allowed.contains(imported), "\(inside) imports \(imported)")
            }
        }
        #expect(seen > 0)
    }

    @Test("the top level holds only what the house is made of")
    func topLevel() throws {
        let names = try FileManager.default.contentsOfDirectory(atPath: Self.root.path)
        let known: Set = ["Package.swift", "Package.resolved", "Sources", "Tests", "README.md", "data", "LICENSE"]
        let odd = names.filter { !$0.hasPrefix(".") && !known.contains($0) }
        #expect(odd.isEmpty)
    }

    /// The module an import line names, whatever attributes and access level stand before it.
    static func importedModule(_ line: Substring) -> String? {
        let words = line.split(separator: " ")
        let access: Set<Substring> = ["package", "public", "internal", "private"]
        guard let index = words.firstIndex(of: "import"), words.count > index + 1,
            words[..<index].allSatisfy({ $0.hasPrefix("@") || access.contains($0) })
        else { return nil }
        let kinds: Set<Substring> = ["struct", "class", "enum", "func", "protocol", "typealias", "let", "var"]
        let name = kinds.contains(words[index + 1]) && words.count > index + 2 ? words[index + 2] : words[index + 1]
        return String(name.prefix { $0 != "." })
    }
}
