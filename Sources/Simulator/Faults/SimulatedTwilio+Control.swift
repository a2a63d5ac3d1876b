extension SimulatedTwilio {
    /// What is not Twilio: `/simulador/…` watches and steers. Forms in, JSON out, no password, no faults.
    mutating func control(_ request: Request, now: Int64) -> Answer {
        switch (request.method, request.path) {
        case ("GET", "/simulador/estado"): return Answer(200, json: state)
        case ("GET", "/simulador/mensajes"):
            let all = ledgers.flatMap { account, ledger in
                ledger.records.filter { !$0.isDeleted }.map { ($0.created, $0.json(account: account, at: now)) }
            }
            return Answer(200, json: .array(all.sorted { $0.0 < $1.0 }.map(\.1)))
        case ("POST", "/simulador/fallos"): return changeFaults(request.form)
        case ("POST", "/simulador/entrante"):
            let form = request.form
            guard let from = form["From"], let to = form["To"], let body = form["Body"] else {
                return Answer(400, json: .object([("error", .string("Faltan From, To o Body"))]))
            }
            guard let inbound = receive(from: from, to: to, body: body, account: form["AccountSid"], now: now) else {
                return Answer(409, json: .object([("error", .string("Aún no se conoce ninguna cuenta: AccountSid"))]))
            }
            return Answer(201, json: inbound.json)
        default: return Answer(404, json: .object([("error", .string("No existe \(request.path)"))]))
        }
    }

    /// `limpiar=si` begins anew; every other pair is what `--fallos` takes. One that is wrong changes nothing.
    private mutating func changeFaults(_ form: Form) -> Answer {
        var changed = faults
        var latency = latency
        do throws(Simulator.FaultsError) {
            for (name, value) in form.pairs {
                switch name {
                case "limpiar": changed = .none
                case "latencia":
                    guard let milliseconds = Int(value), (0...864_000_000).contains(milliseconds) else {
                        throw Simulator.FaultsError(message: "latencia: milisegundos")
                    }
                    latency = milliseconds
                default: try changed.set(name, to: value)
                }
            }
        } catch {
            return Answer(400, json: .object([("error", .string(error.message))]))
        }
        faults = changed
        self.latency = latency
        return Answer(200, json: state)
    }

    private var state: JSON {
        .object([
            ("conexiones", .integer(statistics.connections)),
            ("pedidos", .integer(statistics.requests)),
            ("creaciones", .integer(statistics.creates)),
            ("aceptados", .integer(statistics.accepted)),
            ("rechazados", .integer(statistics.refused)),
            ("cortes", .integer(statistics.cuts)),
            ("simultaneos_maximo", .integer(statistics.highestInFlight)),
            ("latencia", .integer(latency)),
            ("fallos", .object(faults.pairs.map { ($0.name, .string($0.value)) })),
            (
                "por_destino",
                .object(
                    statistics.acceptedPerRecipient.sorted { $0.key < $1.key }.map { ($0.key, .integer($0.value)) })
            ),
        ])
    }
}
