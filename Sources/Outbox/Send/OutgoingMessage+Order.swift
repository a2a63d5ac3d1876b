import FoundationEssentials
import Store
import Twilio

extension OutgoingMessage {
    /// What Twilio is asked for; nil where the variables of a template cannot be read. `validitySeconds`: what is left of the
    /// legal window now.
    init?(_ order: SendOrder, from sender: TwilioSender, validitySeconds: Int?) {
        let content: Content
        if let sid = order.text.contentSID {
            var variables: [String: String] = [:]
            if let json = order.text.contentVariables, !json.isEmpty {
                guard let read = try? JSONDecoder().decode([String: String].self, from: Data(json.utf8)) else {
                    return nil
                }
                variables = read
            }
            content = .template(sid: sid, variables: variables)
        } else {
            content = .text(order.text.body)
        }
        self.init(
            to: TwilioAddress(order.channel, order.recipient), sender: sender, content: content,
            validitySeconds: validitySeconds)
    }
}

extension TwilioSender {
    /// As the outbox keeps it.
    var name: String {
        switch self {
        case .number(let address): address.number
        case .service(let sid): sid
        }
    }
}
