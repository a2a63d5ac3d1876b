extension Request {
    /// Sends it and waits: for commands that have nothing else to do meanwhile.
    package func perform() throws(HTTPError) -> Response {
        let transfers = try Transfers<Bool>(connections: 1)
        transfers.start(self, tag: true)
        while true {
            // Ends within the request's own timeouts: every transfer has its outcome.
            if let outcome = transfers.wait(milliseconds: 60_000).finished.first { return try outcome.result.get() }
        }
    }
}
