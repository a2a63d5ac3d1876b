import Lending
import Messaging
import Terminal

/// The client's card at the head of the screen.
struct ClientHeader {
    static let height = 4

    private let file: ClientFile
    private let context: Context

    init(_ file: ClientFile, _ context: Context) {
        self.file = file
        self.context = context
    }

    private var texts: Texts { context.texts }

    func header(_ glyphs: Glyphs) -> SheetHeader {
        var place: SheetHeader.Pieces = []
        let words = [file.route.isEmpty ? "" : texts.route + " " + file.route, file.client.address]
            .filter { !$0.isEmpty }.joined(separator: "   ")
        place.append((words, .dim))
        if !file.owing.isEmpty, ConsentWords(consents: file.consents, optOuts: file.optOuts).lacksVisit {
            place.append(((words.isEmpty ? "" : "   ") + texts.noVisitConsent, .warning))
        }
        return SheetHeader(
            title: file.client.name, standing: standing(glyphs), lines: [numbers(glyphs), place])
    }

    private func standing(_ glyphs: Glyphs) -> (text: String, style: Style) {
        guard file.balance > .zero else { return (texts.owesNothing, .good) }
        let days = file.arrears.values.map(\.daysPastDue).max() ?? 0
        let word = days > 0 ? texts.daysLate(days) : texts.name(TrafficLight.upToDate)
        return (glyphs.light(file.light.rawValue) + " " + word, file.light.style)
    }

    private func numbers(_ glyphs: Glyphs) -> [(text: String, style: Style)] {
        let client = file.client
        var pieces: [(text: String, style: Style)] = [
            (client.document.formatted, .text), ("   " + texts.phone + " ", .dim),
            (texts.spaced(client.phone) ?? glyphs.none, .text),
        ]
        if let problem = file.problems[.sms] { pieces.append((" " + texts.name(problem), .bad)) }
        if client.whatsapp != nil || file.problems[.whatsapp] != nil {
            pieces += [("   WhatsApp ", .dim), (texts.spaced(client.whatsapp ?? client.phone) ?? glyphs.none, .text)]
        }
        if let problem = file.problems[.whatsapp] { pieces.append((" " + texts.name(problem), .bad)) }
        return pieces
    }
}
