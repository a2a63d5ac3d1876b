extension Simulator {
    /// What goes wrong, for whom and how often. At most one fault strikes a request: the first in the order of `Fault`.
    package struct Faults: Equatable, Sendable {
        /// For `POST Messages.json`, the one request that must not be repeated.
        package var creates: [Fault: FaultRule]
        /// For every other request of the API: fetch, list, cancel, delete, balance, account.
        package var reads: [Fault: FaultRule]
        /// What `.slow` adds, in milliseconds.
        package var delay = 3000
        /// What `.tooManyRequestsRetryAfter` asks for, in seconds.
        package var retryAfter = 1
        package var requestBytes = 1
        package var answerBytes = 1
        /// Cuts end in a TCP reset instead of an orderly close.
        package var resets = false
        /// A message appears in the list only when it is this old, in milliseconds. Fetching by SID is not affected.
        package var listLag: Int64 = 0
        /// Put before every body, as smart encoding, link shortening or a proxy may change it.
        package var bodyPrefix = ""
        /// A trial account; nil: a full one.
        package var trial: Trial?
        /// Every request is refused with this code: 20003 (credentials), 10001 or 20005 (account not active, no money).
        package var accountError: Int?
        /// More requests in flight than this are answered 429, 20429.
        package var maximumInFlight: Int?

        /// SMS only go to verified numbers (21608 otherwise), and get a prefix.
        package struct Trial: Equatable, Sendable {
            /// E.164; nil: every number counts as verified.
            package var verified: Set<String>?

            package init(verified: Set<String>? = nil) {
                self.verified = verified
            }

            package static let prefix = "Sent from your Twilio trial account - "
        }

        package init(creates: [Fault: FaultRule] = [:], reads: [Fault: FaultRule] = [:]) {
            self.creates = creates
            self.reads = reads
        }

        package static let none = Faults()
        package static let accountErrors = [10001, 20003, 20005]
    }

    /// A fault that could not be read; `message` says in Spanish what was expected.
    package struct FaultsError: Error, Equatable, Sendable {
        package let message: String
    }
}

// MARK: - As text

extension Simulator.Faults {
    /// The settings beside the faults themselves, for the help of `simulador`.
    package static let settings: [(name: String, meaning: String)] = [
        ("demora", "milisegundos que tarda `lento` (3000)"),
        ("espera", "segundos del Retry-After de `429-espera` (1)"),
        ("bytes-pedido", "bytes que lee `corte-pedido` (1)"),
        ("bytes-respuesta", "bytes que escribe `corte-respuesta` (1)"),
        ("reinicio", "si: los cortes terminan en RST"),
        ("retraso-lista", "milisegundos hasta que un mensaje aparece en la lista (0)"),
        ("prefijo", "texto delante de cada mensaje"),
        ("prueba", "cuenta de prueba, con su prefijo: si, o los únicos números verificados (+573…+573…); no"),
        ("cuenta", "10001, 20003 o 20005 en todo pedido; no: ninguno"),
        ("simultaneos", "más pedidos a la vez reciben 429; no: sin límite"),
    ]

    /// Reads `corte-despues=10%,500=cada:7,lectura.504=siguientes:2,demora=200`.
    package init(parsing text: String) throws(Simulator.FaultsError) {
        self.init()
        for piece in text.split(separator: ",") {
            let halves = piece.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            try set(halves[0].trimmed, to: halves.count > 1 ? halves[1].trimmed : "siempre")
        }
    }

