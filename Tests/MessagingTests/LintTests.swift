import Messaging
import Testing

@Suite("What must not stand in a message")
struct LintTests {
    @Test(
        "threats, bureaux, questions for the reason and invented deadlines are found, with or without accents",
        arguments: [
            ("Pague o será EMBARGADO", TemplateProblem.threat("embarg")),
            ("Evite un cobro jurídico", .threat("cobro juridico")),
            ("Último aviso antes de actuar", .threat("ultimo aviso")), ("Usted es moroso", .threat("moros")),
            ("Pay or we will sue", .threat("sue")), ("Será reportado a Datacrédito", .creditBureau("datacredito")),
            ("centrales  de riesgo", .creditBureau("centrales de riesgo")),
            ("¿Por qué no ha pagado?", .asksReason("por que no ha pagado")),
            ("Tiene 24 horas para pagar", .inventedDeadline("24 horas")), ("PAGUE AHORA MISMO", .shouting),
            ("Pague ya!!", .shouting),
        ])
    func found(text: String, problem: TemplateProblem) {
        #expect(TemplateLint.problems(inText: text).contains(problem))
        #expect(problem.isError)
        #expect(problem.sentence(.es) != problem.sentence(.en))
    }

    @Test(
        "what only looks like it is left alone",
        arguments: [
            "Su cuota vence el viernes. Escriba SALIR", "Demora en la ruta 4", "Atendemos de 8 a 17 horas",
            "Issue resolved", "Reporte su pago al 300", "Hoy! Mañana!", "SMS y WHATSAPP", "BAJA o STOP: SALIR",
        ])
    func innocent(text: String) {
        #expect(TemplateLint.problems(inText: text) == [])
    }

    @Test("a template needs its sender and, where the law gives one, a way out")
    func senderAndOptOut() {
        let overdue = TemplateKey(.overdue, .whatsapp, .es)
        #expect(TemplateLint.problems(key: overdue, file: "Debe {monto}") == [.missingSender, .missingOptOut])
        #expect(TemplateLint.problems(key: overdue, file: "[{empresa}] {monto}. SALIR") == [.missingSender])
        let receipt = TemplateKey(.paymentConfirmation, .whatsapp, .es)
        #expect(TemplateLint.problems(key: receipt, file: "{empresa}: recibimos {monto}") == [])
        #expect(TemplateLint.problems(key: receipt, file: "{x}") == [.unusable(.unknownPlaceholder("x"))])
    }

    @Test("length, segments and letters outside GSM-7 are named")
    func sizes() {
        let sms = TemplateKey(.paymentConfirmation, .sms, .es)
        let whatsapp = TemplateKey(.paymentConfirmation, .whatsapp, .es)
        let long = "{empresa} " + String(repeating: "a", count: 1700)
        #expect(TemplateLint.problems(key: whatsapp, file: long).contains(.tooLong(characters: 1710, limit: 1600)))
        let template =
            "ContentSid: HX0123456789abcdef0123456789abcdef\n\n{empresa} " + String(repeating: "a", count: 1100)
        #expect(TemplateLint.problems(key: whatsapp, file: template) == [.tooLong(characters: 1117, limit: 1024)])
        let dear = "{empresa} " + String(repeating: "a", count: 160)
        #expect(TemplateLint.problems(key: sms, file: dear) == [.manySegments(2)])
        #expect(TemplateLint.problems(key: sms, file: "{empresa} 🎉") == [.outsideGSM7("🎉")])
        #expect(!TemplateProblem.manySegments(2).isError)
    }

    @Test("a value that messages of its kind do not have is named, with those they have")
    func foreignValues() {
        let overdue = TemplateKey(.overdue, .sms, .es)
        let file = "{empresa}: {nombre}, recibo {recibo}. SALIR"
        let problem = TemplateProblem.notOfThisKind(.receipt, known: MessageKind.overdue.placeholders)
        #expect(TemplateLint.problems(key: overdue, file: file) == [problem])
        #expect(problem.isError && problem.sentence(.es).contains("{monto}"))
        #expect(TemplateLint.problems(key: overdue, file: "{empresa}: {monto}[ {recibo}]. SALIR") == [problem])
    }

    @Test("what this business has not set, or may not have, belongs in brackets")
    func missingValues() {
        let key = TemplateKey(.overdue, .sms, .es)
        let file = "{empresa}: {monto}, {enlace}. {cobrador}. SALIR"
        #expect(
            TemplateLint.problems(key: key, file: file, unset: [.link]) == [
                .neverFilled(.link), .sometimesMissing(.collector),
            ])
        #expect(TemplateProblem.neverFilled(.link).sentence(.es).contains("DIAMANTE_PAY_LINK"))
        #expect(TemplateProblem.neverFilled(.link).isError && !TemplateProblem.sometimesMissing(.link).isError)
        #expect(TemplateLint.problems(key: key, file: "{empresa}: {monto}[ {enlace}]. SALIR", unset: [.link]) == [])
    }

    @Test("a text that may come out empty is refused")
    func emptyResult() {
        let receipt = TemplateKey(.paymentConfirmation, .sms, .es)
        #expect(TemplateLint.problems(key: receipt, file: "[{tel}] ") == [.emptyResult, .missingSender])
    }

    @Test("an approved template's variables are never empty, and an SMS has none")
    func variables() {
        let head = "ContentSid: HX0123456789abcdef0123456789abcdef\nVariables: "
        let whatsapp = TemplateKey(.paymentConfirmation, .whatsapp, .es)
        let body = "\n\n{empresa}: {monto}[ {tel}]"
        #expect(TemplateLint.problems(key: whatsapp, file: head + "monto, tel" + body) == [.emptyVariable(.phone)])
        #expect(TemplateLint.problems(key: whatsapp, file: head + "monto, saldo" + body) == [])
        #expect(
            TemplateLint.problems(key: whatsapp, file: head + "texto" + body) == [
                .notOfThisKind(.text, known: MessageKind.paymentConfirmation.placeholders)
            ])
        let sms = TemplateKey(.paymentConfirmation, .sms, .es)
        #expect(TemplateLint.problems(key: sms, file: head + "monto" + body) == [.contentSidOnSMS])
    }

    @Test(
        "every problem says in both languages what to do",
        arguments: [
            TemplateProblem.emptyResult, .notOfThisKind(.amount, known: [.text]), .neverFilled(.phone),
            .emptyVariable(.link), .sometimesMissing(.collector), .contentSidOnSMS, .missingSender, .missingOptOut,
            .tooLong(characters: 2, limit: 1), .manySegments(2), .outsideGSM7("x"), .shouting,
        ])
    func sentences(problem: TemplateProblem) {
        #expect(!problem.sentence(.es).isEmpty && problem.sentence(.es) != problem.sentence(.en))
    }
}
