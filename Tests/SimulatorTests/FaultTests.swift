import Simulator
import Testing

@Suite("Faults of the simulator")
struct FaultTests {
    typealias Fault = Simulator.Fault

    /// Whether the create is accepted, and the status that comes back (nil: none).
    static let outcomes: [(fault: Fault, accepted: Int, status: Int?)] = [
        (.cutUnread, 0, nil), (.cutInRequest, 0, nil), (.cutBefore, 0, nil), (.cutAfter, 1, nil),
        (.cutInAnswer, 1, nil), (.slow, 1, 201), (.tooManyRequests, 0, 429), (.tooManyRequestsRetryAfter, 0, 429),
        (.serverError, 0, 500), (.serverErrorAccepted, 1, 500), (.gatewayTimeout, 0, 504),
        (.gatewayTimeoutAccepted, 1, 504), (.garbage, 1, 201), (.truncated, 1, 201),
    ]

    @Test("each fault accepts or not, answers or not, strikes once and is gone", arguments: outcomes)
    func each(fault: Fault, accepted: Int, status: Int?) throws {
        let probe = try Probe {
            $0.faults.creates = [fault: .next(1)]
            $0.faults.delay = 1
        }
        let struck = try probe.create("+573001112233")
        #expect(struck.status == status)
        #expect(probe.simulator.statistics.accepted == accepted)
        #expect(probe.simulator.messages.count == accepted)
        #expect(probe.simulator.statistics.cuts == (status == nil ? 1 : 0))
        #expect(probe.simulator.faults.creates.isEmpty)
        #expect(try probe.create("+573001112233").status == 201)
        #expect(probe.simulator.statistics.acceptedPerRecipient == ["+573001112233": accepted + 1])
    }

    @Test("every fault has its line above")
    func complete() {
        #expect(Set(Self.outcomes.map(\.fault)) == Set(Fault.allCases))
    }

    @Test("what a faulty answer looks like")
    func shapes() throws {
        let probe = try Probe()
        func strike(_ fault: Fault) throws -> Reply {
            probe.simulator.faults.creates = [fault: .next(1)]
            return try probe.create("+573001112233")
        }
        #expect(try strike(.tooManyRequestsRetryAfter).headers["Retry-After"] == "1")
        #expect(try strike(.tooManyRequests).headers["Retry-After"] == nil)
        #expect(try strike(.tooManyRequests).number("code") == 20429)
        let page = try strike(.gatewayTimeout)
        #expect(page.headers["Content-Type"] == "text/html")
        #expect(page.json.isEmpty)
        #expect(try strike(.garbage).json.isEmpty)
        let half = try strike(.truncated)
        #expect(half.json.isEmpty)
        #expect(half.body.first == UInt8(ascii: "{"))
    }

