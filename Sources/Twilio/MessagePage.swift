internal import FoundationEssentials
internal import HTTP

/// One page of a list, newest first.
package struct MessagePage: Sendable, Equatable {
    package let messages: [MessageResource]
    /// Rows without a message SID, which cannot be told from one another.
    package let unreadable: Int
    /// Nil on the last page.
    package let next: NextPage?

    /// `number`: which page this is, from 1. A next page on another server is refused: the password would go there.
    init(_ response: Response, of account: TwilioAccount, number: Int) throws(TwilioFailure) {
        guard let body = LooseJSON.decode(Body.self, response.body) else { throw .unreadable(status: response.status) }
        messages = body.rows.compactMap(\.value)
        unreadable = body.rows.count - messages.count
        next = try body.next.map { uri throws(TwilioFailure) in
            guard let url = MessagePage.url(uri, account) else { throw .foreignPage }
            return NextPage(url: url, number: number + 1)
        }
    }

    /// Host-relative as Twilio writes it, or absolute on the same origin.
    private static func url(_ uri: String, _ account: TwilioAccount) -> String? {
        let url = uri.hasPrefix("/") && !uri.hasPrefix("//") ? account.baseURL + uri : uri
        return Origin(of: url) == account.origin ? url : nil
    }

    private struct Body: Decodable {
        let rows: [Lossy<MessageResource>]
        let next: String?

        enum Key: String, CodingKey {
            case messages
            case next = "next_page_uri"
        }

        init(from decoder: any Decoder) throws {
            let values = try decoder.container(keyedBy: Key.self)
            rows = try values.decode([Lossy<MessageResource>].self, forKey: .messages)
            let next = values.text(.next) ?? ""
            self.next = next.isEmpty ? nil : next
        }
    }
}
