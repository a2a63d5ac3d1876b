/// Makes texts readable that a strict parser refuses: bytes that are not UTF-8 and halves of surrogate pairs (an emoji
/// cut in two by an operator) become U+FFFD, bare control characters a space.
enum JSONRepair {
    static func repaired(_ bytes: [UInt8]) -> [UInt8] {
        var bytes = bytes
        if String(validating: bytes, as: UTF8.self) == nil {
            bytes = Array(String(decoding: bytes, as: UTF8.self).utf8)
        }
        bytes.withUnsafeMutableBufferPointer(repair)
        return bytes
    }

    /// In place: what is put in is as long as what it replaces.
    private static func repair(_ bytes: inout UnsafeMutableBufferPointer<UInt8>) {
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte < 0x20 { bytes[index] = 0x20 }
            guard byte == 0x5C else {
                index += 1
                continue
            }
            switch escapedUnit(bytes, index) {
            case 0xD800..<0xDC00 where (0xDC00..<0xE000).contains(escapedUnit(bytes, index + 6)):
                index += 12
            case 0xD800..<0xE000:
                for (offset, digit) in "FFFD".utf8.enumerated() { bytes[index + 2 + offset] = digit }
                index += 6
            default:
                index += 2
            }
        }
    }

    /// The UTF-16 unit of a `\uXXXX` that begins there; 0 where none does.
    private static func escapedUnit(_ bytes: UnsafeMutableBufferPointer<UInt8>, _ index: Int) -> UInt32 {
        guard index + 6 <= bytes.count, bytes[index] == 0x5C, bytes[index + 1] == 0x75 else { return 0 }
        var unit: UInt32 = 0
        for offset in index + 2..<index + 6 {
            let byte = bytes[offset]
            switch byte {
            case 0x30...0x39: unit = unit << 4 | UInt32(byte & 0x0F)
            case 0x41...0x46, 0x61...0x66: unit = unit << 4 | UInt32((byte & 0x0F) + 9)
            default: return 0
            }
        }
        return unit
    }
}
