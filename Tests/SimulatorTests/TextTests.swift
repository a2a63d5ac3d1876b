import Testing

@testable import Simulator

@Suite("The simulator's text formats")
struct TextTests {
    @Test("base 64 in every length of its tail, and what is none")
    func base64() {
        for (text, plain) in [("", ""), ("Zg==", "f"), ("Zm8=", "fo"), ("Zm9v", "foo"), ("Zm9vYmE=", "fooba")] {
            #expect(base64Decoded(text) == Array(plain.utf8))
        }
        for bad in ["Zg", "Z===", "Zm=v", "ñ", "Zm9v!"] { #expect(base64Decoded(bad) == nil) }
    }

    @Test("a form: plus, escapes, broken escapes, empty values, repeated names")
    func form() {
        let form = Form("a=1+2&b=%C3%B1&c=%zz%4&d&a=3&%3C=%26".utf8)
        #expect(form["a"] == "1 2")
        #expect(form["b"] == "ñ")
        #expect(form["c"] == "%zz%4")
        #expect(form["d"] == "")
        #expect(form["<"] == "&")
        #expect(form["e"] == nil)
        #expect(Form.encoded("whatsapp:+57 ñ<") == "whatsapp%3A%2B57%20%C3%B1%3C")
    }

    @Test("JSON escapes what must be escaped")
    func json() {
        let value = JSON.object([("a\"", .array([.null, .bool(true), .integer(-5), .string("\\\n\u{1}ñ\u{1F600}")]))])
        #expect(String(decoding: value.bytes, as: UTF8.self) == #"{"a\"":[null,true,-5,"\\\n\u0001ñ😀"]}"#)
    }

    @Test("dates before and after 1970, and filters")
    func dates() {
        #expect(Timestamps.rfc2822(0) == "Thu, 01 Jan 1970 00:00:00 +0000")
        #expect(Timestamps.rfc2822(-1) == "Wed, 31 Dec 1969 23:59:59 +0000")
        #expect(Timestamps.rfc7231(1_438_286_400_999) == "Thu, 30 Jul 2015 20:00:00 GMT")
        #expect(Timestamps.range(filter: "1970-01-02") == 86_400_000...172_799_999)
        #expect(Timestamps.range(filter: "1970-01-01T00:00:01Z") == 1000...1999)
        for bad in ["", "hoy", "1970-13-01", "1970-01-01T25:00:00Z", "1970-01-01T00:00", ">=2017-02-28"] {
            #expect(Timestamps.range(filter: bad) == nil, "\(bad)")
        }
    }

    @Test(
        "segments as operators bill them",
        arguments: [
            ("a", 160, 1), ("a", 161, 2), ("a", 306, 2), ("a", 307, 3), ("é", 160, 1), ("á", 70, 1), ("á", 71, 2),
            ("€", 80, 1), ("€", 81, 2), ("😀", 35, 1), ("😀", 36, 2),
        ])
    func segments(letter: String, count: Int, expected: Int) {
        #expect(Segments.count(String(repeating: letter, count: count)) == expected)
    }
}
