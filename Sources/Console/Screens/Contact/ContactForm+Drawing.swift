import Lending
import Messaging
import Store
package import Terminal

extension ContactForm {
    package func draw(on canvas: inout Canvas, in room: Rect) -> Point? {
        let fields = shownFields
        let height = fields.count + (fields.contains(.amount) ? 1 : 0) + Self.lawLines + 3
        let inner = Box.draw(title, width: min(76, room.width - 4), height: height, on: &canvas, in: room)
        var form = FormLayout(in: inner)
        var cursor: Point?
        for field in fields {
            let hasFocus = field == focus.field
            form.label(texts.name(field), hasFocus: hasFocus, on: &canvas)
            let point = draw(field, form, hasFocus: hasFocus, on: &canvas)
            if hasFocus { cursor = point }
            // What the letters put into an amount takes a second line.
            form.skip(field == .amount ? 2 : 1)
        }
        form.skip()
        drawLaw(&form, on: &canvas)
        form.keys(keys, texts: texts, on: &canvas)
        return cursor
    }

    private func draw(_ field: Field, _ form: FormLayout, hasFocus: Bool, on canvas: inout Canvas) -> Point? {
        let (point, width) = (form.field, form.fieldWidth)
        let chosen: Style = hasFocus ? Style(.input, .selected) : .input
        return switch field {
        case .means:
            means?.draw(
                on: &canvas, at: point, width: width, label: { texts.name(ContactMeans.inPerson($0)) }, style: chosen)
        case .outcome:
            outcome?.draw(
                on: &canvas, at: point, width: width, label: { $0.label(chosenMeans, texts.language) }, style: chosen)
        case .loan:
            loan?.draw(on: &canvas, at: point, width: width, label: { label($0) }, style: chosen)
        case .at: at.draw(on: &canvas, at: point, width: width, clock: context.clock, hasFocus: hasFocus)
        case .amount:
            amount?.draw(on: &canvas, at: point, width: width, texts: texts, hasFocus: hasFocus) ?? point
        case .day: day.draw(on: &canvas, at: point, width: width, today: context.today, hasFocus: hasFocus)
        }
    }

    private func label(_ id: LoanID?) -> String {
        guard let loan = loans.first(where: { $0.id == id }) else { return texts.noLoanInParticular }
        return loan.number + " · " + texts.money(loan.balance)
    }

    /// Room for what stands against it.
    private static let lawLines = 4

    /// What stands against it, before it is saved, the weightiest first.
    private func drawLaw(_ form: inout FormLayout, on canvas: inout Canvas) {
        let glyph = canvas.glyphs.delivery(objections.isEmpty ? .sent : .blocked) + " "
        form.label(texts.lawField, hasFocus: false, on: &canvas)
        guard !objections.isEmpty else {
            form.paragraph(glyph + texts.lawAllows, style: .good, limit: 1, on: &canvas)
            return
        }
        let width = form.fieldWidth - TextWidth.of(glyph)
        let indent = String(repeating: " ", count: TextWidth.of(glyph))
        let lines = objections.flatMap { objection in
            Canvas.wrap(objection.sentence(texts.language), width: width, asciiOnly: canvas.glyphs.asciiText)
                .enumerated().map { ($0 == 0 ? glyph : indent) + $1 }
        }
        for line in lines.prefix(Self.lawLines) {
            canvas.put(line, at: form.field, style: .warning, width: form.fieldWidth)
            form.skip()
        }
    }
}
