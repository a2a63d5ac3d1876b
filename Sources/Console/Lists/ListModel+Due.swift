import Store

extension ListModel {
    /// What has to be read when nobody types.
    package enum Due: Sendable {
        case nothing
        /// The same question: the selection stays on its row.
        case reload
        /// Another question: from the top.
        case restart
    }

    /// The database changed.
    package mutating func markStale() {
        if due == .nothing { due = .reload }
    }

    /// Reads what is due, and nothing of it by halves: a question that a key interrupts leaves everything as it was.
    package mutating func readDue(from source: ListSource<Row>) throws {
        var read = self
        switch due {
        case .nothing: return
        case .reload: try read.reload(from: source)
        case .restart: try read.restart(from: source)
        }
        read.due = .nothing
        self = read
    }
}
