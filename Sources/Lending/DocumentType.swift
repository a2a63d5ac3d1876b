/// The identity documents in use in Colombia.
package enum DocumentType: String, Sendable, CaseIterable {
    /// Cédula de ciudadanía.
    case cc = "CC"
    /// Cédula de extranjería.
    case ce = "CE"
    /// Número de identificación tributaria, with its check digit.
    case nit = "NIT"
    /// Permiso por protección temporal.
    case ppt = "PPT"
    /// Passport.
    case pa = "PA"

    /// `CC`, `cc`, `C.C.`.
    package init?(parsing text: some StringProtocol) {
        self.init(rawValue: text.word.uppercased().filter { $0 != "." })
    }
}
