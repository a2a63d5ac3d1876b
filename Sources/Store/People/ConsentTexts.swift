package import Lending
import Messaging
import SQLite

/// A text that clients agreed to, as it was kept.
package struct KeptConsentText: Sendable, Equatable {
    package let version: String
    package let body: String
    package let keptAt: Instant

    package var firstLine: String { ConsentText.firstLine(of: body) }
}

extension Store {
    package func consentText(_ version: String) throws -> KeptConsentText? {
        try database.first("SELECT version, body, kept_at FROM consent_text WHERE version = ?", version) {
            KeptConsentText(version: $0[0], body: $0[1], keptAt: $0[2])
        }
    }

    /// Keeps a text, once, and answers the version under which it stands. Inside a write.
    func keep(_ text: ConsentText) throws -> String {
        // A proof does not rely on no two texts having one fingerprint.
        for number in 1... {
            let version = number == 1 ? text.version : "\(text.version)-\(number)"
            if let kept = try consentText(version) {
                if kept.body == text.body { return version }
            } else {
                try database.run(
                    "INSERT INTO consent_text (version, body, kept_by, kept_at) VALUES (?, ?, ?, ?)", version,
                    text.body, login, clock.now)
                return version
            }
        }
        return text.version
    }
}
