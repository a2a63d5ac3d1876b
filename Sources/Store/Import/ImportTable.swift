/// The columns of one kind of file: the raw value is the name in the header.
protocol ImportColumn: RawRepresentable<String>, CaseIterable, Hashable, Sendable {
    var isRequired: Bool { get }
}

/// A file with its header understood.
struct ImportTable<Column: ImportColumn> {
    let file: String
    private var reader: CSVReader
    private let positions: [Column: Int]
    private let width: Int

    /// Nil when the file cannot be read as such a table; why is among the findings.
    init?(_ source: ImportFile, _ findings: inout ImportFindings) {
        file = source.name
        if source.bytes.starts(with: [0xFF, 0xFE]) || source.bytes.starts(with: [0xFE, 0xFF]) {
            findings.add(.utf16, file: file)
            return nil
        }
        reader = CSVReader(source.bytes)
        guard let names = Self.header(&reader, file, &findings) else { return nil }
        width = names.count
        var positions: [Column: Int] = [:]
        let problemsBefore = findings.problemCount
        for (index, name) in names.enumerated() {
            if let column = Column(rawValue: Self.plain(name)) {
                if positions.updateValue(index, forKey: column) != nil {
                    findings.add(.repeatedColumn, file: file, line: reader.line, column: column.rawValue)
                }
            } else if !name.isEmpty {
                findings.notes.append(.unknownColumn(file: CellText.shown(file), name: CellText.shown(name)))
            }
        }
        for column in Column.allCases where column.isRequired && positions[column] == nil {
            findings.add(.missingColumn, file: file, line: reader.line, column: column.rawValue)
        }
        guard findings.problemCount == problemsBefore else { return nil }
        self.positions = positions
    }

    var columns: Set<Column> { Set(positions.keys) }

    /// Calls `body` for every row that holds anything and has the header's fields; false when a line could not be read.
    @discardableResult
    func forEachRow(
        _ findings: inout ImportFindings, _ body: (ImportRow<Column>, inout ImportFindings) -> Void
    ) -> Bool {
        var reader = reader
        var isWhole = true
        while true {
            do throws(CSVFault) {
                guard try reader.next() else { return isWhole }
            } catch {
                isWhole = false
                report(error, &findings)
                continue
            }
            guard !reader.fields.allSatisfy(\.isBlankText) else { continue }
            let surplus = reader.fields.dropFirst(width)
            guard reader.fields.count >= width, surplus.allSatisfy(\.isBlankText) else {
                isWhole = false
                findings.add(
                    .fieldCount(found: reader.fields.count, expected: width), file: file, line: reader.line)
                continue
            }
            body(ImportRow(file: file, line: reader.line, fields: reader.fields, positions: positions), &findings)
        }
    }

    private func report(_ fault: CSVFault, _ findings: inout ImportFindings) {
        switch fault {
        case .unclosedQuote(let line): findings.add(.unclosedQuote, file: file, line: line)
        case .textAfterQuote(let line): findings.add(.textAfterQuote, file: file, line: line)
        case .notUTF8(let line, let field):
            let column = positions.first { $0.value == field }?.key.rawValue
            findings.add(.notUTF8, file: file, line: line, column: column)
        }
    }

    private static func header(
        _ reader: inout CSVReader, _ file: String, _ findings: inout ImportFindings
    ) -> [String]? {
        do throws(CSVFault) {
            while try reader.next() {
                if reader.fields.allSatisfy(\.isBlankText) { continue }
                return reader.fields.map { CellText.clean($0) ?? CellText.shown($0) }
            }
            findings.add(.emptyFile, file: file)
        } catch {
            switch error {
            case .unclosedQuote(let line): findings.add(.unclosedQuote, file: file, line: line)
            case .textAfterQuote(let line): findings.add(.textAfterQuote, file: file, line: line)
            case .notUTF8(let line, _): findings.add(.notUTF8, file: file, line: line)
            }
        }
        return nil
    }

    /// `Teléfono`, `Tipo documento` and `tipo-documento` as people write headers.
    private static func plain(_ name: String) -> String {
        String(SearchText.folded(name).map { $0 == " " || $0 == "-" ? "_" : $0 })
    }
}

/// One line of a table.
struct ImportRow<Column: ImportColumn> {
    let file: String
    let line: Int
    let fields: [ArraySlice<UInt8>]
    let positions: [Column: Int]

    /// The text of a cell without a judgement of it.
    func text(_ column: Column) -> String? {
        positions[column].flatMap { CellText.clean(fields[$0]) }
    }
}

extension ArraySlice<UInt8> {
    /// Nothing in it but blanks, the no-break ones of spreadsheets included.
    var isBlankText: Bool {
        allSatisfy { $0.isBlank || $0 == 0xC2 || $0 == 0xA0 } && (CellText.clean(self)?.isEmpty ?? false)
    }
}
