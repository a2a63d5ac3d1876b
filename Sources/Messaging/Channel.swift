/// How a message reaches the client. The raw value is what the database and JSON say.
package enum Channel: String, Sendable, CaseIterable, Hashable {
    case sms
    case whatsapp
}
