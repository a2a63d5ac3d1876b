package import HTTP

/// What the answer to a call means, whatever bytes it was.
package enum TwilioAnswer: Sendable, Equatable {
    case created(CreateOutcome)
    case fetched(Result<MessageResource, TwilioFailure>)
    case listed(Result<MessagePage, TwilioFailure>)
    case canceled(CancelOutcome)
    case balance(Result<TwilioBalance, TwilioFailure>)
    case account(Result<TwilioAccountKind, TwilioFailure>)

    package init(to call: TwilioCall, of account: TwilioAccount, _ result: Result<Response, HTTPError>) {
        self =
            switch call {
            case .create: .created(CreateOutcome(result))
            case .cancel: .canceled(CancelOutcome(result))
            case .fetch: .fetched(TwilioAnswer.read(MessageResource.self, result))
            case .balance: .balance(TwilioAnswer.read(TwilioBalance.self, result))
            case .account: .account(TwilioAnswer.read(TwilioAccountKind.self, result))
            case .list: .listed(TwilioAnswer.page(result, account, number: 1))
            case .page(let page): .listed(TwilioAnswer.page(result, account, number: page.number))
            }
    }

    private static func page(
        _ result: Result<Response, HTTPError>, _ account: TwilioAccount, number: Int
    ) -> Result<MessagePage, TwilioFailure> {
        Result { () throws(TwilioFailure) in
            try MessagePage(try TwilioFailure.check(result), of: account, number: number)
        }
    }

    private static func read<Value: Decodable>(
        _ type: Value.Type, _ result: Result<Response, HTTPError>
    ) -> Result<Value, TwilioFailure> {
        Result { () throws(TwilioFailure) in try TwilioFailure.read(type, result) }
    }
}
