import Embedded
import Messaging
import Testing

@Suite("The templates that come with the program")
struct ShippedTemplateTests {
    static let catalogue = TemplateCatalogue(files: Embedded.files.map { (name: $0.name, text: $0.text) })

    @Test("there is one for every kind, channel and language, and each can be read")
    func complete() {
        #expect(Self.catalogue.broken.isEmpty)
        #expect(Self.catalogue.all.count == 36)
    }

    @Test("none has anything that the lint objects to", arguments: TemplateKey.all)
    func lint(key: TemplateKey) throws {
        let template = try Self.catalogue.template(key.kind, key.channel, key.language)
        #expect(TemplateLint.problems(in: template) == [])
    }

    @Test(
        "each SMS fits one segment of 160 with large values", arguments: TemplateKey.all.filter { $0.channel == .sms })
    func oneSegment(key: TemplateKey) throws {
        let template = try Self.catalogue.template(key.kind, key.channel, key.language)
        let text = try template.rendered(.large(key.kind, key.language))
        let count = SegmentCount.of(text)
        #expect(count.encoding == .gsm7)
        #expect(count.segments == 1, "\(count.characters): \(text)")
    }

    @Test("Spanish SMS are worded without letters that would have to be folded", arguments: MessageKind.allCases)
    func spelling(kind: MessageKind) throws {
        guard kind != .test else { return }
        let text = try Self.catalogue.template(kind, .sms, .es).text
        #expect(SMSText.folded(text) == text)
    }

    @Test("each begins with the sender and is complete without phone, link and collector", arguments: TemplateKey.all)
    func senderFirst(key: TemplateKey) throws {
        let template = try Self.catalogue.template(key.kind, key.channel, key.language)
        var values = TemplateValues.large(key.kind, key.language)
        (values[.phone], values[.link], values[.collector], values[.method]) = (nil, nil, nil, nil)
        let text = try template.rendered(values)
        #expect(text.drop(while: { $0 == "*" }).hasPrefix("Inversiones Luna"))
        #expect(!text.contains("  ") && !text.contains(" .") && !text.contains("\n\n"))
    }
}
