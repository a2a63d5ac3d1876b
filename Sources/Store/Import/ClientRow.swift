import Lending
import Messaging

enum ClientColumn: String, ImportColumn {
    case document = "documento"
    /// Without it a number with a check digit is a NIT and any other a CC.
    case type = "tipo_documento"
    case name = "nombre"
    case phone = "telefono"
    case whatsapp
    case address = "direccion"
    /// Without it a new client goes to the route "Principal".
    case route = "ruta"
    case order = "orden"
    case allowsSMS = "autoriza_sms"
    case allowsWhatsApp = "autoriza_whatsapp"
    case allowsNotices = "autoriza_avisos"
    case allowsVisits = "autoriza_visita"
    case allowsCalls = "autoriza_llamada"

    var isRequired: Bool { self == .document || self == .name }
}

/// A line of the file of clients. Nil is what it does not say.
struct ClientRow {
    let line: Int
    let document: Document
    let name: String
    let phone: String?
    let whatsapp: String?
    let address: String
    let route: String?
    let order: Int?
    let consent: SaidConsent

    init?(_ row: ImportRow<ClientColumn>, _ findings: inout ImportFindings) {
        let before = findings.problemCount
        line = row.line
        let type = row.cell(.type, &findings) { text throws(ImportFault) in
            guard let type = DocumentType(parsing: text) else {
                throw .notOneOf(DocumentType.allCases.map(\.rawValue))
            }
            return type
        }
        let document = row.required(.document, &findings) { text throws(ImportFault) in
            try Self.document(text, type: type)
        }
        let name = row.required(.name, &findings) { text throws(ImportFault) in
            try CellValue.text(text, limit: 200)
        }
        phone = Self.phone(.phone, row, &findings)
        whatsapp = Self.phone(.whatsapp, row, &findings)
        address = Self.text(.address, limit: 300, row, &findings) ?? ""
        route = Self.text(.route, limit: 60, row, &findings)
        let order = row.cell(.order, &findings) { text throws(ImportFault) in
            try CellValue.number(text, 0...1_000_000)
        }
        if case .value(let place) = order { self.order = place } else { self.order = nil }
        consent = SaidConsent(row, &findings)
        guard findings.problemCount == before, let document, let name else { return nil }
        self.document = document
        self.name = name
    }

    private static func document(_ text: String, type: Cell<DocumentType>) throws(ImportFault) -> Document {
        do throws(DocumentError) {
            // A bad type is named by itself: its number is then not judged by another one.
            return if case .value(let type) = type {
                try Document(type: type, number: text)
            } else {
                try Document.parse(text)
            }
        } catch {
            if case .bad = type { return Document(trusted: .cc, number: text) }
            throw .document(error)
        }
    }

    private static func phone(
        _ column: ClientColumn, _ row: ImportRow<ClientColumn>, _ findings: inout ImportFindings
    ) -> String? {
        guard case .value(let number) = row.cell(column, &findings, CellValue.phone) else { return nil }
        if column == .phone, !number.receivesSMS { findings.addLandline(line: row.line) }
        return number.e164
    }

    private static func text(
        _ column: ClientColumn, limit: Int, _ row: ImportRow<ClientColumn>, _ findings: inout ImportFindings
    ) -> String? {
        let cell = row.cell(column, &findings) { text throws(ImportFault) in
            try CellValue.text(text, limit: limit)
        }
        guard case .value(let text) = cell else { return nil }
        return text
    }
}
