import Lending
import Messaging
import Store
import Terminal
import Testing

@testable import Console

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
            #expect(texts.count(1, state) == "1 " + state.label(texts.language))
            #expect(texts.count(2, state).hasPrefix("2 "))
        }
        #expect(spanish.count(23, .delivered) == "23 entregados")
        #expect(spanish.count(3, .undelivered) == "3 no entregados")
        #expect(spanish.count(1_200, .blocked) == "1.200 bloqueados")
        #expect(spanish.count(2, .queued) == "2 en cola" && english.count(8, .uncertain) == "8 uncertain")
    }
}
