import Lending
import Messaging
import Terminal

/// The head of the loan's screen: who, how to reach them, what may be sent, how it stands.
struct LoanHeader {
    static let height = 5

    private let file: LoanFile
    private let context: Context

    init(_ file: LoanFile, _ context: Context) {
        self.file = file
        self.context = context
    }

    private var texts: Texts { context.texts }

    func header(_ glyphs: Glyphs) -> SheetHeader {
        SheetHeader(
            title: texts.loanTitle(file.loan.number) + " \(glyphs.bullet) " + file.client.name,
            standing: standing(glyphs), lines: [reach(glyphs), consent(glyphs), money])
    }

    /// `◆ 21 días de mora`, `PAGADO`, `al día`.
    private func standing(_ glyphs: Glyphs) -> (text: String, style: Style) {
        let loan = file.loan
        guard loan.status == .active || loan.status == .writtenOff else {
            return (texts.name(loan.status).uppercased(), loan.status == .paid ? Style(.good, .bold) : .dim)
        }
        let days = file.arrears.daysPastDue
        let state = days > 0 ? texts.daysLate(days) : texts.name(TrafficLight.upToDate)
        let off = loan.status == .writtenOff ? " \(glyphs.bullet) " + texts.name(loan.status).uppercased() : ""
        return (glyphs.light(file.light.rawValue) + " " + state + off, file.light.style)
    }

    private typealias Pieces = SheetHeader.Pieces

    private func reach(_ glyphs: Glyphs) -> Pieces {
        let client = file.client
        var pieces: Pieces = [
            (client.document.formatted, .text), ("   " + texts.phone + " ", .dim),
            (texts.spaced(client.phone) ?? glyphs.none, .text),
        ]
        if let whatsapp = client.whatsapp {
            pieces += [("   WhatsApp ", .dim), (texts.spaced(whatsapp) ?? whatsapp, .text)]
        }
        if !client.address.isEmpty { pieces.append(("   " + client.address, .text)) }
        return pieces
    }

    private func consent(_ glyphs: Glyphs) -> Pieces {
        let words = ConsentWords(consents: file.consents, optOuts: file.optOuts)
        var pieces: Pieces = [(texts.route + " ", .dim), (file.route.isEmpty ? glyphs.none : file.route, .text)]
        pieces.append(("   " + texts.mayWrite + " ", .dim))
        pieces.append((words.collection(texts) ?? glyphs.none, words.collection(texts) == nil ? .warning : .text))
        if words.lacksVisit, file.owes { pieces.append(("   " + texts.noVisitConsent, .warning)) }
        if let optOut = words.optOut(texts) { pieces.append(("   " + optOut, Style(.bad, .bold))) }
        return pieces
    }

    private var money: Pieces {
        let loan = file.loan
        var pieces: Pieces = [
            (texts.balance + " ", .dim), (texts.money(loan.balance), Style(.text, .bold)),
            (texts.outOf(loan.total) + "   ", .dim),
        ]
        if file.arrears.amount > .zero {
            pieces += [
                (texts.overdueAmount + " ", .dim), (texts.money(file.arrears.amount), file.light.style.with(.bold)),
                (" (" + texts.installmentCount(file.arrears.installments) + ")", .dim),
            ]
        }
        pieces.append(((file.arrears.amount > .zero ? "   " : "") + texts.terms(file.loan), .dim))
        return pieces
    }
}
