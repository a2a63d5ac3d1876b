import Lending
import Testing

@Suite("Identity documents")
struct DocumentTests {
    @Test(
        "however it is written, a document has one spelling",
        arguments: [
            (.cc, "1020304050", "1020304050"), (.cc, "1.020.304.050", "1020304050"),
            (.cc, " 1 020 304 050 ", "1020304050"),
            (.cc, "123", "123"), (.cc, "0041261533", "41261533"),
            (.nit, "900123456-8", "900123456-8"), (.nit, "900.123.456-8", "900123456-8"),
            (.nit, "9001234568", "900123456-8"), (.nit, "900 123 456 - 8", "900123456-8"),
            (.nit, "41261533-2", "41261533-2"), (.nit, "0800197268-4", "800197268-4"),
            (.ce, "412.345", "412345"), (.ce, "e123456", "E123456"), (.ppt, "5012345", "5012345"),
            (.pa, "ab 123456", "AB123456"), (.pa, "00123", "00123"),
        ] as [(DocumentType, String, String)])
    func canonical(type: DocumentType, text: String, number: String) throws {
        let document = try Document(type: type, number: text)
        #expect(document.number == number)
        #expect(document.type == type)
        // What is stored reads back as itself.
        #expect(try Document(type: type, number: document.number) == document)
    }

    @Test(
        "a refused document says what was expected",
        arguments: [
            (.cc, "", .empty), (.cc, " . ", .empty), (.cc, "12", .length(.cc, expected: 3...10)),
            (.cc, "12345678901", .length(.cc, expected: 3...10)), (.cc, "0000", .length(.cc, expected: 3...10)),
            (.cc, "1020A", .onlyDigits(.cc)), (.cc, "1,020,304", .onlyDigits(.cc)), (.cc, "-1020", .onlyDigits(.cc)),
            (.cc, "١٢٣٤٥", .onlyDigits(.cc)),
            (.nit, "900123456", .missingCheckDigit), (.nit, "900123456-", .missingCheckDigit),
            (.nit, "900123456-10", .missingCheckDigit), (.nit, "90012345678", .missingCheckDigit),
            (.nit, "900123456-7", .wrongCheckDigit(found: 7, expected: 8)),
            (.nit, "9001234560", .wrongCheckDigit(found: 0, expected: 8)),
            (.nit, "900-123456-8", .onlyDigits(.nit)), (.nit, "90012345X-8", .onlyDigits(.nit)),
            (.nit, "900123456-X", .onlyDigits(.nit)), (.nit, "90012345A", .onlyDigits(.nit)),
            (.nit, "-8", .length(.nit, expected: 3...10)), (.nit, "12345678901-1", .length(.nit, expected: 3...10)),
            (.ce, "12", .length(.ce, expected: 3...15)), (.ppt, "1234567890123456", .length(.ppt, expected: 3...15)),
            (.pa, "AB-123", .onlyLettersAndDigits(.pa)), (.pa, "ÑÑÑ123", .onlyLettersAndDigits(.pa)),
            (.ce, "12\u{1B}[2J3", .onlyLettersAndDigits(.ce)),
        ] as [(DocumentType, String, DocumentError)])
    func refused(type: DocumentType, text: String, error: DocumentError) {
        #expect(throws: error) { try Document(type: type, number: text) }
    }

    @Test(
        "the check digit of known NITs is right",
        arguments: [
            ("800197268", 4), ("860002964", 4), ("890903938", 8), ("899999068", 1), ("860034313", 7), ("41261533", 2),
            ("800191045", 1),
        ])
    func checkDigit(base: String, digit: Int) {
        #expect(TaxCheckDigit.of(base.utf8) == digit)
    }

    /// Not so where the check digit is 1, which two remainders share.
    @Test("a single wrong digit in a NIT is noticed", arguments: 0..<9)
    func wrongDigit(place: Int) throws {
        let right = Array("800197268".utf8)
        for digit in UInt8(ascii: "0")...UInt8(ascii: "9") where digit != right[place] {
            var wrong = right
            wrong[place] = digit
            #expect(TaxCheckDigit.of(wrong) != TaxCheckDigit.of(right))
        }
    }

    @Test(
        "a document is shown with its type, numbers in groups of three",
        arguments: [
            (.cc, "1020304050", "CC 1.020.304.050"), (.cc, "123", "CC 123"), (.cc, "41261533", "CC 41.261.533"),
            (.nit, "900123456-8", "NIT 900.123.456-8"), (.nit, "41261533-2", "NIT 41.261.533-2"),
            (.pa, "AB123456", "PA AB123456"), (.ppt, "5012345", "PPT 5012345"), (.ce, "412345", "CE 412345"),
        ] as [(DocumentType, String, String)])
    func formatted(type: DocumentType, number: String, text: String) throws {
        let document = try Document(type: type, number: number)
        #expect(document.formatted == text)
        // What is shown can be typed in again.
        #expect(try Document.parse(text) == document)
    }

    @Test("without a type a number is a CC, with a check digit a NIT")
    func parsed() throws {
        #expect(try Document.parse("1.020.304.050") == Document(type: .cc, number: "1020304050"))
        #expect(try Document.parse("900123456-8") == Document(type: .nit, number: "900123456-8"))
        #expect(try Document.parse(" c.c. 41261533") == Document(type: .cc, number: "41261533"))
        #expect(try Document.parse("pa ab1234") == Document(type: .pa, number: "AB1234"))
        #expect(throws: DocumentError.empty) { try Document.parse("CC") }
        #expect(throws: DocumentError.onlyDigits(.cc)) { try Document.parse("TI 123456") }
    }

    @Test("the types are read in any letters, with or without dots")
    func types() {
        #expect(DocumentType(parsing: " cc ") == .cc)
        #expect(DocumentType(parsing: "C.C.") == .cc)
        #expect(DocumentType(parsing: "nit") == .nit)
        #expect(DocumentType(parsing: "CPF") == nil)
        #expect(DocumentType(parsing: "") == nil)
    }
}
