import Lending
import Messaging
import Terminal
import Testing

@testable import Console
@testable import Store

@Suite("The texts")
struct TextsTests {
    let spanish = Texts(language: .es)
    let english = Texts(language: .en)

    @Test("count one and many, with the separators of their language")
    func counts() {
        #expect(spanish.loans(1) == "1 préstamo")
        #expect(spanish.loans(0) == "0 préstamos")
        #expect(spanish.loans(1_234_567) == "1.234.567 préstamos")
        #expect(english.loans(1234) == "1,234 loans")
        #expect(english.loans(1) == "1 loan")
    }

    @Test("agree with one as well as with many")
    func one() throws {
        #expect(spanish.counted(.rejected, 1) == "1 rechazado" && spanish.counted(.rejected, 2) == "2 rechazados")
        #expect(spanish.counted(.queued, 2) == "2 en cola" && english.counted(.delivered, 2) == "2 delivered")
        #expect(spanish.paidOf(1, 10) == "1 de 10 pagada" && spanish.paidOf(2, 10) == "2 de 10 pagadas")
        #expect(spanish.queue([.accepted: 1]) == "1 espera acuse" && english.queue([.sent: 2]) == "2 await a receipt")
        #expect(spanish.waitForTwilio(1) == "1 espera a Twilio")
        #expect(spanish.settleLine(1, ofRun: false).contains("si llegó"))
        #expect(english.settleLine(2, ofRun: true).contains("whether they arrived"))
        #expect(spanish.sentence(PaidAfterReminder(reminded: 1, paid: 1)).contains("1 de 1 cliente pagó"))
        let house = try House(seed: House.five)
        var loan = try house.store.loan(number: "1042", scope: .all)
        loan.installmentCount = 1
        #expect(spanish.terms(loan) == "1 cuota semanal" && english.terms(loan) == "1 weekly installment")
    }

    @Test("name days near today, and the year only where it is another")
    func days() {
        let today = Day(number: 20_780)
        #expect(spanish.relative(today, today: today) == "hoy")
        #expect(spanish.relative(today.adding(days: -1), today: today) == "ayer")
        #expect(english.relative(today.adding(days: 1), today: today) == "tomorrow")
        #expect(spanish.relative(today.adding(days: -9), today: today) == "14/11")
        #expect(english.relative(today.adding(days: 60), today: today) == "22 Jan 2027")
    }

    @Test(
        "say how far the business clock is off",
        arguments: [
            (3600, "RELOJ +1 h"), (-90 * 60, "RELOJ -1 h 30 min"), (86_400 * 2 + 3600, "RELOJ +2 d 1 h"),
            (59, "RELOJ +1 min"),
        ])
    func offset(_ seconds: Int, _ text: String) {
        #expect(spanish.clockOffset(seconds) == text)
    }

    @Test("join whole installments into one range")
    func parts() throws {
        let house = try House(seed: House.five)
        let loan = try house.store.loan(number: "1042", scope: .all)
        func told(_ pesos: Int64, _ texts: Texts) throws -> String {
            texts.parts(try house.store.previewPayment(Money(pesos), loan: loan).parts)
        }
        #expect(try told(120_000, spanish) == "cuotas 1 a 2 completas · cuota 3 abono $20.000")
        #expect(try told(50_000, english) == "installment 1 whole")
        #expect(try told(1, spanish) == "cuota 1 abono $1")
    }

    @Test("give every state of a message a shape, a word and a colour", arguments: MessageState.allCases)
    func states(_ state: MessageState) {
        #expect(!spanish.label(state).isEmpty && !english.label(state).isEmpty)
        #expect(!Glyphs.ascii.delivery(MessageLook.shape(state)).isEmpty)
    }

    @Test("count the messages of a state in one and in many", arguments: MessageState.allCases)
    func countedStates(_ state: MessageState) {
        for texts in [spanish, english] {
            #expect(texts.counted(state, 1) == "1 " + texts.label(state))
            #expect(texts.counted(state, 2).hasPrefix("2 "))
        }
        #expect(spanish.counted(.delivered, 23) == "23 entregados")
        #expect(spanish.counted(.undelivered, 3) == "3 no entregados")
        #expect(spanish.counted(.blocked, 1_200) == "1.200 bloqueados")
        #expect(spanish.counted(.queued, 2) == "2 en cola" && english.counted(.uncertain, 8) == "8 uncertain")
    }
}
