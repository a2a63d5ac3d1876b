/// A telephone number in E.164 form (`+573001234567`).
///
/// Colombian numbering since 2021-09-01 (Resolución CRC 5826 de 2021): mobiles are ten digits that begin with 3,
/// landlines ten digits that begin with 60.
package struct PhoneNumber: Hashable, Sendable {
    package enum Kind: Sendable, Hashable {
        case colombianMobile
        /// Gets no SMS (Twilio 21614).
        case colombianLandline
        case foreign
    }

    /// A plus and 7 to 15 digits.
    package let e164: String
    package let kind: Kind

    init(e164: String, kind: Kind) {
        self.e164 = e164
        self.kind = kind
    }

    /// What this type once wrote in `e164`: nil for anything else, no guessing.
    package init?(e164: String) {
        if Self.isStoredMobile(e164) {
            self.init(e164: e164, kind: .colombianMobile)
        } else {
            guard let number = try? PhoneNumber(parsing: e164), number.e164 == e164 else { return nil }
            self = number
        }
    }

    /// Nearly every number of a portfolio, known by its bytes: `+573` and nine digits.
    private static func isStoredMobile(_ text: String) -> Bool {
        let bytes = text.utf8
        return bytes.count == 13 && text.hasPrefix("+573")
            && bytes.dropFirst().allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }

    package var isColombianMobile: Bool { kind == .colombianMobile }
    package var receivesSMS: Bool { kind != .colombianLandline }

    /// `+57 300 123 4567`, for people.
    package var spaced: String {
        guard kind != .foreign else { return e164 }
        let national = e164.dropFirst(3)
        return "+57 \(national.prefix(3)) \(national.dropFirst(3).prefix(3)) \(national.dropFirst(6))"
    }

    /// What Twilio wants in `To` and `From`.
    package func address(for channel: Channel) -> String {
        switch channel {
        case .sms: e164
        case .whatsapp: "whatsapp:" + e164
        }
    }
}
