import Lending
import Messaging

// A loan and its client.

extension Texts {
    package var phone: String { choose("Teléfono", "Phone") }
    package var mayWrite: String { choose("Autoriza", "Consent") }
    package var address: String { choose("Dirección", "Address") }
    package var optedOut: String { choose("dado de baja", "opted out") }
    package var nextInstallment: String { choose("Próxima", "Next due") }
    package var lastPayment: String { choose("Último pago", "Last payment") }
    package var promise: String { choose("Promesa", "Promise") }

    package func loanTitle(_ number: String) -> String { choose("Préstamo ", "Loan ") + number }

    /// `+57 300 123 4567`; nil without a number.
    package func spaced(_ e164: String?) -> String? {
        e164.map { PhoneNumber(e164: $0)?.spaced ?? $0 }
    }

    package var installmentName: String { choose("cuota ", "inst. ") }

    /// `21 d`
    package func shortDays(_ days: Int) -> String { number(days) + " d" }

    package func more(_ number: Int) -> String {
        choose("y \(self.number(number)) más", "and \(self.number(number)) more")
    }
}
