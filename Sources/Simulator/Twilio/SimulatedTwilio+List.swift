extension SimulatedTwilio {
    /// `GET Messages.json`: newest first, pages by token, so that what arrives meanwhile shifts nothing.
    func list(_ request: Request, account: String, now: Int64) -> Answer {
        let query = request.query
        let size = min(1000, max(1, query["PageSize"].flatMap { Int($0) } ?? 50))
        let number = max(0, query["Page"].flatMap { Int($0) } ?? 0)
        let ledger = ledgers[account] ?? Ledger()
        let filter = ListFilter(query, listedBefore: now - faults.listLag, now: now)
        var page = ledger.page(
            to: query["To"], edge: edge(query["PageToken"], in: ledger), size: size, where: filter.matches)
        if query["PageToken"] == nil { page.hasNewer = false }

        let base = request.path + "?" + filter.text + "PageSize=\(size)"
        func uri(_ number: Int, _ direction: String, _ position: Int?) -> JSON {
            guard let position else { return .null }
            return .string("\(base)&Page=\(number)&PageToken=\(direction)\(ledger.records[position].sid)")
        }
        let start = number * size
        return Answer(
            200,
            json: .object([
                ("end", .integer(page.positions.isEmpty ? start : start + page.positions.count - 1)),
                ("first_page_uri", .string("\(base)&Page=0")),
                (
                    "messages",
                    .array(page.positions.map { ledger.records[$0].json(account: account, at: now) })
                ),
                ("next_page_uri", page.hasOlder ? uri(number + 1, "PA", page.positions.last) : .null),
                ("page", .integer(number)),
                ("page_size", .integer(size)),
                (
                    "previous_page_uri",
                    page.hasNewer && number > 0 ? uri(number - 1, "PB", page.positions.first) : .null
                ),
                ("start", .integer(start)),
                ("uri", .string("\(base)&Page=\(number)" + (query["PageToken"].map { "&PageToken=\($0)" } ?? ""))),
            ]))
    }

    /// `PA` and a SID: what is older than it; `PB` and a SID: what is newer. An unknown token begins at the top.
    private func edge(_ token: String?, in ledger: Ledger) -> Ledger.Edge {
        guard let token, let position = ledger.position(of: String(token.dropFirst(2))) else { return .newest }
        return token.hasPrefix("PB") ? .newerThan(position) : .olderThan(position)
    }
}

/// Which messages a list shows. A date that cannot be read is ignored, as Twilio ignores it.
private struct ListFilter {
    let from: String?
    let on: ClosedRange<Int64>?
    let until: Int64?
    let since: Int64?
    let listedBefore: Int64
    let now: Int64
    /// The filters as they stand in a query, each with `&` behind it.
    let text: String

    init(_ query: Form, listedBefore: Int64, now: Int64) {
        from = query["From"]
        on = query["DateSent"].flatMap(Timestamps.range)
        // `DateSent<=2026-11-22` ends where that day begins.
        until = query["DateSent<"].flatMap(Timestamps.range)?.lowerBound
        since = query["DateSent>"].flatMap(Timestamps.range)?.lowerBound
        self.listedBefore = listedBefore
        self.now = now
        text = query.pairs.filter { !["PageSize", "Page", "PageToken"].contains($0.name) }
            .map { "\(Form.encoded($0.name))=\(Form.encoded($0.value))&" }.joined()
    }

    func matches(_ record: MessageRecord) -> Bool {
        guard record.created <= listedBefore else { return false }
        if let from, record.sender(at: now) != from { return false }
        guard on != nil || until != nil || since != nil else { return true }
        guard let sent = record.dateSent(at: now) else { return false }
        if let on, !on.contains(sent) { return false }
        if let until, sent > until { return false }
        if let since, sent < since { return false }
        return true
    }
}
