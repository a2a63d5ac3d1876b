import Lending
import Messaging
import Store
package import Terminal

extension ContactForm {
    package func draw(on canvas: inout Canvas, in room: Rect) -> Point? {
        let fields = shownFields
        let height = min(fieldLines + Self.lawLines + 3, max(0, room.height - 2))
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
        drawLaw(&form, in: inner, on: &canvas)
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

    /// Room for what stands against it, where there is.
    private static let lawLines = 5

    package func leastRoom(in room: Rect) -> Size { Size(width: 50, height: fieldLines + 5) }

    private var fieldLines: Int { shownFields.count + (shownFields.contains(.amount) ? 1 : 0) }

    /// What stands against it, before it is saved, the weightiest first; how many more where they do not fit.
    private func drawLaw(_ form: inout FormLayout, in inner: Rect, on canvas: inout Canvas) {
        form.label(texts.lawField, hasFocus: false, on: &canvas)
        guard let objections else {
            canvas.put(canvas.glyphs.none, at: form.field, style: .dim, width: form.fieldWidth)
            return
        }
        let glyph = canvas.glyphs.delivery(objections.isEmpty ? .sent : .blocked) + " "
        guard !objections.isEmpty else {
            form.paragraph(glyph + texts.lawAllows, style: .good, limit: 1, on: &canvas)
            return
        }
        let indent = String(repeating: " ", count: TextWidth.of(glyph))
        let room = max(0, min(Self.lawLines, inner.maxY - 1 - form.field.y))
        // The day from which it is allowed keeps its line: that is what can be done about it.
        let from = room > 1 ? allowedFrom.map { texts.mayBeReached(chosenMeans, from: $0, context.clock) } : nil
        let limit = room - (from == nil ? 0 : 1)
        var lines: [String] = []
        for (index, objection) in objections.enumerated() {
            let sentence = objection.sentence(texts.language, under: context.store.business.policy)
            let own = Canvas.wrap(
                sentence, width: form.fieldWidth - TextWidth.of(glyph), asciiOnly: canvas.glyphs.asciiText
            ).enumerated().map { ($0 == 0 ? glyph : indent) + $1 }
            let left = objections.count - index - 1
            if lines.count + own.count + (left > 0 ? 1 : 0) > limit {
                lines.append(lines.isEmpty ? glyph + sentence : indent + texts.more(left + 1))
                break
            }
            lines += own
        }
        for line in lines.prefix(limit) {
            canvas.put(line, at: form.field, style: .warning, width: form.fieldWidth)
            form.skip()
        }
        guard let from else { return }
        canvas.put(indent + from, at: form.field, width: form.fieldWidth)
    }
}
