import Messaging
import Testing

@Suite("What Twilio reports")
struct DeliveryStatusTests {
    @Test("a status never goes backwards, in whatever order reports come")
    func merge() {
        #expect(DeliveryStatus.sent.merged(with: .queued) == .sent)
        #expect(DeliveryStatus.sent.merged(with: .delivered) == .delivered)
        #expect(DeliveryStatus.delivered.merged(with: .sent) == .delivered)
        #expect(DeliveryStatus.delivered.merged(with: .read) == .read)
        #expect(DeliveryStatus.read.merged(with: .delivered) == .read)
        #expect(DeliveryStatus.failed.merged(with: .delivered) == .failed)
        for first in DeliveryStatus.allCases {
            for second in DeliveryStatus.allCases {
                #expect(first.merged(with: second).rank == max(first.rank, second.rank))
            }
        }
    }

    @Test(
        "a message's state follows",
        arguments: [
            (MessageState.accepted, DeliveryStatus.queued, MessageState.accepted), (.accepted, .sent, .sent),
            (.accepted, .delivered, .delivered), (.sent, .sending, .sent), (.sent, .partiallyDelivered, .sent),
            (.delivered, .sent, .delivered), (.delivered, .undelivered, .delivered), (.delivered, .read, .read),
            (.noReceipt, .sent, .noReceipt), (.noReceipt, .delivered, .delivered), (.noReceipt, .failed, .failed),
            (.accepted, .canceled, .withdrawn), (.uncertain, .queued, .accepted), (.unresolved, .delivered, .delivered),
            (.rejected, .delivered, .rejected), (.blocked, .read, .blocked), (.withdrawn, .delivered, .withdrawn),
            (.accepted, .received, .accepted),
        ])
    func state(state: MessageState, status: DeliveryStatus, expected: MessageState) {
        #expect(state.merged(with: status) == expected)
    }

    @Test("Twilio's words are known, others are not")
    func words() {
        #expect(DeliveryStatus(rawValue: "partially_delivered") == .partiallyDelivered)
        #expect(DeliveryStatus(rawValue: "Delivered") == nil)
        #expect(
            DeliveryStatus.allCases.filter(\.isFinal) == [
                .delivered, .undelivered, .failed, .canceled, .read, .received,
            ])
    }
}
