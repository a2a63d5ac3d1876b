import Foundation
import Messaging
import Testing

@Suite("The names of the commands")
struct CommandNameTests {
    private static let sources = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Sources")

    /// The words that stand behind `diamante ` in the lines of a file that are no comments.
    private static func named(in text: String) -> [String] {
        text.split(separator: "\n").filter { !$0.drop { $0 == " " }.hasPrefix("//") }.flatMap { line in
            line.components(separatedBy: "diamante ").dropFirst()
                .map { rest in String(rest.prefix { $0.isLowercase || $0 == "-" }) }
        }
    }

    @Test("are written nowhere but in their own place, so that every sentence names the one of its language")
    func onePlace() throws {
        let all = Set(CommandName.allCases.flatMap { [$0.spanish, $0.english] })
        let walker = try #require(FileManager.default.enumerator(at: Self.sources, includingPropertiesForKeys: nil))
        var seen = 0
        for case let file as URL in walker where file.pathExtension == "swift" {
            seen += 1
            let words = Self.named(in: try String(contentsOf: file, encoding: .utf8)).filter { all.contains($0) }
            #expect(words.isEmpty, "\(file.lastPathComponent): \(words)")
        }
        #expect(seen > 300)
    }

    @Test("are one word each, and never two commands'")
    func distinct() {
        for names in [CommandName.allCases.map(\.spanish), CommandName.allCases.map(\.english)] {
            #expect(Set(names).count == names.count && names.allSatisfy { !$0.isEmpty && !$0.contains(" ") })
        }
    }

    @Test("are quoted as their language does")
    func calls() {
        #expect(Language.es.call(.status, "--adoptar") == "«diamante estado --adoptar»")
        #expect(Language.en.call(.backup) == "\"diamante backup\"")
        for reason in BlockReason.allCases {
            #expect(!reason.sentence(.en).contains("diamante plantillas"))
        }
    }
}
