package import HTTP

/// What became of a message that was to be taken back after Twilio had accepted it.
package enum CancelOutcome: Sendable, Equatable {
    /// As it stands now; its status says whether it really is `canceled`.
    case done(MessageResource)
    /// 30409: it is on its way.
    case tooLate
    /// Nothing is known to have changed; asking again does no harm.
    case failed(TwilioFailure)

    package init(_ result: Result<Response, HTTPError>) {
        do throws(TwilioFailure) {
            self = .done(try TwilioFailure.read(MessageResource.self, result))
        } catch {
            if case .refused(let refusal) = error, refusal.code == 30409 || refusal.status == 409 {
                self = .tooLate
            } else {
                self = .failed(error)
            }
        }
    }
}
