/// A table whose columns are known by the names in its header line, in any order; unknown columns are passed over.
struct TableOfNames {
    struct Row {
        let line: Int
        private let fields: [String]
        private let positions: [String: Int]

        init(line: Int, fields: [String], positions: [String: Int]) {
            self.line = line
            self.fields = fields
            self.positions = positions
        }

        /// Empty where the row is too short.
        subscript(column: String) -> String {
            guard let position = positions[column], position < fields.count else { return "" }
            return fields[position]
        }
    }

    let rows: [Row]

    init(_ csv: String, needs columns: [String]) throws(TableError) {
        let rows: [CSV.Row]
        do throws(CSV.Problem) {
            rows = try CSV.rows(csv)
        } catch {
            switch error {
            case .unclosedQuote(let line): throw .unclosedQuote(line: line)
            }
        }
        guard let header = rows.first else { throw .empty }
        var positions: [String: Int] = [:]
        for (index, name) in header.fields.enumerated() { positions[name.lowercased()] = index }
        for column in columns where positions[column] == nil { throw .missingColumn(column) }
        self.rows = rows.dropFirst().map { Row(line: $0.line, fields: $0.fields, positions: positions) }
    }
}

/// Why a table cannot be read: one sentence that names the line.
package enum TableError: Error, Sendable, Hashable {
    case empty
    case missingColumn(String)
    case badValue(_ line: Int, _ column: String)
    case unclosedQuote(line: Int)

    package func sentence(_ language: Language) -> String {
        switch self {
        case .empty:
            language.choose(es: "La tabla no tiene filas.", en: "The table has no rows.")
        case .missingColumn(let name):
            language.choose(es: "Falta la columna \(name).", en: "The column \(name) is missing.")
        case .badValue(let line, let column):
            language.choose(
                es: "Línea \(line): el valor de \(column) no es válido.",
                en: "Line \(line): the value of \(column) is not valid.")
        case .unclosedQuote(let line):
            language.choose(
                es: "Línea \(line): faltan las comillas de cierre.", en: "Line \(line): the closing quote is missing.")
        }
    }
}
