/// Twilio's identifiers: two letters and 32 hexadecimal digits.
enum TwilioID {
    static func isValid(_ text: String, prefix: String) -> Bool {
        let bytes = text.utf8
        return bytes.count == 34 && text.hasPrefix(prefix)
            && bytes.dropFirst(2).allSatisfy { byte in
                (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte | 0x20)
            }
    }

    static func isMessage(_ text: String) -> Bool {
        isValid(text, prefix: "SM") || isValid(text, prefix: "MM")
    }
}