    @Test(
        "a connection is cut at any byte of the request, fresh or reused, and nothing is accepted",
        arguments: [0, 1, 17, 200, 400, 100_000], [false, true])
    func cutInRequest(bytes: Int, reused: Bool) throws {
        let probe = try Probe()
        let wire = try Wire(port: probe.port)
        let request = probe.bytes("POST", messagesPath + ".json", probe.message("+573001112233"))
        if reused { #expect(try wire.exchange(request).status == 201) }
        probe.simulator.faults.creates = [.cutInRequest: .next(1)]
        probe.simulator.faults.requestBytes = bytes
        let reply = try wire.exchange(request)
        #expect(reply.raw.isEmpty)
        #expect(probe.simulator.statistics.accepted == (reused ? 1 : 0))
        #expect(probe.simulator.statistics.connections == 1)
    }

    @Test("a connection is cut at any byte of the answer", arguments: [0, 1, 12, 150, 400])
    func cutInAnswer(bytes: Int) throws {
        let probe = try Probe {
            $0.faults.creates = [.cutInAnswer: .next(1)]
            $0.faults.answerBytes = bytes
        }
        let reply = try probe.create("+573001112233")
        #expect(reply.raw.count == bytes)
        #expect(!reply.isComplete)
        #expect(probe.simulator.statistics.accepted == 1)
    }

    @Test("a cut is an orderly close, or a reset when asked for")
    func resets() throws {
        let probe = try Probe { $0.faults.creates = [.cutAfter: .always] }
        #expect(try !probe.create("+573001112233").wasReset)
        probe.simulator.faults.resets = true
        #expect(try probe.create("+573001112233").wasReset)
    }

    @Test("a slow answer holds up nobody else")
    func slow() throws {
        let probe = try Probe {
            $0.faults.creates = [.slow: .next(1)]
            $0.faults.delay = 600_000
        }
        let patient = try Wire(port: probe.port)
        try patient.send(probe.bytes("POST", messagesPath + ".json", probe.message("+573001112233")))
        // The fault is for the first create; wait until it has been taken, by asking, not by sleeping.
        while probe.simulator.statistics.creates == 0 { _ = try probe.request("GET", "/simulador/estado") }
        #expect(try probe.create("+573004445566").status == 201)
        #expect(probe.simulator.statistics.accepted == 2)
        #expect(probe.simulator.statistics.highestInFlight == 2)
    }

    @Test("more in flight than allowed is 429")
    func concurrency() throws {
        let probe = try Probe {
            $0.faults.creates = [.slow: .next(1)]
            $0.faults.delay = 600_000
            $0.faults.maximumInFlight = 1
        }
        let patient = try Wire(port: probe.port)
        try patient.send(probe.bytes("POST", messagesPath + ".json", probe.message("+573001112233")))
        while probe.simulator.statistics.creates == 0 { _ = try probe.request("GET", "/simulador/estado") }
        let refused = try probe.create("+573004445566")
        #expect(refused.number("code") == 20429)
        #expect(refused.headers["Twilio-Concurrent-Requests"] == "2")
        #expect(probe.simulator.statistics.accepted == 1)
    }

    @Test("faults of creates leave reads alone, and the other way round")
    func targets() throws {
        let probe = try Probe { $0.faults.creates = [.serverError: .always] }
        #expect(try probe.request("GET", messagesPath + ".json").status == 200)
        probe.simulator.faults = .init(reads: [.serverError: .always, .cutUnread: .every(3)])
        #expect(try probe.create("+573001112233").status == 201)
        let seen = try (0..<3).map { _ in try probe.request("GET", messagesPath + ".json").status }
        #expect(seen == [500, 500, nil])
    }

    @Test("every third, and with a probability that the seed makes repeatable")
    func rules() throws {
        func statuses(_ rule: Simulator.FaultRule, seed: UInt64 = 1) throws -> [Int?] {
            let probe = try Probe {
                $0.faults.creates = [.serverError: rule]
                $0.seed = seed
            }
            return try (0..<30).map { _ in try probe.create("+573001112233").status }
        }
        let third = try statuses(.every(3))
        #expect(third.enumerated().allSatisfy { ($0.offset % 3 == 2) == ($0.element == 500) })
        let rolled = try statuses(.chance(0.5))
        #expect(try rolled == statuses(.chance(0.5)))
        #expect(Set(rolled) == [201, 500])
        #expect(try Set(statuses(.chance(0))) == [201])
        #expect(try Set(statuses(.chance(1))) == [500])
    }

    @Test("an account in trouble refuses everything until it is well again")
    func account() throws {
        let probe = try Probe()
        for (code, status) in [(20003, 401), (10001, 403), (20005, 403)] {
            probe.simulator.faults.accountError = code
            for reply in [try probe.create("+573001112233"), try probe.request("GET", messagesPath + ".json")] {
                #expect(reply.status == status)
                #expect(reply.number("code") == code)
            }
        }
        probe.simulator.faults = .none
        #expect(try probe.create("+573001112233").status == 201)
    }

    @Test("a body may come back as another one")
    func prefix() throws {
        let probe = try Probe { $0.faults.bodyPrefix = "Prueba - " }
        #expect(try probe.create("+573001112233").text("body") == "Prueba - Hola Ana")
        #expect(try probe.request("GET", "/2010-04-01/Accounts/\(accountSID).json").text("type") == "Full")
    }

    @Test("a trial account says so, reaches verified numbers only, and puts its words before every SMS")
    func trial() throws {
        let probe = try Probe { $0.faults.trial = .init(verified: ["+573001112233"]) }
        #expect(try probe.request("GET", "/2010-04-01/Accounts/\(accountSID).json").text("type") == "Trial")
        #expect(try probe.create("+573001112233").text("body") == "Sent from your Twilio trial account - Hola Ana")
        let refused = try probe.create("+573004445566")
        #expect(refused.status == 400)
        #expect(refused.number("code") == 21608)
        probe.simulator.faults.trial = .init()
        #expect(try probe.create("+573004445566").status == 201)
    }

    @Test("faults as text come back as they went in")
    func text() throws {
        let text =
            "corte-despues=10.0%,500=cada:7,lectura.504=siguientes:2,429=siempre,demora=200,espera=9,bytes-pedido=5,"
            + "bytes-respuesta=6,reinicio=si,retraso-lista=4000,prefijo=Prueba,prueba=+573001112233+573004445566,cuenta=10001,simultaneos=8"
        let faults = try Simulator.Faults(parsing: text)
        #expect(faults.creates == [.cutAfter: .chance(0.1), .serverError: .every(7), .tooManyRequests: .always])
        #expect(faults.reads == [.gatewayTimeout: .next(2)])
        let again = faults.pairs.map { "\($0.name)=\($0.value)" }.joined(separator: ",")
        #expect(try Simulator.Faults(parsing: again) == faults)
        #expect(faults.pairs.count == 14)
        #expect(try Simulator.Faults(parsing: "").pairs.isEmpty)
    }

    @Test(
        "a fault nobody knows, or an impossible rule, is a sentence",
        arguments: [
            "granizo=10%", "500=110%", "500=cada:0", "demora=-1", "demora=9223372036854775807",
            "cuenta=7", "reinicio=quizas", "500=a veces", "prueba=quizas",
            "prueba=+57x",
        ])
    func badText(text: String) {
        #expect(throws: Simulator.FaultsError.self) { try Simulator.Faults(parsing: text) }
    }
}
