import Messaging
import Testing

@Suite("Phone numbers")
struct PhoneNumberTests {
    @Test(
        "every usual way to write a Colombian mobile gives the same number",
        arguments: [
            "3001234567", "300 123 4567", " 300-123-4567 ", "(300) 123.4567", "573001234567", "+573001234567",
            "+57 300 123 4567", "00573001234567", "0057 300 1234567", "03001234567", "whatsapp:+573001234567",
            "WhatsApp:3001234567", "+57573001234567", "300\u{A0}123\u{A0}4567", "\u{202A}+57 300 123 4567\u{202C}",
        ])
    func colombianMobile(text: String) throws {
        let number = try PhoneNumber(parsing: text)
        #expect(number.e164 == "+573001234567")
        #expect(number.isColombianMobile)
        #expect(number.receivesSMS)
        #expect(number.spaced == "+57 300 123 4567")
        #expect(number.address(for: .whatsapp) == "whatsapp:+573001234567")
        #expect(number.country == "CO")
    }

    @Test(
        "a landline is known as one and cannot be asked to take a message",
        arguments: ["6013444360", "+57 601 344 4360", "57 604 3444360", "(605) 344-4360"])
    func landline(text: String) throws {
        let number = try PhoneNumber(parsing: text)
        #expect(number.kind == .colombianLandline)
        #expect(!number.receivesSMS)
        #expect(throws: PhoneNumberError.landline) { try PhoneNumber(reachable: text) }
    }

    @Test(
        "foreign numbers need + or 00",
        arguments: [
            ("+1 (415) 523-8886", "+14155238886"), ("0034612345678", "+34612345678"), ("+5077654321", "+5077654321"),
        ])
    func foreign(text: String, e164: String) throws {
        let number = try PhoneNumber(reachable: text)
        #expect(number.e164 == e164)
        #expect(number.kind == .foreign)
    }

    @Test(
        "what is no number says why",
        arguments: [
            ("", PhoneNumberError.empty), ("   ", .empty), ("whatsapp:", .empty), ("()-", .empty),
            ("+", .wrongLength(digits: 0)), ("300 123 456", .wrongLength(digits: 9)),
            ("30012345678", .wrongLength(digits: 11)), ("3444360", .wrongLength(digits: 7)),
            ("+57 300 123 456", .wrongLength(digits: 9)), ("+5730012345678", .wrongLength(digits: 11)),
            ("+123456", .wrongLength(digits: 6)), ("+1234567890123456", .wrongLength(digits: 16)),
            ("+0123456789", .wrongLength(digits: 10)), ("4155238886", .notColombian), ("6093444360", .notColombian),
            ("+57 200 123 4567", .notColombian), ("no tiene", .letters), ("300 123 4567 ext 2", .letters),
            ("300+1234567", .letters), ("++573001234567", .letters), ("３００１２３４５６７", .letters),
            ("300\u{0}1234567", .letters),
        ])
    func errors(text: String, error: PhoneNumberError) {
        #expect(throws: error) { try PhoneNumber(parsing: text) }
        for language in Language.allCases { #expect(!error.sentence(language).isEmpty) }
    }

    @Test("what was stored is read back as it is, and nothing else is")
    func stored() {
        for text in ["+573001234567", "+576013444360", "+14155238886"] {
            #expect(PhoneNumber(e164: text)?.e164 == text)
        }
        for text in ["3001234567", "573001234567", " +573001234567", "whatsapp:+573001234567", ""] {
            #expect(PhoneNumber(e164: text) == nil)
        }
    }
}
