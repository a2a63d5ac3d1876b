import Lending
import Messaging
import Store

// The card of a client as a form.

extension Texts {
    var newClientTitle: String { choose("Cliente nuevo", "New client") }
    var editClientTitle: String { choose("Editar el cliente", "Edit the client") }
    var documentMissing: String { choose("Revise el documento", "Check the document") }
    var documentTaken: String {
        choose("Ya hay un cliente con ese documento", "There is a client with that document already")
    }
    var nameMissing: String { choose("Escriba el nombre", "Type the name") }
    var routeMissing: String { choose("Escriba el nombre de la ruta", "Type the name of the route") }
    var firstRoute: String { choose("Principal", "Main") }
    var clientAdded: String {
        choose(
            "Cliente registrado: falta su autorización para escribirle (s)",
            "Client written down: consent to write is still missing (s)")
    }
    var clientChanged: String { choose("Cliente actualizado", "Client updated") }

    func name(_ field: ClientForm.Field) -> String {
        switch field {
        case .document: choose("Documento", "Document")
        case .name: choose("Nombre", "Name")
        case .phone: choose("Teléfono", "Phone")
        case .whatsapp: "WhatsApp"
        case .address: choose("Dirección", "Address")
        case .route: route
        case .order: choose("Visita nº", "Visit no.")
        }
    }

    /// Of the first client there is the route is named, too.
    func hint(_ field: ClientForm.Field, isFirst: Bool) -> String? {
        switch field {
        case .document:
            choose("CC 1.020.304, NIT 900.123.456-8, CE, PPT, PA", "CC 1.020.304, NIT 900.123.456-8, CE, PPT, PA")
        case .whatsapp:
            choose("Sólo si es otro número que el teléfono.", "Only if it is another number than the phone.")
        case .order: choose("Lugar en el recorrido del cobrador.", "Place in the collector's round.")
        case .route where isFirst:
            choose(
                "Es la primera: un nombre para el recorrido de cobro. Otras, con \(language.call(.user)).",
                "It is the first one: a name for the round of collecting. Others by \(language.call(.user)).")
        case .name, .phone, .address, .route: nil
        }
    }

    func sentence(_ error: DocumentError) -> String {
        switch error {
        case .empty: choose("Falta el documento.", "The document is missing.")
        case .onlyDigits(let type):
            choose("\(type.rawValue): sólo dígitos.", "\(type.rawValue): digits only.")
        case .onlyLettersAndDigits(let type):
            choose("\(type.rawValue): sólo letras y dígitos.", "\(type.rawValue): letters and digits only.")
        case .length(let type, let expected):
            choose(
                "\(type.rawValue): de \(expected.lowerBound) a \(expected.upperBound) caracteres.",
                "\(type.rawValue): \(expected.lowerBound) to \(expected.upperBound) characters.")
        case .missingCheckDigit:
            choose(
                "NIT: falta el dígito de verificación (900123456-8).", "NIT: the check digit is missing (900123456-8).")
        case .wrongCheckDigit(let found, let expected):
            choose(
                "NIT: el dígito de verificación es \(expected), no \(found).",
                "NIT: the check digit is \(expected), not \(found).")
        }
    }
}
