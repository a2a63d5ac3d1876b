import Foundation
import Testing

@Suite("The text that clients agreed to, by the commands")
struct TheTextTheyAgreedTo {
    private func clients(_ place: Workplace, _ document: String) throws -> String {
        try place.write("clientes-\(document).csv", "documento,nombre,telefono\n\(document),Ana Paz,3005550001\n")
    }

    /// The one authorisation of a client.
    private func proof(_ place: Workplace, _ document: String) throws -> [String: Any] {
        let rows = try place.diamante("exportar", "autorizaciones", "--cliente", document, "--json").json()
        return try #require((rows as? [[String: Any]])?.first)
    }

    private func importing(_ place: Workplace, _ document: String, _ more: String...) throws -> Program.Ended {
        let grants = ["--autoriza", "sms", "--fuente", "contrato firmado"]
        return try place.run(["importar", "--clientes", try clients(place, document)] + grants + more)
    }

    @Test("is the house's own, or the one that is given, or honestly none; each is kept whole")
    func kept() throws {
        let place = try Workplace()
        place.environment["DIAMANTE_COMPANY"] = "Créditos Ñandú"
        let first = try importing(place, "1001")
        #expect(first.status == 0)
        #expect(first.err.contains("No consta qué texto autorizaron"))
        // What comes with the program is in no contract of theirs.
        let unknown = try proof(place, "1001")
        #expect(unknown["texto_version"] is NSNull)
        #expect(unknown["fuente"] as? String == "contrato firmado")
        #expect(unknown["zona"] as? String == "UTC-05:00")

        // A file of the same name in the data directory wins from now on; what was agreed to before stays what it was.
        try "Acepto SMS de {empresa}.\n".write(
            to: place.data.appending(path: "autorizacion.es.txt"), atomically: true, encoding: .utf8)
        #expect(try importing(place, "1002").status == 0)
        #expect(try proof(place, "1002")["texto"] as? String == "Acepto SMS de Créditos Ñandú.")
        #expect(try proof(place, "1001")["texto_version"] is NSNull)

        let other = try place.write("contrato.txt", "Cláusula 9. Acepto mensajes.\r\n")
        #expect(try importing(place, "1003", "--texto", other).status == 0)
        #expect(try proof(place, "1003")["texto"] as? String == "Cláusula 9. Acepto mensajes.")
        #expect(try importing(place, "1004", "--sin-texto").status == 0)
        #expect(try proof(place, "1004")["texto_version"] is NSNull)

        let texts = try #require(try place.diamante("exportar", "textos", "--json").json() as? [[String: Any]])
        #expect(texts.count == 2)
        #expect(texts.allSatisfy { $0["autorizaciones"] as? Int == 1 })
        #expect(texts.last?["titulo"] as? String == "Cláusula 9. Acepto mensajes.")
    }

    @Test("that cannot be read is refused with a sentence, and nothing is imported")
    func refused() throws {
        let place = try Workplace()
        let picture = place.root.appending(path: "firma.pdf")
        try Data([0x25, 0x50, 0x44, 0x46, 0xE2, 0xE3, 0x00]).write(to: picture)
        let refused = try importing(place, "1001", "--texto", picture.path)
        #expect(refused.status == 1)
        #expect(refused.err.contains("guárdela como texto"))
        #expect(try importing(place, "1001", "--texto", picture.path, "--sin-texto").status == 2)
        #expect(try place.diamante("exportar", "clientes", "--json").json() as? [String] == [])
        try " \n".write(to: place.data.appending(path: "autorizacion.es.txt"), atomically: true, encoding: .utf8)
        let empty = try place.diamante("exportar", "clientes")
        #expect(empty.status == 3)
        #expect(empty.err.contains("autorizacion.es.txt: El texto de la autorización está vacío"))
    }
}
