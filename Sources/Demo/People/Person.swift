import Lending
import Store

/// An invented client: what is written down of the person, and what the person allowed.
struct Person {
    var name: String
    var document: Document
    var phone: String?
    /// Nil where WhatsApp goes to `phone`.
    var whatsapp: String?
    var address: String
    /// The place of the route among the collectors.
    var route: Int
    var permission: Permission

    func card(routeID: RouteID, visitOrder: Int) -> ClientCard {
        ClientCard(
            document: document, name: name, phone: phone, whatsapp: whatsapp, address: address, routeID: routeID,
            visitOrder: visitOrder)
    }
}

/// By what numbers a client can be written to.
enum Reach {
    case mobile
    /// Another number for WhatsApp.
    case ownWhatsApp
    case landline
    case landlineAndWhatsApp
    case nothing

    /// Of 300 clients.
    static let deck = Deck<Reach>(shares: [
        (.mobile, 273), (.ownWhatsApp, 20), (.landline, 3), (.landlineAndWhatsApp, 2), (.nothing, 2),
    ])
}
