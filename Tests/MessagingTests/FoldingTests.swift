import Foundation
import Messaging
import Testing

@Suite("Folding for SMS")
struct FoldingTests {
    @Test(
        "what GSM-7 lacks gets its plain twin, what it has stays",
        arguments: [
            ("María José Núñez Ángel", "Maria José Nuñez Angel"), ("¿Dudas? ¡Sí! pingüino", "¿Dudas? ¡Si! pingüino"),
            ("Cañón É Ñ Ü", "Cañon É Ñ Ü"), ("façade Ça", "facade Ça"), ("N° 5, Nº 6, 1ª", "No 5, No 6, 1a"),
            ("“hola” ‘x’ – — …", "\"hola\" 'x' - - ..."), ("$\u{A0}1.250.000\u{202F}a.m.", "$ 1.250.000 a.m."),
            ("e\u{301}n\u{303}a\u{301}", "éña"), ("una\tdos\r\ntres", "una dos\ntres"),
            ("Łódź œuvre Ệ", "Lodz oeuvre E"), ("ﬁn ıŋĳ Ðþ ａｂＺ", "fin inij Dth abZ"),
            ("a\u{200B}b\u{FEFF}c\u{AD}d", "abcd"), ("\u{1B}[31mrojo\u{7}", "[31mrojo"), ("x\u{300}\u{301}", "x"),
            ("", ""),
        ])
    func folded(text: String, expected: String) {
        let folded = SMSText.folded(text)
        #expect(Array(folded.unicodeScalars) == Array(expected.unicodeScalars))
        #expect(SegmentCount.of(folded).encoding == .gsm7)
        #expect(SMSText.folded(folded) == folded)
    }

    @Test("what has no twin stays and is seen in the count")
    func emoji() {
        #expect(SMSText.folded("Gracias 🎉 María") == "Gracias 🎉 Maria")
        #expect(SegmentCount.of(SMSText.folded("Gracias 🎉")).encoding == .ucs2)
    }

    @Test("letters of Latin-1 and Latin Extended-A are composed as Foundation composes them, and folded to their base")
    func agreesWithFoundation() throws {
        for value in UInt32(0xC0)...0x17F {
            let letter = String(Character(try #require(Unicode.Scalar(value))))
            let apart = letter.decomposedStringWithCanonicalMapping
            guard apart.unicodeScalars.count == 2, let base = apart.unicodeScalars.first else { continue }
            let template = try Template(key: TemplateKey(.notice, .whatsapp, .es), file: apart)
            let composed = try template.rendered(TemplateValues())
            #expect(Array(composed.unicodeScalars) == Array(letter.unicodeScalars), "U+\(String(value, radix: 16))")
            guard SegmentCount.of(letter).encoding == .ucs2 else { continue }
            #expect(SMSText.folded(letter) == String(Character(base)), "U+\(String(value, radix: 16))")
            #expect(SMSText.folded(apart) == String(Character(base)), "U+\(String(value, radix: 16))")
        }
    }
}
