package import Lending
package import Messaging
import Store
import Terminal

/// What can be selected on a client's screen.
package enum ClientItem: Hashable {
    case loan(LoanID)
    case consent(ContactMeans, Consent.Purpose)
    case optOut(ContactMeans)
    case message(MessageID)
    case inbound(Int64)
    case event(Int64)
    case contact(PersonalContactID)
}

/// The rows of a client's screen.
struct ClientRows {
    typealias Line = SheetLine<ClientItem>

    private let file: ClientFile
    private let context: Context

    init(_ file: ClientFile, _ context: Context) {
        self.file = file
        self.context = context
    }

    private var texts: Texts { context.texts }

    // MARK: Loans

    private enum LoanColumn { case light, number, status, balance, overdue, days, terms }

    var loans: [Line] {
        let numbers = file.loans.reduce(4) { max($0, $1.number.utf8.count) }
        let table = Table<LoanColumn>(
            [
                Column(.light, "", min: 1), Column(.number, "", min: min(numbers, 14)),
                Column(.status, "", min: texts.choose(10, 12), max: 12, priority: 2),
                Column(.balance, "", min: 11, align: .right),
                Column(.overdue, "", min: 11, max: 20, align: .right),
                Column(.days, "", min: 6, priority: 1, align: .right),
                Column(.terms, "", min: 20, max: 28, priority: 1),
            ], gap: 1)
        let lines = file.loans.map { loan in
            Line.table(table, item: .loan(loan.id)) { cell($0, loan, $1) }
        }
        let sum = file.balance > .zero ? texts.balance.lowercased() + " " + texts.money(file.balance) : ""
        return Line.section(texts.loansTitle, sum, lines, none: texts.noneYet)
    }

    private func cell(_ column: LoanColumn, _ loan: Loan, _ glyphs: Glyphs) -> (text: String, style: Style) {
        let arrears = file.arrears[loan.id] ?? .none
        let style: Style = loan.status.owes ? .text : .dim
        return switch column {
        case .light:
            loan.status.owes
                ? (glyphs.light(arrears.trafficLight.rawValue), arrears.trafficLight.style)
                : (glyphs.delivery(loan.status == .approved ? .scheduled : .sent), .dim)
        case .number: (loan.number, style)
        case .status: (" " + texts.name(loan.status), style)
        case .balance: (texts.money(loan.balance), style)
        case .overdue:
            arrears.amount > .zero ? (texts.money(arrears.amount), arrears.trafficLight.style) : ("", .text)
        case .days:
            arrears.daysPastDue > 0 ? (texts.shortDays(arrears.daysPastDue), arrears.trafficLight.style) : ("", .text)
        case .terms: (" " + texts.terms(loan), .dim)
        }
    }

    // MARK: Consents

    var consents: [Line] {
        var lines: [Line] = []
        for means in ContactMeans.allCases {
            for purpose in means.purposes {
                lines.append(consent(means, purpose))
            }
            if let optOut = file.optOuts.first(where: { $0.means == nil || $0.means == means }) {
                lines.append(self.optOut(means, optOut))
            }
        }
        return Line.section(texts.consentsTitle, "", lines, none: texts.noneYetFeminine)
    }

    private func consent(_ means: ContactMeans, _ purpose: Consent.Purpose) -> Line {
        let state = file.consent(means, purpose)
        let event = file.proof(means, purpose)
        let proof = event.map { texts.proof($0, context.clock) } ?? ""
        let word = event.map(file.neverAgreed) == true ? texts.neverAgreed : texts.word(state)
        let clashes = file.optOuts.contains { $0.means == nil || $0.means == means }
        let names = texts.choose(17, 18)
        return .row(.consent(means, purpose)) { canvas, room in
            let glyph = state == .granted ? canvas.glyphs.checked : canvas.glyphs.unchecked
            let style: Style = state == .granted ? (clashes ? .dim : .good) : state == .revoked ? .bad : .dim
            let name = texts.name(means) + " · " + texts.name(purpose)
            canvas.put(glyph, at: room.origin, style: style)
            canvas.put(name, at: Point(x: room.x + 4, y: room.y), width: names)
            let pieces: [(text: String, style: Style)] = [
                (word, style), (proof.isEmpty ? "" : "  " + proof, .dim),
            ]
            canvas.put(
                pieces, at: Point(x: room.x + 5 + names, y: room.y), width: max(0, room.width - 5 - names))
        }
    }

    private func optOut(_ means: ContactMeans, _ optOut: OptOut) -> Line {
        let proof = file.proof(ofOptOut: means).map { texts.proof($0, context.clock) } ?? ""
        return .row(.optOut(means)) { canvas, room in
            let pieces: [(text: String, style: Style)] = [
                (canvas.glyphs.delivery(.blocked) + " ", .bad),
                (texts.optedOutLine(means, optOut.scope), Style(.bad, .bold)), ("  " + proof, .dim),
            ]
            canvas.put(pieces, at: room.origin, width: room.width)
        }
    }

    // MARK: Contacts

    func log(width: Int) -> [Line] {
        let (messages, inPerson) = (MessageRows(context), ContactRows(context))
        let lines: [Line] = file.log.flatMap { entry -> [Line] in
            switch entry {
            case .message(let message): messages.lines(message, item: ClientItem.message, width: width)
            case .inbound(let inbound): written(inbound, width: width)
            case .consent(let event): [line(event)]
            case .contact(let contact): inPerson.lines(contact, item: ClientItem.contact, width: width)
            }
        }
        return Line.section(texts.contactsTitle, "", lines, none: texts.noneYet)
    }

    private func written(_ inbound: InboundLine, width: Int) -> [Line] {
        let item = ClientItem.inbound(inbound.id)
        let head = Line.row(item) { canvas, room in
            let pieces: [(text: String, style: Style)] = [
                (canvas.glyphs.left + " " + texts.wrote, .accent),
                ("  " + texts.name(inbound.channel) + "  ", .text),
                (texts.moment(inbound.receivedAt, context.clock) + texts.sharedNumber(inbound.clients), .dim),
            ]
            canvas.put(pieces, at: room.origin, width: room.width)
        }
        return [head] + Line.paragraph(inbound.body, width: width, item: item, indent: 3).prefix(4)
    }

    private func line(_ event: ConsentEvent) -> Line {
        let text = event.textVersion.map { " · " + texts.version($0) } ?? ""
        return .row(.event(event.id)) { canvas, room in
            let pieces: [(text: String, style: Style)] = [
                (canvas.glyphs.bullet + " " + texts.sentence(event, neverAgreed: file.neverAgreed(event)), .text),
                ("  " + texts.moment(event.at, context.clock) + " · " + event.source + " · " + event.by + text, .dim),
            ]
            canvas.put(pieces, at: room.origin, width: room.width)
        }
    }
}
