import Embedded
import Lending
import Messaging
import Testing
import Twilio

@testable import Outbox

@Suite("Refusals") struct RefusalTests {
    let errors: ErrorTable

    init() throws {
        errors = try ErrorTable(csv: Embedded.file("errores-twilio.csv")?.text ?? "")
    }

    @Test(
        "what a refused create means",
        arguments: [
            (20003, 401, 1, .pauseAccount), (10001, 400, 1, .pauseAccount), (20005, 403, 1, .pauseAccount),
            (20404, 404, 1, .pauseAccount), (nil, 401, 1, .pauseAccount), (nil, 403, 1, .pauseAccount),
            (nil, 407, 1, .pauseAccount), (nil, 400, 1, .reject),
            (21211, 400, 1, .reject), (21610, 400, 1, .reject), (21614, 400, 1, .reject), (21408, 400, 1, .reject),
            (21617, 400, 1, .reject), (21608, 400, 1, .reject), (21655, 400, 1, .reject),
            (21611, 400, 1, .slowDown), (63018, 400, 1, .slowDown), (20429, 400, 1, .slowDown),
            (21606, 400, 1, .pauseSender(seconds: 900)), (21910, 400, 1, .pauseSender(seconds: 900)),
            (14107, 400, 1, .retry(afterSeconds: 300)), (14107, 400, 5, .reject),
            (20500, 400, 1, .uncertain),
            // Unknown codes stop at that message.
            (99999, 400, 1, .reject), (99999, 403, 1, .reject),
        ] as [(Int?, Int, Int, Refusal)])
    func refused(_ code: Int?, _ status: Int, _ time: Int, _ expected: Refusal) {
        let error = TwilioError(code: code, message: "", status: status)
        #expect(Refusal(error, earlier: time - 1, errors: errors) == expected)
    }

    @Test("every code of the table has an end: no message is tried for ever by its own fault")
    func everyCode() {
        for code in errors.codes {
            let error = TwilioError(code: code, message: "", status: 400)
            if case .retry(let seconds) = Refusal(error, earlier: 0, errors: errors) {
                #expect(seconds > 0)
                #expect(Refusal(error, earlier: 4, errors: errors) == .reject)
            }
        }
    }

    @Test(
        "what the error of an accepted message means for the others",
        arguments: [
            (30002, .pauseAccount), (63018, .slowDown), (30001, .slowDown), (63007, .pauseSender(seconds: 900)),
            (30007, nil), (30003, nil), (63016, nil), (99999, nil),
        ] as [(Int, Refusal?)])
    func reported(_ code: Int, _ expected: Refusal?) {
        #expect(Refusal(reported: code, errors: errors) == expected)
    }

    @Test("every pause is a sentence in both languages, with our own words where the table has them")
    func sentences() {
        let reasons: [PauseReason] = [
            .error(code: 20003, text: "Authenticate"), .error(code: 99999, text: "Strange"),
            .error(code: nil, text: ""),
            .unreachable("dns"), .unanswered, .clock(minutes: 7), .missing(.phoneNumber, .sms),
        ]
        for reason in reasons {
            for language in Language.allCases { #expect(reason.sentence(language, errors).hasSuffix(".")) }
        }
        #expect(reasons[0].sentence(.es, errors).contains("TWILIO_AUTH_TOKEN"))
        #expect(reasons[1].sentence(.es, errors).contains("Strange"))
    }

    @Test("two minutes of difference are borne, more is not")
    func clock() {
        var check = ClockCheck()
        #expect(check.fits)
        let now = Instant(seconds: 1_800_000_000)
        for (seconds, fits) in [(0, true), (119, true), (-120, true), (121, false), (-121, false), (3, true)] {
            check.note(now.milliseconds + Int64(seconds) * 1000, at: now)
            #expect(check.fits == fits, "\(seconds)")
        }
        check.note(now.milliseconds - 600_000, at: now)
        #expect(check.minutesOff == 10)
    }

    @Test("an account is asked every minute, rarer where its error comes back, and no connection sooner")
    func probes() {
        var probe = ProbeRhythm(refused: 60_000, unreachable: Backoff(first: 1000, longest: 60_000))
        probe.begin(isUnreachable: false, at: 0, chance: 0.5)
        #expect(probe.next == 60_000)
        probe.failed(isUnreachable: false, at: 60_000, chance: 0.5)
        #expect(probe.next == 120_000)
        probe.lifted(at: 120_000)
        #expect(probe.next == nil)
        probe.begin(isUnreachable: false, at: 121_000, chance: 0.5)
        #expect(probe.next == 241_000)
        probe.lifted(at: 241_000)
        probe.accepted()
        probe.begin(isUnreachable: true, at: 250_000, chance: 0.5)
        // A message went through between the two: the count starts anew later, this one is still careful.
        #expect(probe.next == 251_000)
        probe.failed(isUnreachable: true, at: 251_000, chance: 0.5)
        #expect(probe.next == 253_000)
    }
}
