package import HTTP

/// What became of a message that was posted. Twilio has no idempotency key, so the one question is whether it may
/// exist now: only `notSent` and `rateLimited` may be posted again without looking, and `refused` after a change.
package enum CreateOutcome: Sendable, Equatable {
    /// Twilio has it. `serverDate`: Twilio's own clock, milliseconds UTC.
    case accepted(MessageResource, serverDate: Int64?)
    /// 4xx: nothing was created.
    case refused(TwilioError)
    /// 429: "never processed, always safe to retry" (Twilio, error 20429).
    case rateLimited(TwilioError, retryAfterSeconds: Int?)
    /// No server can have got the request; the word is `HTTPError.Reason.word`.
    case notSent(reason: String)
    /// It may exist: look for it. `timeout`, `cut`, …, `http-503`, or `unreadable-201`.
    case uncertain(reason: String)

    package init(_ result: Result<Response, HTTPError>) {
        switch result {
        case .failure(.nothingLeft(let reason)): self = .notSent(reason: reason.word)
        case .failure(.ambiguous(let reason)): self = .uncertain(reason: reason.word)
        case .success(let response): self.init(response)
        }
    }

    private init(_ response: Response) {
        let status = response.status
        switch status {
        case 200..<300:
            guard let message = LooseJSON.decode(MessageResource.self, response.body) else {
                self = .uncertain(reason: "unreadable-\(status)")
                return
            }
            self = .accepted(message, serverDate: response.date)
        case 429: self = .rateLimited(TwilioError(response), retryAfterSeconds: response.retryAfterSeconds)
        // A gateway's "timed out": what stands behind it may have gone on. It also is what some servers say, unasked,
        // on a connection they are about to close.
        case 408, 499: self = .uncertain(reason: "http-\(status)")
        case 400..<500: self = .refused(TwilioError(response))
        default: self = .uncertain(reason: "http-\(status)")
        }
    }
}
