import Foundation
import Simulator

/// A Twilio of the test's own, and the variables that lead there.
final class TwilioOnLoopback {
    let simulator: Simulator
    let port: UInt16

    static let accountSID = "AC" + String(repeating: "0123456789abcdef", count: 2)

    init(_ configure: (inout Simulator.Configuration) -> Void = { _ in }) throws {
        var configuration = Simulator.Configuration()
        configuration.usesPhoneEndings = false
        configure(&configuration)
        simulator = Simulator(configuration)
        // On a port that no program is given by chance, so that it is still free when the server comes back.
        var port: UInt16?
        for _ in 0..<50 where port == nil { port = try? simulator.start(port: UInt16.random(in: 20_000..<30_000)) }
        self.port = try port ?? simulator.start()
    }

    deinit {
        simulator.stop()
    }

    /// The clock stands in a legal hour, whatever the day.
    var variables: [String: String] {
        [
            "TWILIO_ACCOUNT_SID": Self.accountSID, "TWILIO_AUTH_TOKEN": "prueba-de-extremo-a-extremo",
            "TWILIO_PHONE_NUMBER": "+15005550006", "TWILIO_WHATSAPP_NUMBER": "whatsapp:+14155238886",
            "TWILIO_API_URL": "http://127.0.0.1:\(port)", "TWILIO_SMS_RATE": "1000", "TWILIO_WHATSAPP_RATE": "1000",
            "DIAMANTE_CLOCK_OFFSET": String(Self.legalHourOffset),
        ]
    }

    /// Seconds from now to ten in the morning of a working day in Bogotá.
    static let legalHourOffset: Int = {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = TimeZone(secondsFromGMT: -5 * 3600) ?? .gmt
        // A Wednesday in the second half of a February has never been a Colombian holiday.
        let target = DateComponents(year: 2027, month: 2, day: 17, hour: 10)
        let date = calendar.date(from: target) ?? Date()
        return Int(date.timeIntervalSinceNow)
    }()
}
