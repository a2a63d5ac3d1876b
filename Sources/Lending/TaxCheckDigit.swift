/// The check digit of a NIT (DIAN, Orden Administrativa 4 de 1989): weights from the right, modulo 11.
package enum TaxCheckDigit {
    private static let weights = [3, 7, 13, 17, 19, 23, 29, 37, 41, 43, 47, 53, 59, 67, 71]

    /// `digits` are ASCII digits, at most fifteen.
    package static func of(_ digits: some BidirectionalCollection<UInt8>) -> Int {
        var sum = 0
        for (digit, weight) in zip(digits.reversed(), weights) {
            sum += Int(digit.decimalDigit ?? 0) * weight
        }
        let rest = sum % 11
        return rest < 2 ? rest : 11 - rest
    }
}
