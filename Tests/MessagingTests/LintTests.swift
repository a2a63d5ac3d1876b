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
}
