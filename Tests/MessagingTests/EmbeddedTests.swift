import Embedded
import Foundation
import Testing

@Suite("The files inside the executable")
struct EmbeddedTests {
    @Test("are all of those in data, byte for byte")
    func same() throws {
        let data = Fixture.root.appending(path: "data")
        let templates = try FileManager.default.contentsOfDirectory(atPath: data.appending(path: "plantillas").path)
        let names = Set(templates.filter { $0.hasSuffix(".txt") }).union(["tarifas.csv", "errores-twilio.csv"])
        #expect(Set(Embedded.files.map(\.name)) == names)
        #expect(Embedded.files.count == names.count)
        for file in Embedded.files {
            let place = file.name.hasSuffix(".txt") ? "plantillas/\(file.name)" : file.name
            #expect(try Data(contentsOf: data.appending(path: place)) == Data(file.bytes), "\(file.name)")
        }
        #expect(Embedded.file("tarifas.csv") != nil)
        #expect(Embedded.file("nada") == nil)
    }
}
