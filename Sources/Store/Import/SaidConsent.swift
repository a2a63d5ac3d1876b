import Messaging

/// What a line says about being written to, visited and called; nil is nothing, which is no consent.
struct SaidConsent: Equatable {
    enum Notices: Equatable {
        case no
        /// On every channel the client allows.
        case yes
        /// On these and no other.
        case only(Set<Channel>)
    }

    var means: [ContactMeans: Bool] = [:]
    var notices: Notices?

    init(_ row: ImportRow<ClientColumn>, _ findings: inout ImportFindings) {
        for means in ContactMeans.allCases {
            let cell = row.cell(ClientColumn(means), &findings, CellValue.yesOrNo)
            if case .value(let allows) = cell { self.means[means] = allows }
        }
        if case .value(let said) = row.cell(.allowsNotices, &findings, Self.notices) { notices = said }
    }

    /// `sí`, `no`, or the channels by name: `sms`, `whatsapp`, `sms+whatsapp`.
    private static func notices(_ text: String) throws(ImportFault) -> Notices {
        var channels: Set<Channel> = []
        for word in SearchText.folded(text).split(separator: "+") {
            guard let channel = Channel(rawValue: String(word)) else {
                return try CellValue.yesOrNo(text) ? .yes : .no
            }
            channels.insert(channel)
        }
        guard !channels.isEmpty else { throw .notYesOrNo }
        return .only(channels)
    }
}

extension ClientColumn {
    /// The column that says whether the client allows it.
    init(_ means: ContactMeans) {
        switch means {
        case .message(.sms): self = .allowsSMS
        case .message(.whatsapp): self = .allowsWhatsApp
        case .inPerson(.visit): self = .allowsVisits
        case .inPerson(.call): self = .allowsCalls
        }
    }
}
