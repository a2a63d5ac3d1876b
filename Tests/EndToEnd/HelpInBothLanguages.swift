import Foundation
import Testing

@Suite("The help follows the language")
struct HelpInBothLanguages {
    /// What the help says in one language: every text for a command, an option or an argument by where it stands, and the
    /// name that is said first of every option.
    private struct Words {
        var texts: [String: String] = [:]
        var firstNames: [String: String] = [:]
    }

    private func words(_ language: String) throws -> Words {
        let place = try Workplace()
        place.environment["DIAMANTE_LANG"] = language
        let result = try place.diamante("--experimental-dump-help")
        #expect(result.status == 0)
        let tool = try #require(try JSONSerialization.jsonObject(with: Data(result.out.utf8)) as? [String: Any])
        var words = Words()
        collect(try #require(tool["command"] as? [String: Any]), below: "", into: &words)
        return words
    }

    private func collect(_ command: [String: Any], below parent: String, into words: inout Words) {
        // Each language has its own name first and knows the other one.
        let called = [command["commandName"] as? String ?? ""] + (command["aliases"] as? [String] ?? [])
        let name = parent + "/" + called.sorted().joined(separator: "=")
        words.texts[name] = (command["abstract"] as? String ?? "") + " " + (command["discussion"] as? String ?? "")
        for argument in command["arguments"] as? [[String: Any]] ?? [] {
            // What is hidden is nobody's to read; the parser's own words are put into Spanish where they are printed.
            guard argument["shouldDisplay"] as? Bool == true, let value = argument["valueName"] as? String else {
                continue
            }
            let names = (argument["names"] as? [[String: Any]] ?? []).compactMap { $0["name"] as? String }
            guard names.allSatisfy({ !["help", "h", "version"].contains($0) }) else { continue }
            let place =
                names.isEmpty
                ? "\((argument["kind"] as? String) ?? "") \(words.texts.count)" : names.sorted().joined(separator: ",")
            words.texts[name + " " + place] = argument["abstract"] as? String ?? ""
            words.firstNames[name + " " + place] = names.first
            #expect(!value.isEmpty)
        }
        // The parser's own `help` describes itself.
        for subcommand in command["subcommands"] as? [[String: Any]] ?? []
        where subcommand["commandName"] as? String != "help" {
            collect(subcommand, below: name, into: &words)
        }
    }

    @Test("no command, option or argument lacks a word in either language")
    func complete() throws {
        let (spanish, english) = (try words("es"), try words("en"))
        #expect(spanish.texts.count > 80 && Set(spanish.texts.keys) == Set(english.texts.keys))
        for (place, text) in spanish.texts {
            let other = english.texts[place] ?? ""
            #expect(text.count > 3 && other.count > 3, "\(place)")
            #expect(text != other, "\(place): \(text)")
        }
    }

    @Test("an option has a name in each language, answers to both, and is called by the one of who asks")
    func names() throws {
        let (spanish, english) = (try words("es").firstNames, try words("en").firstNames)
        for (place, name) in spanish where !["json", "demo"].contains(name) {
            #expect(english[place] != name && place.contains(","), "\(place): --\(name)")
        }
        let place = try Workplace()
        place.environment["DIAMANTE_LANG"] = "en"
        for option in ["--dry-run", "--ensayo"] {
            let preview = try place.diamante("overdue", option, "--json")
            #expect(preview.status == 0 && preview.out.contains("\"en_cola\":0"), "\(option): \(preview.err)")
        }
        for option in ["--format", "--formato"] {
            #expect(try place.diamante("export", "prestamos", option, "json").out == "[]\n")
            let refused = try place.diamante("export", "nothing", option, "json")
            #expect(refused.status == 2 && refused.out.contains("\"error\""), "\(option): \(refused.out)")
        }
    }

    @Test(
        "what the argument parser says itself is Spanish, or English, too",
        arguments: [
            (["pago"], "Falta", "Missing expected argument"),
            (["estado", "--nada"], "No existe la opción", "Unknown option"),
            (["exportar"], "Uso: diamante exportar", "Usage: diamante export"),
            (["--help"], "COMANDOS:", "SUBCOMMANDS:"),
            (["mensajero", "--espera", "x"], "no sirve para", "is invalid for"),
            (["mensajero", "--help"], "(si no se dice: 300)", "(default: 300)"),
            (["cuotas-vencidas", "--help"], "Sólo esta ruta.", "This route only."),
            (["simulador", "--help"], "no entregado", "undelivered"),
            (["respaldo", "--help"], "<archivo>", "<file>"),
        ])
    func parser(_ words: [String], _ spanish: String, _ english: String) throws {
        let place = try Workplace()
        func said(_ language: String) throws -> String {
            place.environment["DIAMANTE_LANG"] = language
            let result = try place.run(words)
            return result.out + result.err
        }
        #expect(try said("es").contains(spanish))
        #expect(try !said("es").contains("Error:"))
        #expect(try said("en").contains(english))
    }
}
