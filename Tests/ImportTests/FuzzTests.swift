import Lending
import Messaging
import SQLite
import Testing

@testable import Store

/// SplitMix64: the same bytes on every run.
struct Seeded: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

@Suite("Any bytes at all")
struct FuzzTests {
    static let pieces: [[UInt8]] =
        [
            ",", ";", "\"", "\"\"", "\n", "\r\n", "\r", "\0", "'", "=", "1020304", "CC", "L1", "2026-11-02", "50.000",
            "-1",
            "semanal", "activo", "pagado", "sí", "no", "Ana", "\u{FEFF}", "\u{202E}", "9999999999999999999", " ", "\t",
        ].map { Array($0.utf8) } + [[0xFF], [0xC3], [0xE2, 0x82], [0x1B, 0x5B], [0xED, 0xA0, 0x80], [0xC0, 0x80]]

    static func junk(_ random: inout Seeded, header: String) -> [UInt8] {
        var bytes = Bool.random(using: &random) ? Array(header.utf8) : []
        for _ in 0..<Int.random(in: 0...120, using: &random) {
            bytes +=
                Bool.random(using: &random)
                ? pieces.randomElement(using: &random) ?? [] : [UInt8.random(in: 0...255, using: &random)]
        }
        return bytes
    }

    @Test("neither stop the program nor leave half an import")
    func random() throws {
        let books = try Books()
        var random = Seeded(state: 20_261_123)
        for _ in 0..<400 {
            let files = ImportFiles(
                clients: ImportFile(name: "c", bytes: Self.junk(&random, header: "documento,nombre\n")),
                loans: ImportFile(
                    name: "l",
                    bytes: Self.junk(
                        &random, header: "numero,documento,monto,total,cuotas,frecuencia,primera_cuota\n")),
                payments: ImportFile(name: "p", bytes: Self.junk(&random, header: "prestamo,fecha,monto\n")))
            let result = try books.store.importPortfolio(files, ImportOptions(role: .owner, update: true))
            #expect(result.written == (result.problemCount == 0))
            for problem in result.problems {
                #expect(!problem.sentence(.es).unicodeScalars.contains { CellText.isForbidden($0) })
            }
        }
        #expect(try books.store.integrityProblems().isEmpty)
    }

    @Test("in one place of good files are refused or come out again as they went in")
    func damaged() throws {
        var random = Seeded(state: 7)
        for _ in 0..<60 {
            var files = [Sample.clients, Sample.loans, Sample.payments].map { Array($0.utf8) }
            let file = Int.random(in: 0..<3, using: &random)
            let place = Int.random(in: 0..<files[file].count, using: &random)
            files[file].replaceSubrange(place...place, with: Self.pieces.randomElement(using: &random) ?? [])
            let books = try Books()
            let result = try books.store.importPortfolio(
                ImportFiles(
                    clients: ImportFile(name: "c", bytes: files[0]), loans: ImportFile(name: "l", bytes: files[1]),
                    payments: ImportFile(name: "p", bytes: files[2])), ImportOptions(role: .owner))
            guard result.written else {
                #expect(try books.number("SELECT count(*) FROM client") == 0)
                continue
            }
            let again = try Books()
            let repeated = try again.importing(
                clients: try books.exporting(.clients), loans: try books.exporting(.loans),
                payments: try books.exporting(.payments))
            #expect(repeated.problems.map { $0.sentence(.es) } == [])
            #expect(try again.exporting(.loans) == (try books.exporting(.loans)))
            #expect(
                try again.number("SELECT sum(paid) FROM installment")
                    == (try books.number("SELECT sum(paid) FROM installment")))
        }
    }
}
