/// The accounts and everything that happened to them. Every instant comes in from outside.
struct SimulatedTwilio {
    let configuration: Simulator.Configuration
    var faults: Simulator.Faults
    var latency: Int
    var statistics = Simulator.Statistics()
    var ledgers: [String: Ledger] = [:]
    /// The account of the last request that was let in.
    var lastAccount: String?
    /// Who wrote STOP, by address.
    var optedOut: Set<String> = []
    /// When somebody last wrote to us, by address.
    var lastInbound: [String: Int64] = [:]
    var random: SeededRandom
    private var dice = FaultDice()

    init(_ configuration: Simulator.Configuration) {
        self.configuration = configuration
        faults = configuration.faults
        latency = configuration.latency
        random = SeededRandom(seed: configuration.seed ?? UInt64.random(in: .min ... .max))
    }

    /// What to do about a request of which nothing is read yet.
    mutating func opening(_ first: [UInt8]) -> Opening {
        guard !first.starts(with: "GET /simulador".utf8), !first.starts(with: "POST /simulador".utf8) else {
            return .read
        }
        // The one POST that begins so and is no create is a cancel; nobody cuts those on purpose.
        let target: FaultDice.Target = first.starts(with: "POST ".utf8) ? .creates : .reads
        switch dice.roll(target, openings: true, faults: &faults, random: &random) {
        case .cutUnread: return cut(after: 0)
        case .cutInRequest: return cut(after: faults.requestBytes)
        default: return .read
        }
    }

    private mutating func cut(after count: Int) -> Opening {
        statistics.cuts += 1
        return .cut(after: count, reset: faults.resets)
    }

    /// The answer, or what happens in its place.
    /// - Parameters:
    ///   - inFlight: requests being answered, this one included.
    ///   - now: milliseconds since 1970 UTC by Twilio's clock.
    mutating func respond(to request: Request, inFlight: Int, now: Int64) -> Reply {
        if request.path.hasPrefix("/simulador") {
            return .answer(
                control(request, now: now).bytes(date: now, keepsAlive: request.keepsAlive), after: 0,
                keepsAlive: request.keepsAlive)
        }
        let isCreate = request.method == "POST" && request.path.hasSuffix("/Messages.json")
        statistics.requests += 1
        statistics.creates += isCreate ? 1 : 0
        statistics.highestInFlight = max(statistics.highestInFlight, inFlight)
        var outcome: Outcome
        if let most = faults.maximumInFlight, inFlight > most {
            outcome = Outcome(Refusal(20429).answer)
        } else {
            let fault = dice.roll(isCreate ? .creates : .reads, openings: false, faults: &faults, random: &random)
            outcome = self.outcome(of: request, fault: fault, now: now)
        }
        if isCreate, (400..<500).contains(outcome.answer.status) { statistics.refused += 1 }
        outcome.answer.headers += [
            ("Twilio-Concurrent-Requests", "\(inFlight)"), ("Twilio-Request-Id", random.sid("RQ")),
        ]
        switch outcome.end {
        case .cut:
            statistics.cuts += 1
            return .cut(reset: faults.resets)
        case .truncated:
            statistics.cuts += 1
            let bytes = outcome.answer.bytes(date: now, keepsAlive: true)
            return .truncated(Array(bytes.prefix(faults.answerBytes)), reset: faults.resets)
        case .complete:
            let bytes = outcome.answer.bytes(date: now, keepsAlive: request.keepsAlive)
            let distorted = configuration.distort?(request.method, request.path, bytes)
            return .answer(
                distorted?.bytes ?? bytes, after: latency + outcome.delay,
                keepsAlive: request.keepsAlive && distorted?.closes != true)
        }
    }

    /// An answer and what the wire does to it.
    private struct Outcome {
        enum End {
            case complete, cut, truncated
        }

        var answer: Answer
        var end = End.complete
        var delay = 0

        init(_ answer: Answer, end: End = .complete, delay: Int = 0) {
            self.answer = answer
            self.end = end
            self.delay = delay
        }
    }

    /// Whatever is not routed here was not accepted.
    private mutating func outcome(of request: Request, fault: Simulator.Fault?, now: Int64) -> Outcome {
        switch fault {
        case nil, .cutUnread, .cutInRequest: return Outcome(route(request, now: now))
        case .cutBefore: return Outcome(Answer(500), end: .cut)
        case .tooManyRequests: return Outcome(Refusal(20429).answer)
        case .tooManyRequestsRetryAfter:
            var answer = Refusal(20429).answer
            answer.headers.append(("Retry-After", "\(faults.retryAfter)"))
            return Outcome(answer)
        case .serverError: return Outcome(Refusal(20500).answer)
        case .gatewayTimeout: return Outcome(SimulatedTwilio.gatewayPage)
        case .cutAfter: return Outcome(route(request, now: now), end: .cut)
        case .cutInAnswer: return Outcome(route(request, now: now), end: .truncated)
        case .slow: return Outcome(route(request, now: now), delay: faults.delay)
        case .serverErrorAccepted:
            _ = route(request, now: now)
            return Outcome(Refusal(20500).answer)
        case .gatewayTimeoutAccepted:
            _ = route(request, now: now)
            return Outcome(SimulatedTwilio.gatewayPage)
        case .garbage:
            let answer = route(request, now: now)
            return Outcome(Answer(answer.status, text: "\u{1B}[2J\u{0}{]\u{FFFD} esto no es JSON"))
        case .truncated:
            var answer = route(request, now: now)
            answer.body.removeLast(answer.body.count / 2)
            return Outcome(answer)
        }
    }

    private static let gatewayPage = Answer(
        504, type: "text/html",
        text: "<html>\r\n<head><title>504 Gateway Time-out</title></head>\r\n<body>\r\n"
            + "<center><h1>504 Gateway Time-out</h1></center>\r\n<hr><center>openresty</center>\r\n</body>\r\n</html>\r\n"
    )

    func snapshots(at now: Int64) -> [Simulator.Snapshot] {
        ledgers.values.flatMap(\.records).filter { !$0.isDeleted }.sorted { $0.created < $1.created }
            .map { $0.snapshot(at: now) }
    }
}
