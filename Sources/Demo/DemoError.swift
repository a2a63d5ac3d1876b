package import Lending

/// Why the demo portfolio cannot be made: a mistake in how the program was built, not in how it is used.
package enum DemoError: Error, Equatable, Sendable {
    case empty(file: String)
    /// A line that is not understood, or one that is missing.
    case unreadable(file: String, line: String)
    /// There are so many holidays around this day that no loan can stand as it should.
    case noTermsFit(Day)
}
