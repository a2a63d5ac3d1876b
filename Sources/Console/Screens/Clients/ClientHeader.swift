import Lending
import Messaging
import Terminal

/// The client's card at the head of the screen, and beside the list.
struct ClientHeader {
    static let height = 4

    private let file: ClientFile
    private let context: Context

    init(_ file: ClientFile, _ context: Context) {
        self.file = file
        self.context = context
    }

    private var texts: Texts { context.texts }

    func draw(on canvas: inout Canvas, in room: Rect) {
        let (x, width) = (room.x + 1, room.width - 2)
        let glyphs = canvas.glyphs
        let standing = standing(glyphs)
        let right = TextWidth.of(standing.text, asciiOnly: glyphs.asciiText)
        canvas.put(
            file.client.name, at: Point(x: x, y: room.y), style: .title, width: max(0, width - right - 2))
        canvas.put(standing.text, at: Point(x: x + width - right, y: room.y), style: standing.style, width: right)
        canvas.put(numbers(glyphs), at: Point(x: x, y: room.y + 1), width: width)
        let place = [file.route.isEmpty ? "" : texts.route + " " + file.route, file.client.address]
            .filter { !$0.isEmpty }.joined(separator: "   ")
        canvas.put(place, at: Point(x: x, y: room.y + 2), style: .dim, width: width)
        canvas.rule(at: Point(x: x, y: room.y + 3), width: width)
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
