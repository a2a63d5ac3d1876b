import Lending
import Messaging
import Store
package import Terminal

extension PaymentForm {
    package func leastRoom(in room: Rect) -> Size { Size(width: 56, height: 12) }

    package func draw(on canvas: inout Canvas, in room: Rect) -> Point? {
        let width = min(74, room.width - 6)
        let inner = Box.draw(title, width: width, height: 10, on: &canvas, in: room)
        var form = FormLayout(in: inner, labels: 13)
        var cursor: Point?
        func field(_ field: Field, _ label: String, draw: (Bool) -> Point?) {
            let hasFocus = focus.field == field
            form.label(label, hasFocus: hasFocus, on: &canvas)
            let at = draw(hasFocus)
            if hasFocus { cursor = at }
        }

        field(.amount, texts.amountField) {
            amount.draw(on: &canvas, at: form.field, width: form.fieldWidth, texts: texts, hasFocus: $0)
        }
        form.skip()
        if case .failure(let error) = effect { form.error(error.sentence, on: &canvas) }
        form.skip()
        field(.method, texts.methodField) {
            method?.draw(
                on: &canvas, at: form.field, width: 20, label: { texts.name($0) },
                style: $0 ? Style(.input, .bold) : .input)
        }
        form.skip()
        field(.reference, texts.referenceField) {
            reference.drawBracketed(
                on: &canvas, at: form.field, width: 34, hasFocus: $0, placeholder: texts.optional)
        }
        form.skip()
        field(.confirm, texts.confirmField) { drawConfirmation(on: &canvas, form, hasFocus: $0) }
        form.skip(2)
        drawEffect(on: &canvas, &form)
        form.keys(keys, texts: texts, on: &canvas)
        return cursor
    }

    /// `[✓] WhatsApp +57 300 123 4567`, or why nothing can be sent.
    private func drawConfirmation(on canvas: inout Canvas, _ form: FormLayout, hasFocus: Bool) -> Point {
        let box = confirms && canConfirm ? canvas.glyphs.checked : canvas.glyphs.unchecked
        let way = texts.name(outlook.channel) + " " + (texts.spaced(outlook.number) ?? canvas.glyphs.none)
        let emphasis: Style.Emphasis = hasFocus ? .bold : []
        var pieces: [(text: String, style: Style)] = [(box + " ", Style(.input, emphasis)), (way, .text)]
        if let reason = outlook.decision.exclusion {
            pieces.append(("  " + reason.label(texts.language), .warning))
        } else if case .wait(let until, _) = outlook.decision {
            pieces.append(("  " + texts.appointment(until, context.clock), .notice))
        }
        if hasFocus { pieces.append(("   " + texts.confirmKeys, .dim)) }
        canvas.put(pieces, at: form.field, width: form.fieldWidth)
        return Point(x: form.field.x + 1, y: form.field.y)
    }

    private func drawEffect(on canvas: inout Canvas, _ form: inout FormLayout) {
        guard case .success(let preview) = effect else {
            form.skip(3)
            return
        }
        form.label(texts.appliesTo, hasFocus: false, on: &canvas)
        form.paragraph(texts.parts(preview.parts), limit: 2, on: &canvas)
        form.label(texts.newBalance, hasFocus: false, on: &canvas)
        let (outcome, style) = texts.outcome(preview)
        canvas.put(
            [(texts.money(preview.balance), .text.with(.bold)), (" · ", .dim), (outcome, style)], at: form.field,
            width: form.fieldWidth)
    }
}
