internal import HTTP

/// Why a call that only reads, or may be made again, brought nothing.
package enum TwilioFailure: Error, Sendable, Equatable {
    /// 4xx: what was asked is not there, not allowed, or wrong.
    case refused(TwilioError)
    case rateLimited(TwilioError, retryAfterSeconds: Int?)
    /// 5xx, a redirect or another status that says nothing about the account.
    case unavailable(status: Int)
    /// A good status with a body that is not what it should be.
    case unreadable(status: Int)
    /// No answer; the word is `HTTPError.Reason.word` (`dns`, `timeout`, …).
    case unreachable(reason: String)
    /// The list goes on at another server: not followed.
    case foreignPage

    /// The answer if its status is a good one.
    static func check(_ result: Result<Response, HTTPError>) throws(TwilioFailure) -> Response {
        let response: Response
        switch result {
        case .success(let answer): response = answer
        case .failure(let error): throw .unreachable(reason: error.reason.word)
        }
        switch response.status {
        case 200..<300: return response
        case 429: throw .rateLimited(TwilioError(response), retryAfterSeconds: response.retryAfterSeconds)
        case 408, 499: throw .unavailable(status: response.status)
        case 400..<500: throw .refused(TwilioError(response))
        default: throw .unavailable(status: response.status)
        }
    }

    static func read<Value: Decodable>(
        _ type: Value.Type, _ result: Result<Response, HTTPError>
    ) throws(TwilioFailure) -> Value {
        let response = try check(result)
        guard let value = LooseJSON.decode(type, response.body) else { throw .unreadable(status: response.status) }
        return value
    }
}
