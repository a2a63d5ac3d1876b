/// What the digits and signs of an amount that was typed mean in whole units: `50.000` and `50000,00` are fifty thousand.
///
/// Nothing is guessed. A sign groups thousands or begins the cents, and cents are noughts; whatever else it may be is no
/// amount, so that none becomes a hundred times as much.
enum TypedAmount {
    /// More than any amount needs.
    static let mostSigns = 6

    static func isSign(_ scalar: Unicode.Scalar) -> Bool { scalar == "." || scalar == "," }

    /// The digits of the whole units; nil where it is no amount. `group` is what stands before every three digits here.
    static func whole(_ scalars: [Unicode.Scalar], groupedBy group: Unicode.Scalar) -> [Unicode.Scalar]? {
        var parts: [[Unicode.Scalar]] = [[]]
        var signs: [Unicode.Scalar] = []
        for scalar in scalars {
            if isSign(scalar) {
                signs.append(scalar)
                parts.append([])
            } else {
                parts[parts.count - 1].append(scalar)
            }
        }
        if endsInCents(parts, signs, group) {
            parts.removeLast()
            signs.removeLast()
        }
        guard signs.isEmpty ? !parts[0].isEmpty : isGrouped(parts, signs) else { return nil }
        return Array(parts.joined())
    }

    /// `50000,00`, also while the noughts are still to come. Where the sign may be that of the thousands it is: `50.00`
    /// lacks a nought.
    private static func endsInCents(
        _ parts: [[Unicode.Scalar]], _ signs: [Unicode.Scalar], _ group: Unicode.Scalar
    ) -> Bool {
        guard let sign = signs.last, let cents = parts.last, cents.count <= 2, cents.allSatisfy({ $0 == "0" }) else {
            return false
        }
        let before = signs.dropLast()
        return !before.contains(sign) && (sign != group || !before.isEmpty || parts[0].count > 3)
    }

    /// A nought in front of the first sign is somebody's decimal fraction.
    private static func isGrouped(_ parts: [[Unicode.Scalar]], _ signs: [Unicode.Scalar]) -> Bool {
        Set(signs).count == 1 && (1...3).contains(parts[0].count) && parts[0][0] != "0"
            && parts.dropFirst().allSatisfy { $0.count == 3 }
    }
}
