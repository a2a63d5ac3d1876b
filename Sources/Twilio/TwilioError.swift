internal import FoundationEssentials
internal import HTTP

/// What Twilio says when it refuses. The text may name a phone number: it is for the screen, never for a log.
package struct TwilioError: Error, Sendable, Equatable {
    /// Twilio's own, as in its error dictionary; nil when the answer was not Twilio's (an HTML page).
    package let code: Int?
    /// Without control characters, at most 500 characters; empty when there is none.
    package let message: String
    /// The HTTP status.
    package let status: Int

    package init(code: Int?, message: String, status: Int) {
        self.code = code
        self.message = message
        self.status = status
    }

    init(_ response: Response) {
        let body = LooseJSON.decode(Body.self, response.body)
        let text = (body?.message ?? "").unicodeScalars.lazy.map { scalar in
            scalar.properties.generalCategory == .control ? " " : scalar
        }
        self.init(
            code: body?.code, message: String(String.UnicodeScalarView(text.prefix(500))), status: response.status)
    }

    private struct Body: Decodable {
        let code: Int?
        let message: String?

        enum Key: String, CodingKey { case code, message }

        init(from decoder: any Decoder) throws {
            let values = try decoder.container(keyedBy: Key.self)
            code = values.integer(.code)
            message = values.text(.message)
        }
    }
}

extension TwilioError: CustomStringConvertible {
    package var description: String { "HTTP \(status), \(code.map(String.init) ?? "no code")" }
}
