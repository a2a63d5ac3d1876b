/// What an import did, or would do in a dry run. With a problem nothing is written and all counts are zero.
package struct ImportResult: Sendable, Equatable {
    package struct Counts: Sendable, Equatable {
        package var clients = 0
        package var loans = 0
        package var payments = 0
    }

    package var new = Counts()
    /// Already there and equal.
    package var unchanged = Counts()
    /// Changed, or an existing client whose authorisation was recorded. Payments never change.
    package var updated = Counts()
    /// The first ones, in the order of the files; `problemCount` counts all.
    package var problems: [ImportProblem] = []
    package var problemCount = 0
    package var notes: [ImportNote] = []
    /// Clients of the file who may be written to on no channel.
    package var clientsWithoutConsent = 0
    /// False after a dry run or with problems.
    package var written = false
}
