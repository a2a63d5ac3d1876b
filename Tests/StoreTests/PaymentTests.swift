import Foundation
import Lending
import Messaging
import SQLite
import Testing

@testable import Store

@Suite("Payments")
struct PaymentTests {
    let house: House
    let loan: LoanID

    init() throws {
        house = try House()
        let ana = try house.client("Ana Gómez")
        loan = try house.loan("1042", of: ana)
    }

    @Test("a payment pays the oldest installment first and leaves the next one partial")
    func oldestFirst() throws {
        let result = try house.pay("1042", 70_000)
        #expect(result.balance == 430_000)
        #expect(try house.store.installments(of: loan).map(\.paid).prefix(3) == [50_000, 20_000, 0])
        let loan = try house.store.loan(number: "1042", scope: .all)
        #expect(loan.balance == 430_000)
        #expect(loan.pastDueSince == "2026-11-09")
    }

    @Test("more than the balance is refused with the exact payoff and writes nothing")
    func overpayment() throws {
        try house.pay("1042", 100_000)
        #expect(throws: StoreError.moreThanBalance(payoff: 400_000)) { try house.pay("1042", 400_001) }
        #expect(try house.number("SELECT count(*) FROM payment") == 1)
        #expect(throws: StoreError.amountNotPositive) { try house.pay("1042", 0) }
    }

    @Test("the last payment makes the loan paid; then it takes no more")
    func paidOff() throws {
        let result = try house.pay("1042", 500_000)
        #expect(result.balance == .zero)
        let paid = try house.store.loan(loan, scope: .all)
        #expect(paid.status == .paid)
        #expect(paid.pastDueSince == nil)
        #expect(throws: StoreError.moreThanBalance(payoff: .zero)) { try house.pay("1042", 1) }
    }

    @Test("an approved or void loan takes no payment", arguments: [LoanStatus.approved, .void])
    func notPayable(status: LoanStatus) throws {
        let client = try house.client("Benito")
        try house.loan("2000", of: client, status: status)
        #expect(throws: StoreError.loanNotPayable(number: "2000", status: status)) { try house.pay("2000", 1000) }
    }

    @Test("the same loan, amount and day asks first; another day, another amount or the answer yes does not")
    func duplicate() throws {
        let first = try house.pay("1042", 50_000)
        #expect(throws: StoreError.possibleDuplicate(receipt: first.receipt)) { try house.pay("1042", 50_000) }
        try house.pay("1042", 40_000)
        try house.pay("1042", 50_000, again: true)
        house.time.set("2026-11-24", 9)
        try house.pay("1042", 50_000)
        #expect(try house.store.payments(of: loan).count == 4)
    }

    @Test("an annulled payment is no reason to ask")
    func duplicateOfAnnulled() throws {
        let first = try house.pay("1042", 50_000)
        try house.store.annulPayment(receipt: first.receipt, reason: "error", role: .office, scope: .all)
        try house.pay("1042", 50_000)
    }

    @Test("the same key again returns the first result and writes nothing")
    func sameKey() throws {
        let first = try house.pay("1042", 50_000, key: "k", confirm: .automatic)
        try house.pay("1042", 30_000)
        let second = try house.pay("1042", 50_000, key: "k", confirm: .automatic)
        #expect(second.repeated)
        #expect(second.receipt == first.receipt)
        #expect(second.balance == 450_000)
        #expect(second.confirmation?.message == first.confirmation?.message)
        #expect(try house.number("SELECT count(*) FROM payment") == 2)
        #expect(try house.messages().count == 1)
    }

    @Test("the same key with another amount or another loan is refused")
    func reusedKey() throws {
        let first = try house.pay("1042", 50_000, key: "k")
        try house.loan("1077", of: house.client("Benito"))
        #expect(throws: StoreError.keyReused(receipt: first.receipt)) { try house.pay("1042", 60_000, key: "k") }
        #expect(throws: StoreError.keyReused(receipt: first.receipt)) { try house.pay("1077", 50_000, key: "k") }
    }

    @Test("an empty key is no key: the second payment under it would be lost")
    func emptyKey() throws {
        #expect(throws: SQLiteError.self) { try house.pay("1042", 50_000, key: "") }
    }

    @Test("payment and confirmation are one: when the confirmation cannot be queued there is no payment")
    func oneTransaction() throws {
        try house.store.database.execute(
            "CREATE TRIGGER broken BEFORE INSERT ON message BEGIN SELECT raise(ABORT, 'disk'); END")
        #expect(throws: SQLiteError.self) { try house.pay("1042", 50_000, confirm: .automatic) }
        #expect(try house.number("SELECT count(*) FROM payment") == 0)
        #expect(try house.number("SELECT sum(paid) FROM installment") == 0)
        #expect(try house.number("SELECT balance FROM loan") == 500_000)
    }

    @Test("the payment that ends the loan tells of both: the receipt and the end")
    func paidOffMessages() throws {
        try house.pay("1042", 500_000, confirm: .automatic)
        #expect(try house.messages().map(\.kind) == [.paymentConfirmation, .paidOff])
        #expect(try house.messages().allSatisfy { $0.state == .queued })
    }

    @Test("receipts count up without a gap, a failed payment between them included")
    func receipts() throws {
        #expect(try house.pay("1042", 10_000).receipt == "R000001")
        #expect(throws: StoreError.self) { try house.pay("1042", 9_000_000) }
        #expect(try house.pay("1042", 20_000).receipt == "R000002")
    }

    @Test("the preview of a payment is what the payment does")
    func preview() throws {
        let before = try house.store.loan(loan, scope: .all)
        let preview = try house.store.previewPayment(120_000, loan: before)
        #expect(preview.parts.map(\.installment) == [1, 2, 3])
        #expect(preview.parts.map(\.completes) == [true, true, false])
        #expect(preview.balance == 380_000)
        #expect(preview.arrears.amount == 30_000)
        try house.pay("1042", 120_000)
        #expect(try house.number("SELECT overdue FROM loan") == 30_000)
    }

    @Test("of two consoles that press the same payment at once, one writes it and both get its receipt")
    func twoConsoles() throws {
        let other = try house.another()
        let results = try [house.store, other].map { store in
            try store.registerPayment(
                PaymentOrder(loanNumber: "1042", amount: 50_000, key: "same", confirmation: nil), scope: .all)
        }
        #expect(results.map(\.receipt) == ["R000001", "R000001"])
        #expect(results.map(\.repeated) == [false, true])
    }

    @Test("payments of many connections at once all count, each key once")
    func manyConnections() throws {
        let path = house.path
        let clock = house.time.clock()
        let business = try Business.diamante()
        DispatchQueue.concurrentPerform(iterations: 4) { worker in
            guard let store = try? Store(path: path, mode: .readWrite, clock: clock, business: business, login: "x")
            else { return }
            for turn in 0..<5 {
                _ = try? store.registerPayment(
                    PaymentOrder(
                        loanNumber: "1042", amount: 1000, key: "turn \(turn)", allowDuplicate: true, confirmation: nil),
                    scope: .all)
                _ = try? store.registerPayment(
                    PaymentOrder(
                        loanNumber: "1042", amount: 10, key: "\(worker) \(turn)", allowDuplicate: true,
                        confirmation: nil), scope: .all)
            }
            store.close()
        }
        #expect(try house.number("SELECT count(*) FROM payment") == 25)
        #expect(try house.number("SELECT balance FROM loan") == 500_000 - 5 * 1000 - 20 * 10)
        #expect(try house.number("SELECT count(DISTINCT receipt) FROM payment") == 25)
    }
}
