import Embedded
import Messaging
import Testing

@Suite("Twilio's errors as sentences")
struct ErrorTableTests {
    static func table() throws -> ErrorTable {
        try ErrorTable(csv: try #require(Embedded.file("errores-twilio.csv")).text)
    }

    @Test("all 96 codes say what to do, in both languages, in one short line")
    func complete() throws {
        let table = try Self.table()
        #expect(table.count == 96)
        for code in table.codes {
            let entry = try #require(table[code])
            #expect(entry.sentence(.es) != entry.sentence(.en))
            for language in Language.allCases {
                let sentence = entry.sentence(language)
                #expect(sentence.count <= 130 && sentence.hasSuffix("."), "\(code): \(sentence)")
            }
        }
    }

    @Test("codes that decide something are told apart")
    func decisions() throws {
        let table = try Self.table()
        #expect(table[20003]?.pauses == .account)
        #expect(table[20003]?.retry == .afterFix)
        #expect(table[20429]?.fault == .transient)
        #expect(table[20429]?.retry == .yes)
        #expect(table[20500]?.retry == .reconcile)
        #expect(table[21211]?.fault == .recipient)
        #expect(table[21211]?.retry == .no)
        #expect(table[21408]?.pauses == .country)
        #expect(table[21603]?.fault == .sender)
        #expect(table[21611]?.pauses == .sender)
        #expect(table[63016]?.fault == .content)
        #expect(table[99999] == nil)
    }

    @Test("a table that cannot be right names its line")
    func errors() {
        let header = "codigo,culpa,pausa,reintento,es,en\n"
        let good = "1,account,account,no,a,b\n"
        #expect(throws: TableError.badValue(3, "codigo")) { try ErrorTable(csv: header + good + good) }
        #expect(throws: TableError.badValue(2, "culpa")) { try ErrorTable(csv: header + "1,nobody,account,no,a,b") }
        #expect(throws: TableError.badValue(2, "en")) { try ErrorTable(csv: header + "1,account,account,no,a") }
        #expect(throws: TableError.missingColumn("es")) { try ErrorTable(csv: "codigo,culpa,pausa,reintento\n") }
    }
}
