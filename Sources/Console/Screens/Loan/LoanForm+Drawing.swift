import Lending
import Messaging
import Store
package import Terminal

extension LoanForm {
    package func leastRoom(in room: Rect) -> Size { Size(width: 54, height: 14) }

    package func draw(on canvas: inout Canvas, in room: Rect) -> Point? {
        let inner = Box.draw(title, width: min(74, room.width - 6), height: 12, on: &canvas, in: room)
        var form = FormLayout(in: inner, labels: 16)
        var cursor: Point?
        for field in Field.allCases {
            let hasFocus = field == focus.field
            form.label(texts.name(field), hasFocus: hasFocus, on: &canvas)
            let point = draw(field, at: form.field, width: form.fieldWidth, hasFocus: hasFocus, on: &canvas)
            if hasFocus { cursor = point }
            form.skip()
        }
        form.skip()
        form.label(texts.planField, hasFocus: false, on: &canvas)
        let (text, style) = outlook
        form.paragraph(text, style: style, limit: 2, on: &canvas)
        form.keys(keys, texts: texts, on: &canvas)
        return cursor
    }

    private func draw(
        _ field: Field, at point: Point, width: Int, hasFocus: Bool, on canvas: inout Canvas
    ) -> Point {
        guard isOpen(field) else {
            canvas.put(value(field), at: point, style: .dim, width: width)
            return point
        }
        let chosen: Style = hasFocus ? Style(.input, .selected) : .input
        return switch field {
        case .number: number.drawBracketed(on: &canvas, at: point, width: 24, hasFocus: hasFocus)
        case .principal: draw(principal, at: point, width: width, hasFocus: hasFocus, on: &canvas)
        case .total: draw(total, at: point, width: width, hasFocus: hasFocus, on: &canvas)
        case .installments:
            installments.drawBracketed(on: &canvas, at: point, width: 10, hasFocus: hasFocus, placeholder: "0")
        case .frequency:
            frequency?.draw(on: &canvas, at: point, width: 30, label: { texts.name($0) }, style: chosen) ?? point
        case .firstDue:
            firstDue.draw(on: &canvas, at: point, width: width, today: context.today, hasFocus: hasFocus)
        case .route:
            route?.draw(
                on: &canvas, at: point, width: min(40, width),
                label: { id in routes.first { $0.id == id }?.name ?? "" }, style: chosen) ?? point
        }
    }

    /// An amount, and beside it that what was typed is none.
    private func draw(
        _ amount: TextField, at point: Point, width: Int, hasFocus: Bool, on canvas: inout Canvas
    ) -> Point {
        if amount.isNoAmount {
            canvas.put(
                texts.wholePesos, at: Point(x: point.x + 18, y: point.y), style: .warning, width: max(0, width - 18))
        }
        return amount.drawBracketed(on: &canvas, at: point, width: 17, hasFocus: hasFocus, placeholder: "0")
    }

    /// A field that is only read.
    private func value(_ field: Field) -> String {
        switch field {
        case .number: number.text
        case .principal: Money(parsing: principal.text).map { texts.money($0) } ?? ""
        case .total: Money(parsing: total.text).map { texts.money($0) } ?? ""
        case .installments: installments.text
        case .frequency: frequency.map { texts.name($0.selected) } ?? ""
        case .firstDue: firstDue.day(from: context.today).map { texts.long($0) } ?? ""
        case .route: ""
        }
    }

    /// The plan in a line, or what is wrong with what was typed so far.
    private var outlook: (text: String, style: Style) {
        if !isPlanOpen { return (texts.planIsClosed, .dim) }
        switch plan {
        case .success(let plan): return (texts.plan(plan), .text)
        case .failure(let error): return (context.sentence(error), .error)
        case nil: return (texts.planHint, .dim)
        }
    }
}
