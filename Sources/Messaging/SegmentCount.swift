/// How many parts an SMS is sent, and paid, in: 1 120 bits each, less a header of six octets in every part once there
/// is more than one (3GPP TS 23.040).
package struct SegmentCount: Sendable, Hashable {
    package enum Encoding: String, Sendable, CaseIterable, Hashable {
        case gsm7 = "GSM-7"
        case ucs2 = "UCS-2"

        /// Units that fit in the only part, and in each of several.
        var capacity: (single: Int, part: Int) {
            switch self {
            case .gsm7: (160, 153)
            case .ucs2: (70, 67)
            }
        }
    }

    package let encoding: Encoding
    /// 1 for an empty text, as Twilio's calculator has it.
    package let segments: Int
    /// As operators count: septets (`€` and brackets take two), or UTF-16 units.
    package let characters: Int
    /// How many more plain characters the last segment takes without a further one.
    package let left: Int

    /// The text as it is, or as Twilio's smart encoding would send it.
    package static func of(_ text: String, smartEncoding: Bool = false) -> SegmentCount {
        let text = smartEncoding ? SmartEncoding.applied(to: text) : text
        return gsm7(text) ?? ucs2(text)
    }

    /// nil when the text holds something that the alphabet lacks.
    private static func gsm7(_ text: String) -> SegmentCount? {
        var total = 0
        var parts = Packing(capacity: Encoding.gsm7.capacity.part)
        for scalar in text.unicodeScalars {
            let septets = GSM7.septets(scalar)
            guard septets > 0 else { return nil }
            total += septets
            // The escape and its character stay together.
            parts.add(septets)
        }
        return SegmentCount(.gsm7, units: total, parts: parts)
    }

    private static func ucs2(_ text: String) -> SegmentCount {
        var parts = Packing(capacity: Encoding.ucs2.capacity.part)
        let total = text.utf16.count
        guard total > Encoding.ucs2.capacity.single else { return SegmentCount(.ucs2, units: total, parts: parts) }
        if text.unicodeScalars.allSatisfy(standsAlone) {
            for _ in 0..<total { parts.add(1) }
        } else {
            for character in text {
                let units = character.utf16.count
                // A letter under a tower of marks is larger than a part: only then it is split.
                if units <= Encoding.ucs2.capacity.part && character != "\r\n" {
                    parts.add(units)
                } else {
                    for _ in 0..<units { parts.add(1) }
                }
            }
        }
        return SegmentCount(.ucs2, units: total, parts: parts)
    }

    /// Scalars that are a visible character each, so that the slow search for grapheme borders can be left out:
    /// everything before the combining marks but CR, and the punctuation that word processors make.
    private static func standsAlone(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x0D, 0xAD: false
        case ..<0x300, 0x2010...0x2027: true
        default: false
        }
    }

    private init(_ encoding: Encoding, units: Int, parts: Packing) {
        self.encoding = encoding
        self.characters = units
        let isSingle = units <= encoding.capacity.single
        self.segments = isSingle ? 1 : parts.count
        self.left = isSingle ? encoding.capacity.single - units : parts.left
    }
}

/// Fills parts one unbreakable piece after the other.
private struct Packing {
    let capacity: Int
    private(set) var count = 1
    private var used = 0
    var left: Int { capacity - used }

    init(capacity: Int) {
        self.capacity = capacity
    }

    mutating func add(_ units: Int) {
        if used + units > capacity {
            count += 1
            used = 0
        }
        used += units
    }
}
