import HTTP
import Lending
import Messaging
import Outbox
import Store
import Twilio

/// What this process was told, checked. Everything but Twilio has a default.
struct Configuration: Sendable {
    var variables: Variables
    var login: String
    var language: Language
    var company: String
    var phone: String
    var payLink: String
    var zone: BusinessZone
    var clockOffset: Int
    var account: Result<TwilioAccount, TwilioAccountError>
    /// Segments a second for SMS, messages a second for WhatsApp.
    var rates: [Channel: Double]
    var concurrency: Int
    var resend: ResendPolicy
    var looks: LookSchedule

    init(_ variables: Variables, login: String) throws(Failure) {
        self.variables = variables
        self.login = login
        language = try Self.language(variables)
        company = variables["DIAMANTE_COMPANY"] ?? "DIAMANTE PRO"
        phone = variables["DIAMANTE_PHONE"] ?? ""
        payLink = variables["DIAMANTE_PAY_LINK"] ?? ""
        zone = try ZoneFile.zone(named: variables["DIAMANTE_TIMEZONE"] ?? "America/Bogota", language)
        do throws(TwilioAccountError) {
            account = .success(try TwilioAccount { variables[$0.rawValue] })
        } catch {
            account = .failure(error)
        }
        rates = [
            .sms: try Self.number("TWILIO_SMS_RATE", variables, language, default: 1),
            .whatsapp: try Self.number("TWILIO_WHATSAPP_RATE", variables, language, default: 20),
        ]
        concurrency = try Self.concurrency(variables, language)
        resend = try Self.resend(variables, language)
        looks = try Self.looks(variables, language)
        clockOffset = try Self.offset(variables, language, account: account)
    }

    var senders: Business.Senders {
        guard case .success(let account) = account else {
            return Business.Senders(sms: false, whatsapp: false, whatsappIsSandbox: false, unitsPerSecond: rates)
        }
        return Business.Senders(
            sms: account.sender(on: .sms) != nil, whatsapp: account.sender(on: .whatsapp) != nil,
            whatsappIsSandbox: account.whatsappNumber?.number == Self.sandboxNumber, unitsPerSecond: rates)
    }

    /// Twilio's shared WhatsApp sandbox: it knows no templates and delivers free text to whoever joined it.
    static let sandboxNumber = "+14155238886"

    private static func language(_ variables: Variables) throws(Failure) -> Language {
        guard let text = variables["DIAMANTE_LANG"] else { return .es }
        guard let language = Language(rawValue: text.lowercased()) else {
            throw Failure(.configuration, "DIAMANTE_LANG: escriba «es» o «en».")
        }
        return language
    }

    private static func number(_ name: String, _ variables: Variables, _ language: Language, default usual: Double)
        throws(Failure) -> Double
    {
        guard let text = variables[name] else { return usual }
        guard let value = Double(text), value > 0, value <= 100_000 else {
            throw Failure(
                .configuration,
                language.choose(
                    es: "\(name): escriba un número mayor que cero.", en: "\(name): write a number above zero."))
        }
        return value
    }

    private static func concurrency(_ variables: Variables, _ language: Language) throws(Failure) -> Int {
        guard let text = variables["TWILIO_CONCURRENCY"] else { return 16 }
        guard let number = Int(text), (1...1000).contains(number) else {
            throw Failure(
                .configuration,
                language.choose(
                    es: "TWILIO_CONCURRENCY: escriba un número entero de 1 a 1000.",
                    en: "TWILIO_CONCURRENCY: write a whole number from 1 to 1000."))
        }
        return number
    }

    private static func resend(_ variables: Variables, _ language: Language) throws(Failure) -> ResendPolicy {
        guard let text = variables["DIAMANTE_RESEND"] else { return .ask }
        guard let policy = ResendPolicy(rawValue: text) else {
            throw Failure(
                .configuration,
                language.choose(
                    es: "DIAMANTE_RESEND: escriba «ask» o «proved».",
                    en: "DIAMANTE_RESEND: write \"ask\" or \"proved\"."))
        }
        return policy
    }

    private static func looks(_ variables: Variables, _ language: Language) throws(Failure) -> LookSchedule {
        guard let text = variables["DIAMANTE_RECONCILE_LOOKS"] else { return .standard }
        guard let looks = LookSchedule(parsing: text) else {
            throw Failure(
                .configuration,
                language.choose(
                    es:
                        "DIAMANTE_RECONCILE_LOOKS: escriba segundos crecientes separados por comas, por ejemplo 5,20,60.",
                    en: "DIAMANTE_RECONCILE_LOOKS: write ascending seconds with commas between, such as 5,20,60."))
        }
        return looks
    }

    /// A business clock that is not the real one could send at night: only against a Twilio on this machine.
    private static func offset(
        _ variables: Variables, _ language: Language, account: Result<TwilioAccount, TwilioAccountError>
    ) throws(Failure) -> Int {
        guard let text = variables["DIAMANTE_CLOCK_OFFSET"] else { return 0 }
        let tenYears = 10 * 366 * 86_400
        guard let seconds = Int(text), (-tenYears...tenYears).contains(seconds) else {
            throw Failure(
                .configuration,
                language.choose(
                    es: "DIAMANTE_CLOCK_OFFSET: escriba segundos, por ejemplo 3600.",
                    en: "DIAMANTE_CLOCK_OFFSET: write seconds, such as 3600."))
        }
        let url = variables[TwilioVariable.apiURL.rawValue]
        guard seconds == 0 || url.flatMap({ Origin(of: $0) })?.isLoopback == true else {
            throw Failure(
                .configuration,
                language.choose(
                    es: "DIAMANTE_CLOCK_OFFSET sólo se acepta con un TWILIO_API_URL de esta máquina: quítelo.",
                    en: "DIAMANTE_CLOCK_OFFSET is only accepted with a TWILIO_API_URL on this machine: remove it."))
        }
        return seconds
    }
}
