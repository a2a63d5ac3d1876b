/// Someone who borrows. Phones are E.164; consent and opt-out are kept elsewhere, with their proof.
package struct Client: Hashable, Sendable {
    package var id: ClientID
    package var document: Document
    package var name: String
    package var phone: String?
    /// Nil when WhatsApp goes to `phone`.
    package var whatsapp: String?
    package var address: String
    /// The place in the collector's round.
    package var visitOrder: Int

    package init(
        id: ClientID, document: Document, name: String, phone: String? = nil, whatsapp: String? = nil,
        address: String = "", visitOrder: Int = 0
    ) {
        self.id = id
        self.document = document
        self.name = name
        self.phone = phone
        self.whatsapp = whatsapp
        self.address = address
        self.visitOrder = visitOrder
    }
}
