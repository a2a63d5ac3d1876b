import Messaging

/// What a line says about being written to; nil is nothing, which is no consent.
struct SaidConsent: Equatable {
    enum Notices: Equatable {
        case no
        /// On every channel the client allows.
        case yes
        /// On these and no other.
        case only(Set<Channel>)
    }

    var channels: [Channel: Bool] = [:]
    var notices: Notices?

    init(_ row: ImportRow<ClientColumn>, _ findings: inout ImportFindings) {
        for (channel, column) in [(Channel.sms, ClientColumn.allowsSMS), (.whatsapp, .allowsWhatsApp)] {
            if case .value(let allows) = row.cell(column, &findings, CellValue.yesOrNo) { channels[channel] = allows }
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
