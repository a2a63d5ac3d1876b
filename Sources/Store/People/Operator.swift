package import Lending

/// What a person may do. A collector sees the own routes; the others see the whole house.
package enum Role: String, Sendable, CaseIterable, Hashable {
    case owner
    case supervisor
    case office
    case collector

    /// What the commands and screens call it.
    package var spanish: String {
        switch self {
        case .owner: "dueño"
        case .supervisor: "supervisor"
        case .office: "oficina"
        case .collector: "cobrador"
        }
    }

    package init?(spanish: String) {
        switch spanish.lowercased() {
        case "dueño", "dueno", "owner": self = .owner
        case "supervisor": self = .supervisor
        case "oficina", "secretaria", "office": self = .office
        case "cobrador", "collector": self = .collector
        default: return nil
        }
    }

    package var seesEverything: Bool { self != .collector }
    /// Annulling a payment undoes money: a collector asks the office.
    package var mayAnnul: Bool { self != .collector }
    /// What another wrote down of a visit or call.
    package var mayCorrectContacts: Bool { self != .collector }
    package var mayRegisterConsent: Bool { self != .collector }
    /// Writing down, changing and approving loans.
    package var mayLend: Bool { self != .collector }
    package var mayImport: Bool { self != .collector }
    package var mayPauseSending: Bool { self != .collector }
    /// What is said to clients in the company's name.
    package var mayEditTemplates: Bool { self != .collector }
    package var mayExceedCeiling: Bool { self != .collector }
    package var mayManagePeople: Bool { self == .owner }
    package var mayChangeSettings: Bool { self == .owner }
    /// A holiday moves due days and messages of the whole house.
    package var mayChangeHolidays: Bool { self != .collector }
}

/// Who works here: the person behind the keyboard, or a service such as the mensajero.
package struct Operator: Sendable, Equatable {
    package let login: String
    package let name: String
    package let role: Role
    package let scope: Scope

    package init(login: String, name: String, role: Role, scope: Scope) {
        self.login = login
        self.name = name
        self.role = role
        self.scope = scope
    }

    /// The background queue acts for everyone.
    package static let mensajero = Operator(login: "mensajero", name: "mensajero", role: .office, scope: .all)
}

/// Whose loans a query may see. Every query of the store takes one.
package enum Scope: Sendable, Hashable {
    case all
    case routes([RouteID])
}
