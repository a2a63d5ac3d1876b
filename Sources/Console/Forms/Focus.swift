/// Which field of a form has the cursor; the fields follow each other in the order of their cases.
package struct Focus<Field: CaseIterable & Equatable>: Sendable where Field: Sendable {
    package var field: Field

    package init(at field: Field) {
        self.field = field
    }

    /// Goes on to the next field, or back for a negative number, and stops at the ends.
    package mutating func step(_ by: Int, among fields: [Field] = Array(Field.allCases)) {
        guard let index = fields.firstIndex(of: field) else { return }
        field = fields[min(max(0, index + by), fields.count - 1)]
    }
}