    /// Changes one setting by its name; `nunca` takes a fault away.
    package mutating func set(_ name: String, to value: String) throws(Simulator.FaultsError) {
        switch name {
        case "demora": delay = try Self.number(value, for: name)
        case "espera": retryAfter = try Self.number(value, for: name)
        case "bytes-pedido": requestBytes = try Self.number(value, for: name)
        case "bytes-respuesta": answerBytes = try Self.number(value, for: name)
        case "retraso-lista": listLag = Int64(try Self.number(value, for: name))
        case "reinicio":
            guard value == "si" || value == "no" else { throw Simulator.FaultsError(message: "reinicio: si o no") }
            resets = value == "si"
        case "prefijo": bodyPrefix = value
        case "prueba": trial = try Self.trial(value)
        case "simultaneos": maximumInFlight = value == "no" ? nil : try Self.number(value, for: name)
        case "cuenta":
            let code = value == "no" ? nil : try Self.number(value, for: name)
            guard code.map(Self.accountErrors.contains) ?? true else {
                throw Simulator.FaultsError(message: "cuenta: 10001, 20003, 20005 o no")
            }
            accountError = code
        default: try setFault(name, to: value)
        }
    }

    private mutating func setFault(_ name: String, to value: String) throws(Simulator.FaultsError) {
        let isRead = name.hasPrefix("lectura.")
        guard let fault = Simulator.Fault(rawValue: isRead ? String(name.dropFirst(8)) : name) else {
            let known = Simulator.Fault.allCases.map(\.rawValue) + Self.settings.map(\.name)
            throw Simulator.FaultsError(
                message: "«\(name)» no es un fallo conocido; los hay: \(known.joined(separator: ", "))")
        }
        let rule = Simulator.FaultRule(value)
        guard rule != nil || value == "nunca" else {
            throw Simulator.FaultsError(
                message: "\(name): se espera 10%, cada:5, siguientes:3, siempre o nunca, no «\(value)»")
        }
        if isRead { reads[fault] = rule } else { creates[fault] = rule }
    }

    private static func trial(_ value: String) throws(Simulator.FaultsError) -> Trial? {
        switch value {
        case "no": return nil
        case "si": return Trial()
        default:
            let numbers = value.split(separator: "+").map { "+" + $0 }
            guard value.hasPrefix("+"), !numbers.isEmpty, numbers.allSatisfy({ $0.dropFirst().allSatisfy(\.isNumber) })
            else { throw Simulator.FaultsError(message: "prueba: si, no o números como +573001112233+573004445566") }
            return Trial(verified: Set(numbers))
        }
    }

    private static func number(_ value: String, for name: String) throws(Simulator.FaultsError) -> Int {
        // Ten days of milliseconds: what is added to a clock must fit.
        guard let number = Int(value), (0...864_000_000).contains(number) else {
            throw Simulator.FaultsError(message: "\(name): se espera un número, no «\(value)»")
        }
        return number
    }

    /// Everything that differs from `none`, as `set` reads it.
    package var pairs: [(name: String, value: String)] {
        var out: [(name: String, value: String)] = []
        for fault in Simulator.Fault.allCases {
            if let rule = creates[fault] { out.append((fault.rawValue, rule.text)) }
            if let rule = reads[fault] { out.append(("lectura.\(fault.rawValue)", rule.text)) }
        }
        let none = Self.none
        if delay != none.delay { out.append(("demora", "\(delay)")) }
        if retryAfter != none.retryAfter { out.append(("espera", "\(retryAfter)")) }
        if requestBytes != none.requestBytes { out.append(("bytes-pedido", "\(requestBytes)")) }
        if answerBytes != none.answerBytes { out.append(("bytes-respuesta", "\(answerBytes)")) }
        if resets { out.append(("reinicio", "si")) }
        if listLag != 0 { out.append(("retraso-lista", "\(listLag)")) }
        if !bodyPrefix.isEmpty { out.append(("prefijo", bodyPrefix)) }
        if let trial { out.append(("prueba", trial.verified.map { $0.sorted().joined() } ?? "si")) }
        if let accountError { out.append(("cuenta", "\(accountError)")) }
        if let maximumInFlight { out.append(("simultaneos", "\(maximumInFlight)")) }
        return out
    }
}

extension Substring {
    fileprivate var trimmed: String {
        var text = self
        while text.first == " " { text.removeFirst() }
        while text.last == " " { text.removeLast() }
        return String(text)
    }
}
