import Lending
import Messaging
import SQLite
import Testing

@testable import Store

@Suite("Imported payments")
struct PaymentImportTests {
    static let clients = "documento,nombre\n1020304,Ana\n"
    static let head = "prestamo,fecha,monto,medio,referencia\n"

    static func loan(_ status: String = "activo", total: Int = 1200) -> String {
        "numero,documento,monto,total,cuotas,frecuencia,primera_cuota,estado\n"
            + "L1,1020304,1000,\(total),4,semanal,2026-11-02,\(status)\n"
    }

    /// Books that hold the loan already.
    static func books(_ status: String = "activo") throws -> Books {
        let books = try Books()
        _ = try books.importing(clients: clients, loans: loan(status))
        return books
    }

    func pay(_ books: Books, _ amount: Int64, reference: String = "", key: String) throws -> PaymentResult {
        try books.store.registerPayment(
            PaymentOrder(
                loanNumber: "L1", amount: Money(amount), reference: reference, key: key, confirmation: nil),
            scope: .all)
    }

    @Test("stand on the installments as registered ones do")
    func allocation() throws {
        let lines = "L1,2026-11-10,350,nequi,A1\nL1,2026-11-17,100,,\n"
        let together = try Books()
        _ = try together.importing(clients: Self.clients, loans: Self.loan(), payments: Self.head + lines)
        let later = try Self.books()
        _ = try later.importing(payments: Self.head + lines)

        let paid = "SELECT group_concat(paid) FROM installment"
        #expect(try together.text(paid) == "300,150,0,0")
        #expect(try later.text(paid) == "300,150,0,0")
        let allocations = "SELECT group_concat(payment_id || ':' || installment || ':' || amount) FROM allocation"
        #expect(try together.text(allocations) == "1:1:300,1:2:50,2:2:100")
        #expect(try later.text(allocations) == "1:1:300,1:2:50,2:2:100")
        #expect(try together.text("SELECT group_concat(balance_after) FROM payment") == "850,750")
        #expect(try later.number("SELECT balance FROM client") == 750)
        #expect(try later.number("SELECT overdue FROM loan") == 450)
    }

    @Test("are two when the file has two equal lines, and stay two")
    func twins() throws {
        let books = try Self.books()
        let two = Self.head + "L1,2026-11-10,100,,\nL1,10/11/2026,$100,EFECTIVO,\n"
        #expect(try books.importing(payments: two).new.payments == 2)
        #expect(try books.importing(payments: two).unchanged.payments == 2)
        let three = try books.importing(payments: two + "L1,2026-11-10,100,,\n")
        #expect(three.new.payments == 1)
        #expect(three.unchanged.payments == 2)
        #expect(try books.number("SELECT sum(amount) FROM payment") == 300)
    }

    @Test("that were registered at a screen are not registered again, and the result says so")
    func registeredHere() throws {
        let books = try Self.books()
        _ = try pay(books, 100, reference: "=1+1 ", key: "screen")
        let result = try books.importing(payments: Self.head + "L1,2026-11-23,100,efectivo,'=1+1\n")
        #expect(result.new.payments == 0)
        #expect(result.notes.contains(.paymentsRegisteredHere(count: 1)))
        #expect(try books.importing(payments: Self.head + "L1,2026-11-23,100,efectivo,2\n").new.payments == 1)
    }

    @Test("that were annulled since stay annulled")
    func annulled() throws {
        let books = try Self.books()
        let file = Self.head + "L1,2026-11-10,100,,\n"
        _ = try books.importing(payments: file)
        try books.store.annulPayment(receipt: "R000001", reason: "error", role: .owner, scope: .all)
        #expect(try books.importing(payments: file).unchanged.payments == 1)
        #expect(try books.number("SELECT balance FROM loan") == 1200)
    }

    @Test("come in although an equal one was registered here and annulled: that one never counted")
    func annulledHere() throws {
        let books = try Self.books()
        let wrong = try pay(books, 100, key: "screen")
        try books.store.annulPayment(receipt: wrong.receipt, reason: "error", role: .owner, scope: .all)
        #expect(try books.importing(payments: Self.head + "L1,2026-11-23,100,,\n").new.payments == 1)
        #expect(try books.number("SELECT balance FROM loan") == 1100)
    }

    @Test("are told apart however references and numbers are put together")
    func keys() {
        let day = Day(number: 20_000)
        func key(_ loan: String, _ reference: String, _ ordinal: Int = 1) -> String {
            PaymentIdentity(loan: loan, day: day, amount: Money(1), method: .cash, reference: reference).key(ordinal)
        }
        #expect(key("a:b", "c") != key("a", "b:c"))
        #expect(key("a", "1", 1) != key("a", "1", 2))
    }

    @Test("pay a loan off, and the same files are then still the same")
    func paidOff() throws {
        let books = try Books()
        let payments = Self.head + "L1,2026-11-10,1200,,\n"
        _ = try books.importing(clients: Self.clients, loans: Self.loan(), payments: payments)
        #expect(try books.text("SELECT status FROM loan") == "paid")
        let again = try books.importing(clients: Self.clients, loans: Self.loan(), payments: payments)
        #expect(again.problems.isEmpty)
        #expect(again.unchanged == ImportResult.Counts(clients: 1, loans: 1, payments: 1))
    }

    @Test("of a loan that comes in as paid are its history; what they do not cover was paid before")
    func history() throws {
        let books = try Books()
        let payments = Self.head + "L1,2026-11-10,500,,\n"
        let result = try books.importing(clients: Self.clients, loans: Self.loan("pagado"), payments: payments)
        #expect(result.problems.isEmpty)
        #expect(try books.text("SELECT status || balance FROM loan") == "paid0")
        #expect(try books.text("SELECT group_concat(paid) FROM installment") == "300,300,300,300")
        #expect(try books.number("SELECT sum(amount) FROM allocation") == 500)
        let again = try books.importing(clients: Self.clients, loans: Self.loan("pagado"), payments: payments)
        #expect(again.unchanged == ImportResult.Counts(clients: 1, loans: 1, payments: 1))
    }

    @Test("bring a loan of the books to the state that its line tells")
    func settled() throws {
        let books = try Self.books()
        let short = try books.importing(loans: Self.loan("pagado"), payments: Self.head + "L1,2026-11-10,1100,,\n")
        #expect(short.problems.map(\.fault) == [.stillOwes(Money(100))])
        let whole = try books.importing(loans: Self.loan("pagado"), payments: Self.head + "L1,2026-11-10,1200,,\n")
        #expect(whole.problems.isEmpty)
        #expect(whole.unchanged.loans == 1)
        #expect(try books.text("SELECT status FROM loan") == "paid")
    }

    @Test("never stand on a loan that came in as paid without them")
    func afterwards() throws {
        let books = try Self.books("pagado")
        let result = try books.importing(payments: Self.head + "L1,2026-11-10,100,,\n")
        #expect(result.problems.map(\.fault) == [.moreThanBalance(payoff: .zero)])
    }

    @Test("are taken in by a written-off loan")
    func writtenOff() throws {
        let books = try Self.books("castigado")
        #expect(try books.importing(payments: Self.head + "L1,2026-11-10,1200,,\n").new.payments == 1)
        #expect(try books.text("SELECT status FROM loan") == "paid")
    }
}
