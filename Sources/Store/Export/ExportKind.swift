/// What can be exported. Clients, loans and payments come out in the columns in which they come in.
package enum ExportKind: String, Sendable, CaseIterable {
    case clients = "clientes"
    case loans = "prestamos"
    /// Valid payments; annulled ones would come in as valid.
    case payments = "pagos"
    case overdue = "vencidos"
    case messages = "mensajes"
    /// Every contact with a client and everything that was held back, with the rule: what Ley 2300 de 2023 asks to be
    /// shown.
    case contacts = "contactos"
    /// Who allowed what, and took it back, when and how: the proof of Ley 1581 de 2012.
    case consents = "autorizaciones"
    /// Each text that clients agreed to, whole, under the version that `autorizaciones` names.
    case consentTexts = "textos"

    /// Whether it can be had of one client alone.
    package var isOfOneClient: Bool { self == .contacts || self == .consents || self == .messages }
}

package enum ExportFormat: String, Sendable, CaseIterable {
    case csv
    case json
}

/// A cell on its way out.
enum ExportValue {
    /// What a person wrote: it must not be taken for a formula.
    case text(String)
    /// A word, day or telephone number of our own making.
    case word(String)
    case number(Int64)
    case none

    static func text(_ text: String?) -> ExportValue { text.map { .text($0) } ?? .none }
    static func word(_ word: String?) -> ExportValue { word.map { .word($0) } ?? .none }
    static func number(_ number: Int?) -> ExportValue { number.map { .number(Int64($0)) } ?? .none }
}
