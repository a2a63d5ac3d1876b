/// SplitMix64: the same seed gives the same SIDs, faults and paces.
struct SeededRandom: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// `prefix` and 32 hexadecimal digits.
    mutating func sid(_ prefix: String) -> String {
        let digits = Array("0123456789abcdef".utf8)
        var out = Array(prefix.utf8)
        for word in [next(), next()] {
            for shift in stride(from: 60, through: 0, by: -4) {
                out.append(digits[Int(word >> UInt64(shift) & 15)])
            }
        }
        return String(decoding: out, as: UTF8.self)
    }
}
