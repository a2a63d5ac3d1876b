import HTTP
import SocketServer

/// One request to its end.
func run(_ request: Request, on transfers: Transfers<Int>? = nil) throws -> Outcome<Int> {
    let transfers = try transfers ?? Transfers<Int>()
    transfers.start(request, tag: 0)
    while true {
        if let outcome = transfers.wait(milliseconds: 10_000).finished.first { return outcome }
    }
}

/// A message as the outbox posts it.
func post(_ server: SocketServer, _ text: String = "cuota vencida") -> Request {
    var request = Request.form(
        server.url + "/Messages.json", [("To", "+573001234567"), ("Body", text)],
        credentials: Credentials(user: "user", password: "secret"))
    request.timeoutMilliseconds = 10_000
    return request
}

func get(_ server: SocketServer) -> Request { Request(.get, server.url + "/list") }

extension Outcome {
    var error: HTTPError? {
        guard case .failure(let error) = result else { return nil }
        return error
    }

    var status: Int? { try? result.get().status }
}
