/// Invented numbers, each given once: `+57 3xx 555 xxxx`, with the middle digits that films use.
struct PhoneBook {
    private var mobiles = 0
    private var landlines = 0

    /// Mobile prefixes in use.
    private static let prefixes = Array(300...305) + Array(310...323) + [350, 351]
    /// Never one of the endings by which the simulator lets a message fail: those begin with 00.
    private static let tails = 1000...9999

    /// Endings by which the simulator shows one way to fail each: switched off, no such number, opted out at Twilio, not
    /// valid, filtered, never read, no mobile, no WhatsApp.
    static let failing = ["0001", "0002", "0004", "0005", "0007", "0009", "0010", "0012"].map { "+57300555" + $0 }

    /// The next mobile that messages reach.
    mutating func mobile() -> String {
        let block = Self.prefixes.count * Self.tails.count
        // A step without a common factor with the block meets every number of it once.
        let place = mobiles % block * 104_729 % block
        let middle = 555 + mobiles / block
        mobiles += 1
        let (prefix, tail) = place.quotientAndRemainder(dividingBy: Self.tails.count)
        return "+57\(Self.prefixes[prefix])\(middle)\(Self.tails.lowerBound + tail)"
    }

    /// The next landline: it gets no SMS.
    mutating func landline() -> String {
        landlines += 1
        return "+57601555\(1000 + landlines)"
    }
}
