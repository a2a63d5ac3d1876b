import Messaging
import Testing

@Suite("SMS segments")
struct SegmentTests {
    struct Vectors: Decodable {
        struct Vector: Decodable {
            let text: String
            let encoding: String
            let segments: Int
            let smartEncoding: Bool
        }
        let vectors: [Vector]
    }

    struct Alphabet: Decodable {
        let basic: [String: Int]
        let extensionCost2: [String: [Int]]
    }

    struct SmartTable: Decodable {
        let map: [String: String]
    }

    static func scalar(_ name: String) throws -> Unicode.Scalar {
        let value = try #require(UInt32(name.dropFirst(2), radix: 16))
        return try #require(Unicode.Scalar(value))
    }

    @Test("every vector of Twilio's own calculator comes out the same")
    func vectors() throws {
        let vectors = try Fixture.read("segment-vectors.json", as: Vectors.self).vectors
        #expect(vectors.count == 367)
        for vector in vectors {
            let count = SegmentCount.of(vector.text, smartEncoding: vector.smartEncoding)
            let codes = vector.text.unicodeScalars.prefix(8).map { String($0.value, radix: 16) }
            #expect(count.encoding.rawValue == vector.encoding, "\(codes) smart \(vector.smartEncoding)")
            #expect(count.segments == vector.segments, "\(codes) smart \(vector.smartEncoding)")
        }
    }

    @Test("the alphabet is the published one, no scalar more and none less")
    func alphabet() throws {
        let table = try Fixture.read("gsm7-table.json", as: Alphabet.self)
        var costs: [UInt32: Int] = [:]
        for name in table.basic.keys { costs[try Self.scalar(name).value] = 1 }
        for name in table.extensionCost2.keys { costs[try Self.scalar(name).value] = 2 }
        #expect(costs.count == 137)
        for value in UInt32(0)...0x2FFF {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let count = SegmentCount.of(String(Character(scalar)))
            let known = costs[value]
            #expect(count.encoding == (known == nil ? .ucs2 : .gsm7), "U+\(String(value, radix: 16))")
            #expect(count.characters == known ?? 1, "U+\(String(value, radix: 16))")
        }
    }

    @Test("the smart encoding table is Twilio's")
    func smartTable() throws {
        let table = try Fixture.read("smart-encoding-table.json", as: SmartTable.self).map
        #expect(table.count == 270)
        for (name, twin) in table {
            let text = String(String.UnicodeScalarView([try Self.scalar(name)]))
            #expect(Array(SmartEncoding.applied(to: text).unicodeScalars) == Array(twin.unicodeScalars), "\(name)")
        }
        #expect(SmartEncoding.applied(to: "á é “x”") == "á é \"x\"")
    }

    @Test(
        "segments at the edges",
        arguments: [
            ("", 1, 0), (String(repeating: "a", count: 160), 1, 160), (String(repeating: "a", count: 161), 2, 161),
            (String(repeating: "a", count: 306), 2, 306), (String(repeating: "a", count: 307), 3, 307),
            // The euro sign does not fit whole into the last septet of the first part.
            (String(repeating: "a", count: 152) + "€" + String(repeating: "a", count: 152), 3, 306),
            (String(repeating: "á", count: 70), 1, 70), (String(repeating: "á", count: 134), 2, 134),
            (String(repeating: "á", count: 135), 3, 135),
            // Families are not torn apart: 6 of 11 units fit into 67.
            (String(repeating: "👨‍👩‍👧‍👦", count: 12), 2, 132), (String(repeating: "👨‍👩‍👧‍👦", count: 13), 3, 143),
            ("\r\n", 1, 2),
        ])
    func edges(text: String, segments: Int, characters: Int) {
        let count = SegmentCount.of(text)
        #expect(count.segments == segments)
        #expect(count.characters == characters)
    }

    @Test(
        "what is left of the last segment",
        arguments: [
            ("", 160), ("hola", 156), (String(repeating: "a", count: 160), 0),
            (String(repeating: "a", count: 161), 145),
            ("€", 158), ("á", 69), (String(repeating: "á", count: 71), 63), (String(repeating: "a", count: 306), 0),
        ])
    func left(text: String, left: Int) {
        #expect(SegmentCount.of(text).left == left)
    }

    @Test("a letter under more marks than a part holds is still counted")
    func tower() {
        let text = "a" + String(repeating: "\u{301}", count: 200)
        #expect(SegmentCount.of(text).segments == 3)
    }
}
