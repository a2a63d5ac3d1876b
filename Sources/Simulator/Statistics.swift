extension Simulator {
    /// What the server counted itself, to compare with what the client believes.
    package struct Statistics: Equatable, Sendable {
        package var connections = 0
        /// Requests of the API that were read completely.
        package var requests = 0
        /// Of these, `POST Messages.json`.
        package var creates = 0
        /// Messages created.
        package var accepted = 0
        /// Creates that were answered with a 4xx, whatever for.
        package var refused = 0
        /// Connections that a fault closed.
        package var cuts = 0
        package var highestInFlight = 0
        /// Messages created, by recipient as it stood in the request.
        package var acceptedPerRecipient: [String: Int] = [:]
    }

    /// A message as a test wants to see it.
    package struct Snapshot: Equatable, Sendable {
        package let sid: String
        package let from: String?
        package let to: String
        package let body: String
        /// Twilio's word.
        package let status: String
        package let errorCode: Int?
        package let isInbound: Bool
        /// Milliseconds since 1970 UTC, by Twilio's clock.
        package let created: Int64
        /// Seconds, as the request asked for.
        package let validityPeriod: Int?
        package let contentSID: String?
    }
}
