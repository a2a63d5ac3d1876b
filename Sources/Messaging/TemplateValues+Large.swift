import Lending

extension TemplateValues {
    /// Long but believable values, to judge a template by before it meets its clients.
    package static func large(_ kind: MessageKind, _ language: Language) -> TemplateValues {
        var values = TemplateValues([
            .name: "Maximiliano", .time: "18:59", .company: "Inversiones Luna", .phone: "300 123 4567",
            .receipt: "R-1042-117", .collector: "Maximiliano", .link: "https://pagos.example.co/d/1042",
            .method: "Transferencia", .reason: "Monto equivocado",
            .text: language.choose(
                es: "desde el 1/12/2026 atendemos de 8 a.m. a 5 p.m. y los sábados de 8 a.m. a 1 p.m.",
                en: "from 1 Dec 2026 we are open from 8 a.m. to 5 p.m., on Saturdays from 8 a.m. to 1 p.m."),
        ])
        // A Wednesday: the longest abbreviation that SMS spells with its accent.
        values.set(.date, Day(number: 20_782), in: kind, language)
        // Only collection speaks of all loans at once.
        values.set(loans: kind.contactClass == .collection ? ["1042", "1077"] : ["1042"], language)
        values.set(.amount, Money(12_500_000))
        values.set(.balance, Money(12_500_000))
        values.set(.total, Money(15_000_000))
        values.set(.installmentAmount, Money(1_250_000))
        values.set(.installments, 120)
        values.set(.daysPastDue, 365)
        return values
    }
}
