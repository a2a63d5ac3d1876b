internal import HTTP

/// Many calls in flight in one loop: `start` them, then `wait` again and again. Every call that was started ends in
/// exactly one `Finished`; no create is ever posted twice.
package final class TwilioClient<Tag: Sendable> {
    package let account: TwilioAccount
    private let transfers: Transfers<(tag: Tag, call: TwilioCall)>

    /// One call that ended.
    package struct Finished: Sendable {
        package let tag: Tag
        package let call: TwilioCall
        package let answer: TwilioAnswer
        /// Twilio's own clock, milliseconds UTC, when it answered at all.
        package let serverDate: Int64?
        /// For the attempt table: 0 without an answer.
        package let httpStatus: Int
        /// For the attempt table: 0 is "no byte of it left this machine".
        package let requestSize: Int
        package let microseconds: Int64
    }

    /// What ended, and which of the caller's own descriptors have something to say.
    package struct Wake: Sendable {
        package let finished: [Finished]
        package let ready: [Int32]
    }

    /// libcurl could not be set up: memory is gone.
    package struct Unavailable: Error {}

    package init(_ account: TwilioAccount) throws(Unavailable) {
        self.account = account
        do throws(HTTPError) {
            transfers = try Transfers()
        } catch {
            throw Unavailable()
        }
    }

    package var inFlight: Int { transfers.inFlight }

    /// Never fails by itself; the first byte leaves in `wait`.
    package func start(_ call: TwilioCall, tag: Tag) {
        transfers.start(account.request(for: call), tag: (tag, call))
    }

    /// Works until a call ended, one of `descriptors` can be read, a signal came or `milliseconds` are over. It may
    /// return earlier with nothing: call it again.
    package func wait(milliseconds: Int, descriptors: [Int32] = []) -> Wake {
        let wake = transfers.wait(milliseconds: milliseconds, descriptors: descriptors)
        return Wake(finished: wake.finished.map(finished), ready: wake.ready)
    }

    /// One call to its end, for commands; nothing else may be in flight.
    package func perform(_ call: TwilioCall, tag: Tag) -> Finished {
        start(call, tag: tag)
        while true {
            if let finished = wait(milliseconds: 60_000).finished.first { return finished }
        }
    }

    private func finished(_ outcome: Outcome<(tag: Tag, call: TwilioCall)>) -> Finished {
        let response = try? outcome.result.get()
        return Finished(
            tag: outcome.tag.tag, call: outcome.tag.call,
            answer: TwilioAnswer(to: outcome.tag.call, of: account, outcome.result), serverDate: response?.date,
            httpStatus: response?.status ?? 0, requestSize: outcome.trace.requestSize,
            microseconds: outcome.trace.totalMicroseconds)
    }
}
