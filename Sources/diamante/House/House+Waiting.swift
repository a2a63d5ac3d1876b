import Glibc
import Lending
import Messaging
import SQLite
import Store

extension House {
    /// Sleeps until somebody commits, or the time is over.
    func waitForChange(milliseconds: Int32) {
        guard let signal else {
            _ = poll(nil, 0, milliseconds)
            return
        }
        var watched = pollfd(fd: signal.descriptor, events: Int16(POLLIN), revents: 0)
        _ = poll(&watched, 1, milliseconds)
        _ = signal.drain()
    }
}

/// Why sending stands still, for people.
enum PauseText {
    static func sentence(_ pause: Pause, _ house: House) -> String {
        let why =
            pause.errorCode.flatMap { house.errors[$0]?.sentence(house.language) } ?? Printing.harmless(pause.reason)
        let what =
            switch pause.scope {
            case .account: house.say(es: "El envío está en pausa", en: "Sending is paused")
            case .sms: house.say(es: "El envío de SMS está en pausa", en: "SMS sending is paused")
            case .whatsapp: house.say(es: "El envío de WhatsApp está en pausa", en: "WhatsApp sending is paused")
            case .collection: house.say(es: "La cobranza está en pausa", en: "Collection messages are paused")
            case .backlog:
                house.say(
                    es: "Lo que ya estaba en cola espera la lista de Twilio, que dice si salió antes",
                    en: "What was queued before waits for Twilio's list, which tells whether it went out already")
            case .place: ""
            }
        if what.isEmpty { return why }
        return "\(what): \(why)"
    }

    static func json(_ pause: Pause, _ house: House) -> JSON {
        .object([
            ("alcance", .string(pause.scope.rawValue)), ("codigo", .integer(pause.errorCode)),
            ("motivo", .string(sentence(pause, house))), ("por", .string(pause.by)),
            ("desde", .string(house.moment(pause.since))), ("hasta", .string(pause.until.map { house.moment($0) })),
        ])
    }
}
