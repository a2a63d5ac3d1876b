/// The row id of one kind of thing: a client's id cannot be handed in where a loan's is asked for.
package struct Identifier<Of>: Hashable, Comparable, Sendable {
    package let rawValue: Int64

    package init(_ rawValue: Int64) {
        self.rawValue = rawValue
    }

    package static func < (left: Self, right: Self) -> Bool {
        left.rawValue < right.rawValue
    }
}
