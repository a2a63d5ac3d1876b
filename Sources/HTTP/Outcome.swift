/// How one transfer ended.
package struct Outcome<Tag: Sendable>: Sendable {
    package let tag: Tag
    package let result: Result<Response, HTTPError>
    package let trace: Trace
}

/// What libcurl measured, for the attempt table, the log and tests.
package struct Trace: Sendable, Equatable {
    /// Bytes of request headers that left this machine, a tunnel's CONNECT included: 0 is "nothing left".
    package var requestSize = 0
    /// New connections made for it: 0 means that one was reused.
    package var connects = 0
    package var connectMicroseconds: Int64 = 0
    package var firstByteMicroseconds: Int64 = 0
    package var totalMicroseconds: Int64 = 0
}
