import Lending
import Testing

@Suite("The words of files")
struct WordTests {
    @Test("the frequencies have the names the import documents")
    func frequencies() {
        let words = ["diario", "diario_lv", "bisemanal", "semanal", "quincenal", "mensual"]
        #expect(Frequency.allCases.map(\.rawValue) == words)
        #expect(Frequency(parsing: " Semanal ") == .weekly)
        #expect(Frequency(parsing: "anual") == nil)
    }

    @Test("a loan is imported as approved, active, paid or written off, never as void")
    func statuses() {
        let words = ["aprobado", "activo", "pagado", "castigado", "anulado"]
        #expect(LoanStatus.allCases.map(\.spanish) == words)
        #expect(words.map { LoanStatus(importing: $0) } == [.approved, .active, .paid, .writtenOff, nil])
        #expect(LoanStatus(importing: "ACTIVO") == .active)
        #expect(LoanStatus(importing: "cancelado") == nil)
        #expect(LoanStatus.writtenOff.rawValue == "written_off")
    }

    @Test("the payment methods have their names and labels")
    func methods() {
        #expect(PaymentMethod(parsing: "Bre-B") == .breb)
        #expect(PaymentMethod(parsing: "EFECTIVO") == .cash)
        #expect(PaymentMethod(parsing: "cheque") == nil)
        for method in PaymentMethod.allCases {
            #expect(PaymentMethod(parsing: method.label) == method)
        }
    }
}
