/// Which template: `cuota-vencida.sms.es`.
package struct TemplateKey: Sendable, Hashable {
    package let kind: MessageKind
    package let channel: Channel
    package let language: Language

    package init(_ kind: MessageKind, _ channel: Channel, _ language: Language) {
        self.kind = kind
        self.channel = channel
        self.language = language
    }

    /// From a file name (`cuota-vencida.sms.es.txt`); nil for a file that is no template.
    package init?(fileName: String) {
        let parts = fileName.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 4, parts[3] == "txt", let kind = MessageKind(rawValue: String(parts[0])),
            let channel = Channel(rawValue: String(parts[1])), let language = Language(rawValue: String(parts[2]))
        else { return nil }
        self.init(kind, channel, language)
    }

    package var fileName: String { "\(kind.rawValue).\(channel.rawValue).\(language.rawValue).txt" }

    /// Every template that there must be: all kinds but the operator's own test text.
    package static let all: [TemplateKey] = MessageKind.allCases.filter { $0 != .test }.flatMap { kind in
        Channel.allCases.flatMap { channel in Language.allCases.map { TemplateKey(kind, channel, $0) } }
    }
}
