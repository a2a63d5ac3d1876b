import Foundation
import Lending
import Messaging

enum Fixture {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    static func read<T: Decodable>(_ name: String, as type: T.Type) throws -> T {
        let file = root.appending(path: "Tests/MessagingTests/Fixtures").appending(path: name)
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        return try decoder.decode(type, from: Data(contentsOf: file))
    }
}

/// An instant on the clock of Bogotá.
func bogota(_ iso: String, _ hour: Int, _ minute: Int = 0, _ second: Int = 0, ms: Int64 = 0) -> Instant {
    guard let day = Day(iso: iso) else { preconditionFailure("no day: \(iso)") }
    return BusinessZone.bogota.instant(day, hour: hour, minute: minute, second: second).adding(milliseconds: ms)
}

extension ContactProfile {
    /// Agreed to everything and can be reached on both channels.
    static let willing = ContactProfile(
        sms: .reachable, whatsapp: .reachable,
        consents: Channel.allCases.flatMap { channel in
            Consent.Purpose.allCases.map { Consent(means: .message(channel), purpose: $0, state: .granted) }
        })
}
