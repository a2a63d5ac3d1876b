extension Simulator {
    /// One way in which a server or the network fails. The raw value is its name in `--fallos` and in the control API.
    package enum Fault: String, CaseIterable, Sendable {
        /// Closed when the first bytes of the request are there, none of them read.
        case cutUnread = "corte-sin-leer"
        /// Closed after `requestBytes` bytes of the request.
        case cutInRequest = "corte-pedido"
        /// The request is read whole, nothing is accepted, no answer.
        case cutBefore = "corte-antes"
        /// Accepted, no answer.
        case cutAfter = "corte-despues"
        /// Accepted, closed after `answerBytes` bytes of the answer.
        case cutInAnswer = "corte-respuesta"
        /// Accepted, answered after `delay`.
        case slow = "lento"
        case tooManyRequests = "429"
        /// 429 with a `Retry-After` header.
        case tooManyRequestsRetryAfter = "429-espera"
        case serverError = "500"
        case serverErrorAccepted = "500-aceptado"
        /// A gateway's page in HTML instead of JSON.
        case gatewayTimeout = "504"
        case gatewayTimeoutAccepted = "504-aceptado"
        /// Accepted, 201 with a body that is no JSON.
        case garbage = "basura"
        /// Accepted, 201 with half of the JSON.
        case truncated = "truncado"

        /// What it does, for the help of `simulador`.
        package var meaning: Meaning {
            switch self {
            case .cutUnread:
                Meaning("cierra la conexión sin leer el pedido", "closes the connection without reading the request")
            case .cutInRequest:
                Meaning(
                    "cierra tras leer `bytes-pedido` bytes del pedido",
                    "closes after reading `bytes-pedido` bytes of the request")
            case .cutBefore:
                Meaning(
                    "lee el pedido y cierra sin aceptarlo ni responder",
                    "reads the request and closes, neither accepting nor answering it")
            case .cutAfter:
                Meaning("acepta el mensaje y cierra sin responder", "accepts the message and closes without an answer")
            case .cutInAnswer:
                Meaning(
                    "acepta y cierra tras `bytes-respuesta` bytes de la respuesta",
                    "accepts and closes after `bytes-respuesta` bytes of the answer")
            case .slow:
                Meaning(
                    "acepta y responde después de `demora` milisegundos",
                    "accepts and answers after `demora` milliseconds")
            case .tooManyRequests: Meaning("429 sin aceptar", "429, not accepted")
            case .tooManyRequestsRetryAfter:
                Meaning(
                    "429 sin aceptar, con Retry-After de `espera` segundos",
                    "429, not accepted, with a Retry-After of `espera` seconds")
            case .serverError: Meaning("500 sin aceptar", "500, not accepted")
            case .serverErrorAccepted: Meaning("500 después de aceptar", "500 after accepting")
            case .gatewayTimeout: Meaning("504 en HTML sin aceptar", "504 as HTML, not accepted")
            case .gatewayTimeoutAccepted: Meaning("504 en HTML después de aceptar", "504 as HTML after accepting")
            case .garbage: Meaning("acepta y responde 201 con basura", "accepts and answers 201 with garbage")
            case .truncated:
                Meaning("acepta y responde 201 con el JSON a medias", "accepts and answers 201 with half of the JSON")
            }
        }

        /// Strikes before the request has been read.
        var isOpening: Bool { self == .cutUnread || self == .cutInRequest }
    }

    /// When a fault strikes.
    package enum FaultRule: Equatable, Sendable {
        /// With this probability, 0…1.
        case chance(Double)
        /// Every nth request.
        case every(Int)
        /// The next n requests, then no more.
        case next(Int)

        package static let always = FaultRule.every(1)

        /// `10%`, `cada:5`, `siguientes:3`, `siempre`.
        package init?(_ text: some StringProtocol) {
            if text == "siempre" {
                self = .always
            } else if text.hasSuffix("%"), let percent = Double(text.dropLast()), (0...100).contains(percent) {
                self = .chance(percent / 100)
            } else if text.hasPrefix("cada:"), let count = Int(text.dropFirst(5)), count > 0 {
                self = .every(count)
            } else if text.hasPrefix("siguientes:"), let count = Int(text.dropFirst(11)), count > 0 {
                self = .next(count)
            } else {
                return nil
            }
        }

        package var text: String {
            switch self {
            case .chance(let probability):
                // Hundredths of a percent are as fine as anybody writes them.
                "\((probability * 10_000).rounded() / 100)%"
            case .every(1): "siempre"
            case .every(let count): "cada:\(count)"
            case .next(let count): "siguientes:\(count)"
            }
        }
    }
}
