import Lending
import Messaging
import Testing

@testable import Store

@Suite("Annulments")
struct AnnulmentTests {
    let house: House
    let loan: LoanID

    init() throws {
        house = try House()
        let ana = try house.client("Ana Gómez")
        loan = try house.loan("1042", of: ana)
    }

    @discardableResult
    func annul(_ receipt: String, reason: String = "monto errado", role: Role = .office, scope: Scope = .all) throws
        -> Enqueued?
    {
        try house.store.annulPayment(receipt: receipt, reason: reason, role: role, scope: scope)
    }

    @Test("only the last valid payment is annulled, and its allocation is undone")
    func lastFirst() throws {
        let first = try house.pay("1042", 70_000).receipt
        let second = try house.pay("1042", 60_000).receipt
        #expect(throws: StoreError.notTheLastPayment(lastReceipt: second)) { try annul(first) }
        try annul(second)
        #expect(try house.store.installments(of: loan).map(\.paid).prefix(3) == [50_000, 20_000, 0])
        #expect(throws: StoreError.alreadyAnnulled(receipt: second)) { try annul(second) }
        try annul(first)
        #expect(try house.number("SELECT sum(paid) FROM installment") == 0)
        #expect(try house.number("SELECT overdue FROM client") == 150_000)
        #expect(try house.store.payments(of: loan).map(\.annulled) == [true, true])
    }

    @Test("it needs a reason and the office")
    func reasonAndRole() throws {
        let receipt = try house.pay("1042", 70_000).receipt
        #expect(throws: StoreError.reasonMissing) { try annul(receipt, reason: "  ") }
        #expect(throws: StoreError.notAllowed(.collector)) { try annul(receipt, role: .collector) }
        #expect(throws: StoreError.receiptNotFound("R9")) { try annul("R9") }
    }

    @Test(
        "a paid loan is active again, a written-off one written off again", arguments: [LoanStatus.active, .writtenOff])
    func statusComesBack(status: LoanStatus) throws {
        try house.loan("2000", of: house.client("Benito"), status: status)
        let receipt = try house.pay("2000", 500_000).receipt
        #expect(try house.store.loan(number: "2000", scope: .all).status == .paid)
        try annul(receipt)
        #expect(try house.store.loan(number: "2000", scope: .all).status == status)
    }

    @Test("a confirmation still queued is withdrawn, and nothing goes out")
    func withdrawsConfirmation() throws {
        let paid = try house.pay("1042", 500_000, confirm: .automatic)
        #expect(try annul(paid.receipt) == nil)
        #expect(try house.messages().map(\.state) == [.withdrawn, .withdrawn])
        #expect(try house.messages().map(\.reason) == ["annulled", "annulled"])
    }

    @Test("a correction goes out once the confirmation has left, on its channel")
    func correction() throws {
        let paid = try house.pay("1042", 70_000, confirm: .only(.sms))
        let order = try #require(try house.claim().first)
        try house.finish(order, .accepted(TwilioReport(sid: "SM1", status: .queued)))
        let correction = try #require(try annul(paid.receipt))
        let message = try house.message(correction.message)
        #expect(message.kind == .paymentAnnulled)
        #expect(message.state == .queued)
        #expect(message.channel == .sms)
        #expect(message.body == "DIAMANTE: Ana, se anula el recibo R000001 de $70.000. Saldo $500.000.")
    }

    @Test("a confirmation that Twilio refused needs no correction")
    func noCorrectionOfRejected() throws {
        let paid = try house.pay("1042", 70_000, confirm: .only(.sms))
        let order = try #require(try house.claim().first)
        try house.finish(order, .rejected(code: 21211, text: "no"))
        #expect(try annul(paid.receipt) == nil)
    }
}
