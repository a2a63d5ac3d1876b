package import Lending
import Messaging
import SQLite

extension Store {
    /// Writes what `scope` reaches, in one snapshot and in pieces of some 64 kB, and says how many rows there were.
    ///
    /// `sink` may throw to end it (the reader of a pipe went away). Overdue amounts are brought to today first.
    @discardableResult
    package func export(
        _ what: ExportKind, of client: ClientID? = nil, as format: ExportFormat, scope: Scope,
        to sink: ([UInt8]) throws -> Void
    ) throws -> Int {
        if what == .overdue { try rollOver() }
        let table = ExportQuery(what, of: client, scope: scope, clock: clock, holidays: try holidays())
        return try read {
            switch format {
            case .csv: try exportCSV(table, sink)
            case .json: try exportJSON(table, sink)
            }
        }
    }

    private static let piece = 64 * 1024

    private func exportCSV(_ table: ExportQuery, _ sink: ([UInt8]) throws -> Void) throws -> Int {
        var writer = CSVWriter()
        var count = 0
        writer.row(table.columns.map { .word($0) })
        try database.forEach(table.sql, values: table.parameters) { row in
            writer.row(table.values(row))
            count += 1
            if writer.bytes.count >= Self.piece { try sink(writer.take()) }
        }
        try sink(writer.take())
        return count
    }

    private func exportJSON(_ table: ExportQuery, _ sink: ([UInt8]) throws -> Void) throws -> Int {
        var writer = JSONWriter()
        var count = 0
        try database.forEach(table.sql, values: table.parameters) { row in
            writer.row(table.columns, table.values(row))
            count += 1
            if writer.bytes.count >= Self.piece { try sink(writer.take()) }
        }
        writer.end()
        try sink(writer.take())
        return count
    }
}
