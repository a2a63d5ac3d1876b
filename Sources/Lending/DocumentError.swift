/// Why a document number is refused, with what was expected.
package enum DocumentError: Error, Equatable, Sendable {
    case empty
    case onlyDigits(DocumentType)
    case onlyLettersAndDigits(DocumentType)
    case length(DocumentType, expected: ClosedRange<Int>)
    /// A NIT is written `900123456-8`, or as ten digits of which the last is the check digit.
    case missingCheckDigit
    case wrongCheckDigit(found: Int, expected: Int)
}
