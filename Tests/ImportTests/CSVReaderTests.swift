import Testing

@testable import Store

@Suite("Rows of CSV")
struct CSVReaderTests {
    struct Example: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let csv: String
        let rows: [[String]]

        init(_ name: String, _ csv: String, _ rows: [[String]]) {
            (testDescription, self.csv, self.rows) = (name, csv, rows)
        }
    }

    static let examples = [
        Example("plain", "a,b\n1,2\n", [["a", "b"], ["1", "2"]]),
        Example("no line end at the end", "a,b\n1,2", [["a", "b"], ["1", "2"]]),
        Example("CRLF and CR", "a,b\r\n1,2\r3,4", [["a", "b"], ["1", "2"], ["3", "4"]]),
        Example("byte order mark", "\u{FEFF}a,b\n1,2", [["a", "b"], ["1", "2"]]),
        Example("semicolons", "a;b\n1,5;2", [["a", "b"], ["1,5", "2"]]),
        Example(
            "a comma inside a quoted name of a header with semicolons", "\"x,y,z\";b\n1;2",
            [["x,y,z", "b"], ["1", "2"]]),
        Example(
            "quotes, separator and line ends inside", "a,b\n\"x, \"\"y\"\"\r\nz\",2",
            [["a", "b"], ["x, \"y\"\r\nz", "2"]]),
        Example("blanks around quotes", "a,b\n \"x\" ,\t\"y\"", [["a", "b"], ["x", "y"]]),
        Example("a quote in the middle stands for itself", "a,b\n5\" x 3\",2", [["a", "b"], ["5\" x 3\"", "2"]]),
        Example("empty fields", "a,b\n,\n\"\",", [["a", "b"], ["", ""], ["", ""]]),
        Example("only doubled quotes", "a\n\"\"\"\"", [["a"], ["\""]]),
        Example("nothing", "", []),
    ]

    @Test("are read as RFC 4180 and spreadsheets write them", arguments: examples)
    func rows(example: Example) throws {
        #expect(try Self.read(example.csv) == example.rows)
    }

    @Test("know the line on which they begin, also after quoted line ends")
    func lines() throws {
        var reader = CSVReader(Array("a\n\n\"x\ny\r\nz\"\nlast".utf8))
        var lines: [Int] = []
        while try reader.next() { lines.append(reader.line) }
        #expect(lines == [1, 2, 3, 6])
    }

    @Test("after a fault go on with the next line")
    func recovery() throws {
        var reader = CSVReader(Array("a,b\n\"x\"y,2\n".utf8) + [0x66, 0xF3, 0x0A] + Array("3,4\n\"open\n5,6".utf8))
        #expect(try reader.next())
        #expect(throws: CSVFault.textAfterQuote(line: 2)) { try reader.next() }
        #expect(throws: CSVFault.notUTF8(line: 3, field: 0)) { try reader.next() }
        #expect(try reader.next())
        #expect(reader.fields.map { String(decoding: $0, as: UTF8.self) } == ["3", "4"])
        #expect(throws: CSVFault.unclosedQuote(line: 5)) { try reader.next() }
        #expect(try !reader.next())
    }

    static func read(_ csv: String) throws -> [[String]] {
        var reader = CSVReader(Array(csv.utf8))
        var rows: [[String]] = []
        while try reader.next() { rows.append(reader.fields.map { String(decoding: $0, as: UTF8.self) }) }
        return rows
    }
}
