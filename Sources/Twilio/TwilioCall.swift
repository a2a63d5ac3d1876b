package import HTTP

/// One call of the API, as a value: `request(for:)` says how to ask, `TwilioAnswer` what the answer means.
package enum TwilioCall: Sendable, Equatable {
    case create(OutgoingMessage)
    case fetch(sid: String)
    case list(MessageFilter)
    /// The page after one that was read.
    case page(NextPage)
    case cancel(sid: String)
    case balance
    /// The account itself; a standard key may not read it.
    case account
}

/// Which messages a list shows, newest first. There is no filter by date: messages that were not sent yet have no
/// `date_sent`, and Twilio would leave them out.
package struct MessageFilter: Sendable, Equatable {
    package let to: TwilioAddress?
    package let from: TwilioAddress?
    /// Twilio takes 1 to 1000.
    package let pageSize: Int

    package init(to: TwilioAddress? = nil, from: TwilioAddress? = nil, pageSize: Int = 1000) {
        self.to = to
        self.from = from
        self.pageSize = min(max(pageSize, 1), 1000)
    }
}

/// Where a list goes on: made by `MessagePage` alone, and only for the account's own server.
package struct NextPage: Sendable, Equatable {
    let url: String
    /// 2 for the second page: a server whose pages never end can be told by it.
    package let number: Int
}

extension TwilioAccount {
    package func request(for call: TwilioCall) -> Request {
        let messages = "\(baseURL)/2010-04-01/Accounts/\(sid)/Messages"
        switch call {
        case .create(let message):
            return .form(messages + ".json", message.fields, credentials: credentials)
        case .fetch(let sid):
            return get("\(messages)/\(PercentEncoding.encode(sid)).json")
        case .cancel(let sid):
            return .form(
                "\(messages)/\(PercentEncoding.encode(sid)).json", [("Status", "canceled")], credentials: credentials)
        case .list(let filter):
            var fields: [(name: String, value: String)] = []
            if let to = filter.to { fields.append(("To", to.wire)) }
            if let from = filter.from { fields.append(("From", from.wire)) }
            fields.append(("PageSize", String(filter.pageSize)))
            return get("\(messages).json?\(PercentEncoding.form(fields))")
        case .page(let page):
            return get(page.url)
        case .balance:
            return get("\(baseURL)/2010-04-01/Accounts/\(sid)/Balance.json")
        case .account:
            return get("\(baseURL)/2010-04-01/Accounts/\(sid).json")
        }
    }

    private func get(_ url: String) -> Request {
        Request(.get, url, credentials: credentials)
    }
}
