import Embedded
import Foundation
import Testing

@Suite("The files inside the executable")
struct EmbeddedTests {
    @Test("are all of those in data, byte for byte")
    func same() throws {
        let data = Fixture.root.appending(path: "data")
        // The name of each file, and where below data it lies.
        var places: [String: String] = [:]
        for name in ["tarifas.csv", "errores-twilio.csv", "autorizacion.es.txt", "autorizacion.en.txt"] {
            places[name] = name
        }
        for folder in ["plantillas", "demo"] {
            let names = try FileManager.default.contentsOfDirectory(atPath: data.appending(path: folder).path)
            for name in names where name.hasSuffix(".txt") { places[name] = "\(folder)/\(name)" }
        }
        #expect(Set(Embedded.files.map(\.name)) == Set(places.keys))
        #expect(Embedded.files.count == places.count)
        for file in Embedded.files {
            let place = try #require(places[file.name])
            #expect(try Data(contentsOf: data.appending(path: place)) == Data(file.bytes), "\(file.name)")
        }
        #expect(Embedded.file("tarifas.csv") != nil)
        #expect(Embedded.file("nada") == nil)
    }
}
