package import Messaging

/// One file as it was read: its name is what problems are told by.
package struct ImportFile: Sendable, Equatable {
    package let name: String
    package let bytes: [UInt8]

    package init(name: String, bytes: [UInt8]) {
        self.name = name
        self.bytes = bytes
    }
}

/// What is imported together; any of the three may be left out.
package struct ImportFiles: Sendable, Equatable {
    package var clients: ImportFile?
    package var loans: ImportFile?
    package var payments: ImportFile?

    package init(clients: ImportFile? = nil, loans: ImportFile? = nil, payments: ImportFile? = nil) {
        self.clients = clients
        self.loans = loans
        self.payments = payments
    }
}

/// What `--autoriza` may name.
package enum ImportGrant: String, Sendable, CaseIterable, Hashable {
    case sms
    case whatsapp
    /// Notices and offers, on the channels the client allows.
    case notices = "avisos"
    case visit = "visita"
    case call = "llamada"

    init(_ means: ContactMeans) {
        switch means {
        case .message(.sms): self = .sms
        case .message(.whatsapp): self = .whatsapp
        case .inPerson(.visit): self = .visit
        case .inPerson(.call): self = .call
        }
    }
}

package struct ImportOptions: Sendable, Equatable {
    /// Who asks: a collector may not import.
    package var role: Role
    /// A client or loan that differs from the stored one is changed instead of being an error.
    package var update: Bool
    /// Everything is checked, also against the database, and nothing is written.
    package var dryRun: Bool
    /// Stored for every client of the file who has not said no, with `source` as the proof.
    package var grants: Set<ImportGrant>
    package var source: String
    /// What those who authorise have agreed to, by `grants` or by their own line; nil: nobody says.
    package var text: ConsentText?
    /// How many problems are kept one by one; all are counted.
    package var problemLimit: Int

    package init(
        role: Role, update: Bool = false, dryRun: Bool = false, grants: Set<ImportGrant> = [], source: String = "",
        text: ConsentText? = nil, problemLimit: Int = 100
    ) {
        self.role = role
        self.update = update
        self.dryRun = dryRun
        self.grants = grants
        self.source = source
        self.text = text
        self.problemLimit = problemLimit
    }
}
