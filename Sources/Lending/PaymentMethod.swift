/// How the money came in. The raw values are the words of files and of the database.
package enum PaymentMethod: String, Sendable, CaseIterable {
    case cash = "efectivo"
    case nequi
    case daviplata
    case bancolombia
    case pse
    case breb = "bre-b"
    case transfer = "transferencia"
    case other = "otro"

    package init?(parsing text: some StringProtocol) {
        self.init(rawValue: text.word)
    }

    /// The name in Spanish, as the screens show it.
    package var label: String {
        switch self {
        case .cash: "Efectivo"
        case .nequi: "Nequi"
        case .daviplata: "DaviPlata"
        case .bancolombia: "Bancolombia"
        case .pse: "PSE"
        case .breb: "Bre-B"
        case .transfer: "Transferencia"
        case .other: "Otro"
        }
    }
}
