extension SimulatedTwilio {
    mutating func create(_ form: Form, account: String, now: Int64) throws(Refusal) -> Answer {
        let parameters = try CreateParameters(form, senders: configuration.senders, now: now)
        let fate = self.fate(of: parameters, now: now)
        if case .refused(let code) = fate { throw Refusal(code) }
        if optedOut.contains(parameters.to) { throw Refusal(21610) }

        let isWhatsApp = parameters.isWhatsApp
        // Whom the WhatsApp sandbox reaches is decided by joining it.
        let trial = isWhatsApp ? nil : faults.trial
        if let verified = trial?.verified, !verified.contains(parameters.to) { throw Refusal(21608) }
        let body = (trial == nil ? "" : Simulator.Faults.Trial.prefix) + faults.bodyPrefix + parameters.body
        let segments = isWhatsApp ? 1 : Segments.count(body)
        let jitter = configuration.pace.jitter
        let pace =
            jitter > 0
            ? configuration.pace.scaled(by: Double.random(in: (1 - jitter)...(1 + jitter), using: &random))
            : configuration.pace
        var timeline = MessageRecord.way(
            from: parameters.sendAt ?? now, first: parameters.messagingServiceSID == nil ? .queued : .accepted,
            fate: fate, isWhatsApp: isWhatsApp, pace: pace, validity: parameters.validityPeriod ?? 36_000)
        if parameters.sendAt != nil { timeline.insert(.init(at: now, status: .scheduled), at: 0) }
        let record = MessageRecord(
            sid: random.sid("SM"), to: parameters.to, from: parameters.from,
            serviceSender: (isWhatsApp ? "whatsapp:" : "") + configuration.serviceSender, body: body,
            messagingServiceSID: parameters.messagingServiceSID, contentSID: parameters.contentSID,
            validityPeriod: parameters.validityPeriod, isInbound: false, created: now, segments: segments,
            price: isWhatsApp ? configuration.whatsAppPrice : configuration.smsPrice * segments,
            priced: (parameters.sendAt ?? now) + pace.priced, timeline: timeline)
        ledgers[account, default: Ledger()].append(record)
        statistics.accepted += 1
        statistics.acceptedPerRecipient[parameters.to, default: 0] += 1
        return Answer(201, json: record.json(account: account, at: now, isNew: true))
    }

    private func fate(of parameters: CreateParameters, now: Int64) -> Simulator.Fate {
        let fate = configuration.usesPhoneEndings ? Simulator.PhoneEnding.fate(of: parameters.to) : .delivered
        if case .refused = fate { return fate }
        let isOutside = (lastInbound[parameters.to] ?? .min) < now - 86_400_000
        if configuration.enforcesWhatsAppWindow, parameters.isWhatsApp, parameters.contentSID == nil, isOutside {
            return .failed(63016)
        }
        return fate
    }

    func fetch(_ sid: String, account: String, now: Int64) throws(Refusal) -> Answer {
        guard let ledger = ledgers[account], let position = ledger.position(of: sid) else {
            throw Refusal(20404, message: "The requested resource Messages/\(sid).json was not found")
        }
        return Answer(200, json: ledger.records[position].json(account: account, at: now))
    }

    /// `Status=canceled` takes back what is not on its way yet, an empty `Body` forgets the text of what has arrived.
    mutating func update(_ sid: String, _ form: Form, account: String, now: Int64) throws(Refusal) -> Answer {
        guard let position = ledgers[account]?.position(of: sid), let record = ledgers[account]?.records[position]
        else { throw Refusal(20404) }
        let status = record.step(at: now).status
        if let wanted = form["Status"] {
            guard wanted == "canceled" else { throw Refusal(20001, message: "Unknown parameters") }
            guard status.canBeCanceled else { throw Refusal(30409) }
            ledgers[account]?.update(position) { $0.cancel(at: now) }
        } else if let body = form["Body"] {
            guard body.isEmpty else { throw Refusal(20001, message: "Unknown parameters") }
            guard status.isFinal else { throw Refusal(20009) }
            ledgers[account]?.update(position) { $0.body = "" }
        }
        return try fetch(sid, account: account, now: now)
    }

    mutating func delete(_ sid: String, account: String, now: Int64) throws(Refusal) -> Answer {
        guard let position = ledgers[account]?.position(of: sid), let record = ledgers[account]?.records[position]
        else { throw Refusal(20404) }
        guard record.step(at: now).status.isFinal else { throw Refusal(20009) }
        ledgers[account]?.update(position) { $0.isDeleted = true }
        return Answer(204)
    }

    /// What a person wrote to us.
    mutating func receive(
        from: String, to: String, body: String, account: String?, now: Int64
    ) -> (sid: String, json: JSON)? {
        guard let account = account ?? configuration.accountSID ?? lastAccount else { return nil }
        let word = String(body.uppercased().filter { $0.isLetter })
        if Self.stopWords.contains(word) { optedOut.insert(from) }
        if Self.startWords.contains(word) { optedOut.remove(from) }
        lastInbound[from] = now
        let record = MessageRecord(
            sid: random.sid("SM"), to: to, from: from, serviceSender: nil, body: body, messagingServiceSID: nil,
            contentSID: nil, validityPeriod: nil, isInbound: true, created: now,
            segments: from.hasPrefix("whatsapp:") ? 1 : Segments.count(body), price: nil, priced: now,
            timeline: [.init(at: now, status: .received)])
        ledgers[account, default: Ledger()].append(record)
        return (record.sid, record.json(account: account, at: now))
    }

    /// Twilio's own words; Spanish ones work only where somebody has set them up, so the sender must know them itself.
    private static let stopWords: Set = ["STOP", "STOPALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT", "REVOKE", "OPTOUT"]
    private static let startWords: Set = ["START", "YES", "UNSTOP"]
}
