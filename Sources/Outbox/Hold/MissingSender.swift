package import Messaging
package import Twilio

extension TwilioAccount {
    /// Which variable has to be set before anything can leave by this channel; nil when it can.
    package func missingSender(on channel: Channel) -> TwilioVariable? {
        guard sender(on: channel) == nil else { return nil }
        return channel == .sms ? .phoneNumber : .whatsappNumber
    }
}
