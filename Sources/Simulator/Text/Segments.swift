/// How many SMS parts Twilio bills a text as: 160/153 units in GSM-7, 70/67 in UCS-2.
///
/// A character that would straddle two parts is not moved to the next one here, as operators do.
enum Segments {
    private static let basic = Set(
        "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿"
            .unicodeScalars
    ).union("abcdefghijklmnopqrstuvwxyzäöñüà".unicodeScalars)
    private static let extended = Set("\u{0C}[\\]^{|}~€".unicodeScalars)

    static func count(_ text: String) -> Int {
        var septets = 0
        for scalar in text.unicodeScalars {
            if basic.contains(scalar) {
                septets += 1
            } else if extended.contains(scalar) {
                septets += 2
            } else {
                return parts(text.utf16.count, alone: 70, joined: 67)
            }
        }
        return parts(septets, alone: 160, joined: 153)
    }

    private static func parts(_ units: Int, alone: Int, joined: Int) -> Int {
        units <= alone ? 1 : (units + joined - 1) / joined
    }
}
