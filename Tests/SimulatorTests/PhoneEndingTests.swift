import Simulator
import Testing

@Suite("Errors by the last digits of the phone")
struct PhoneEndingTests {
    @Test("every line of the table does what it says, for SMS and WhatsApp", arguments: Simulator.PhoneEnding.all)
    func table(ending: Simulator.PhoneEnding) throws {
        let probe = try Probe()
        for channel in ["", "whatsapp:"] {
            let created = try probe.create("\(channel)+57300555\(ending.digits)")
            if case .refused(let code) = ending.fate {
                #expect(created.number("code") == code)
                #expect(probe.simulator.messages.isEmpty)
                continue
            }
            #expect(created.status == 201)
            let message = try #require(probe.simulator.messages.last)
            let best = channel.isEmpty ? "delivered" : "read"
            switch ending.onlyWhatsApp && channel.isEmpty ? .delivered : ending.fate {
            case .delivered: #expect(message.status == best)
            case .unread: #expect(message.status == "delivered")
            case .silent: #expect(message.status == "sent")
            case .stuck: #expect(message.status == "queued")
            case .undelivered(let code):
                #expect(message.status == "undelivered")
                #expect(message.errorCode == code)
            case .failed(let code):
                #expect(message.status == "failed")
                #expect(message.errorCode == code)
            case .refused: Issue.record("refused is handled above")
            }
        }
    }

    @Test("no ending stands twice, each has four digits and a sentence")
    func distinct() {
        let all = Simulator.PhoneEnding.all
        #expect(Set(all.map(\.digits)).count == all.count)
        #expect(all.allSatisfy { $0.digits.count == 4 && $0.meaning.spanish != $0.meaning.english })
    }

    @Test("a stuck message expires with its validity period")
    func expires() throws {
        let probe = try Probe()
        _ = try probe.create("+573005550014", [("ValidityPeriod", "60")])
        probe.clock.advance(milliseconds: 59_999)
        #expect(probe.simulator.messages.first?.status == "queued")
        probe.clock.advance(milliseconds: 1)
        #expect(probe.simulator.messages.first?.status == "failed")
        #expect(probe.simulator.messages.first?.errorCode == 30036)
    }

    @Test("without the table every number is delivered")
    func off() throws {
        let probe = try Probe { $0.usesPhoneEndings = false }
        #expect(try probe.create("+573005550005").status == 201)
        #expect(probe.simulator.messages.first?.status == "delivered")
    }
}
