import Lending
package import Messaging
import Store
import Terminal

// The list of messages.

extension Texts {
    var state: String { choose("Estado", "State") }
    var when: String { choose("Hora", "Time") }
    var stateLabel: String { choose("estado: ", "state: ") }
    var kindLabel: String { choose("tipo: ", "kind: ") }
    var channelLabel: String { choose("medio: ", "channel: ") }
    var runLabel: String { choose("envío: ", "run: ") }
    var allStates: String { choose("todos", "all") }
    var withTrouble: String { choose("con problemas", "with trouble") }
    var underWay: String { choose("en camino", "under way") }
    var messageFiltersTitle: String { choose("Filtrar los mensajes", "Filter the messages") }
    var noMessages: String {
        choose(
            "Todavía no hay mensajes: R en Vencidos los prepara.",
            "There are no messages yet: R in Overdue prepares them.")
    }
    var decideLine: String {
        choose(
            "¿Llegó? y sí · r enviar otra vez · A todos", "Did it arrive? y yes · r send again · A all")
    }

    /// What fits a column.
    package func shortName(_ kind: MessageKind) -> String {
        switch kind {
        case .paymentConfirmation: choose("confirmación", "confirmation")
        case .overdue: choose("vencida", "overdue")
        case .paymentAnnulled: choose("anulación", "annulment")
        case .paidOff: choose("pagado", "paid off")
        case .loanApproved: choose("aprobado", "approved")
        case .reminder, .dueToday, .promiseReminder, .notice, .test: name(kind)
        }
    }

    /// `12 · cuota vencida · hoy 09:12 · ana`
    func label(_ run: RunBrief, _ clock: BusinessClock) -> String {
        "\(run.run.rawValue) · \(shortName(run.kind)) · \(moment(run.createdAt, clock)) · \(run.createdBy)"
    }

    /// Where what was typed is in too many of them to wait for their number.
    var manyMessages: String { choose("muchos mensajes", "many messages") }

    func name(_ sort: MessageSort) -> String {
        switch sort {
        case .time: choose("hora", "time")
        case .state: choose("estado", "state")
        case .client: choose("cliente", "client")
        case .kind: choose("tipo", "kind")
        case .channel: choose("canal", "channel")
        case .price: choose("precio", "price")
        }
    }

    /// `1.234 mensajes · 12 en cola · 3 sin resolver · 5 fallidos`; what needs a person stands out.
    func messageCounts(_ counts: [MessageState: Int]?) -> [(text: String, style: Style)] {
        guard let counts else { return [("…", .title)] }
        let all = counts.values.reduce(0, +)
        var pieces: [(text: String, style: Style)] = [
            (count(all, es: ("mensaje", "mensajes"), en: ("message", "messages")), .title)
        ]
        func add(_ number: Int, _ word: String, _ style: Style) {
            if number > 0 { pieces.append((" · " + self.number(number) + " " + word, style)) }
        }
        add(counts[.unresolved, default: 0], choose("sin resolver", "unresolved"), .critical)
        let failed = [MessageState.failed, .undelivered, .rejected].reduce(0) { $0 + counts[$1, default: 0] }
        add(failed, choose(failed == 1 ? "fallido" : "fallidos", "failed"), .bad)
        add(counts[.queued, default: 0], choose("en cola", "queued"), .text)
        let moving = [MessageState.sending, .uncertain, .accepted, .sent].reduce(0) { $0 + counts[$1, default: 0] }
        add(moving, choose("en camino", "under way"), .text)
        let good = counts[.delivered, default: 0] + counts[.read, default: 0]
        add(good, choose(good == 1 ? "entregado" : "entregados", "delivered"), .good)
        return pieces
    }
}
