import Messaging
import Testing

@testable import Store

@Suite("What an import remarks")
struct NoteTests {
    private static func notes(_ number: Int) -> [ImportNote] {
        [
            .landlines(count: number, lines: [7]), .grantsAgainstRefusal(clients: number),
            .noticesWithoutChannel(clients: number), .withoutConsent(clients: number),
            .paymentsRegisteredHere(count: number), .voidLoans(count: number),
        ]
    }

    @Test("agrees with one as well as with many, in both languages")
    func one() {
        let many = [
            "clientes", "clients", "teléfonos", "phones", "pagos", "payments", "préstamos", "loans", "are landlines",
            "se les",
        ]
        for language in Language.allCases {
            for note in Self.notes(1) {
                let sentence = note.sentence(language)
                #expect(sentence.contains("1 "))
                #expect(!many.contains { sentence.contains($0) }, Comment(rawValue: sentence))
            }
            for note in Self.notes(2) {
                let sentence = note.sentence(language)
                #expect(sentence.contains("2 ") && many.contains { sentence.contains($0) }, Comment(rawValue: sentence))
            }
        }
        #expect(ImportNote.withoutConsent(clients: 1).sentence(.es).hasPrefix("A 1 cliente no se le puede escribir"))
    }
}
