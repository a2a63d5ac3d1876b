import Lending
import Messaging

/// What was made of a cell.
enum Cell<Value> {
    case empty
    case value(Value)
    /// Its problem is among the findings.
    case bad
}

extension ImportRow {
    /// Reads a cell; `read` says what is wrong with its text, which is never empty.
    func cell<Value>(
        _ column: Column, _ findings: inout ImportFindings, _ read: (String) throws(ImportFault) -> Value
    ) -> Cell<Value> {
        guard let position = positions[column] else { return .empty }
        let bytes = fields[position]
        do throws(ImportFault) {
            guard let text = CellText.clean(bytes) else { throw .controlCharacter }
            return text.isEmpty ? .empty : .value(try read(text))
        } catch {
            findings.add(error, file: file, line: line, column: column.rawValue, found: CellText.shown(bytes))
            return .bad
        }
    }

    /// The value of a cell that may not be empty; nil when it is, or is bad.
    func required<Value>(
        _ column: Column, _ findings: inout ImportFindings, _ read: (String) throws(ImportFault) -> Value
    ) -> Value? {
        switch cell(column, &findings, read) {
        case .value(let value): return value
        case .bad: return nil
        case .empty:
            findings.add(.missing, file: file, line: line, column: column.rawValue)
            return nil
        }
    }
}

/// What cells may hold.
enum CellValue {
    /// `limit` is in UTF-8 bytes, so that a long text is named before it is counted.
    static func text(_ text: String, limit: Int) throws(ImportFault) -> String {
        guard text.utf8.count <= limit else { throw .tooLong(limit: limit) }
        return text
    }

    static func money(_ text: String) throws(ImportFault) -> Money {
        guard let money = Money(parsing: text) else { throw .notMoney }
        guard money > .zero else { throw .notPositive }
        return money
    }

    static func day(_ text: String) throws(ImportFault) -> Day {
        guard let day = Day(parsing: text), Day.readable.contains(day) else { throw .notADay }
        return day
    }

    static func number(_ text: String, _ range: ClosedRange<Int>) throws(ImportFault) -> Int {
        let isDigits = text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        guard isDigits, let number = Int(text), range.contains(number) else { throw .notANumber(range) }
        return number
    }

    static func phone(_ text: String) throws(ImportFault) -> PhoneNumber {
        do throws(PhoneNumberError) {
            return try PhoneNumber(parsing: text)
        } catch {
            throw .phone(error)
        }
    }

    static func yesOrNo(_ text: String) throws(ImportFault) -> Bool {
        switch SearchText.folded(text) {
        case "si", "s", "1", "x", "true", "yes", "y", "verdadero": return true
        case "no", "n", "0", "false", "falso": return false
        default: throw .notYesOrNo
        }
    }
}
