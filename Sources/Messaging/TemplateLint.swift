/// Reads a text for clients as a strict supervisor would, before it is saved or sent.
package enum TemplateLint {
    /// Twilio's limit for `Body` (21617), in UTF-16 units.
    package static let longestBody = 1600
    /// WhatsApp's limit for an approved template with its variables (63021).
    package static let longestWhatsAppTemplate = 1024

    /// A template file that somebody wants to save.
    package static func problems(key: TemplateKey, file: String) -> [TemplateProblem] {
        do throws(TemplateError) {
            return problems(in: try Template(key: key, file: file))
        } catch {
            return [.unusable(error)]
        }
    }

    package static func problems(in template: Template) -> [TemplateProblem] {
        var problems = problems(inText: template.text)
        if !template.required.contains(.company) { problems.append(.missingSender) }
        if template.key.kind.contactClass != .transactional, !offersOptOut(template.text) {
            problems.append(.missingOptOut)
        }
        return problems + sizeProblems(template)
    }

    /// Text of the operator's own: a notice, or a test message.
    package static func problems(inText text: String) -> [TemplateProblem] {
        let words = PlainWords.of(withoutPlaceholders(text))
        var problems: [TemplateProblem] = []
        if let word = PlainWords.first(of: LintWords.threats, in: words) { problems.append(.threat(word)) }
        if let word = PlainWords.first(of: LintWords.bureaux, in: words) { problems.append(.creditBureau(word)) }
        if let word = PlainWords.first(of: LintWords.reasons, in: words) { problems.append(.asksReason(word)) }
        if let word = PlainWords.first(of: LintWords.deadlines, in: words) { problems.append(.inventedDeadline(word)) }
        if shouts(withoutPlaceholders(text)) { problems.append(.shouting) }
        if text.utf16.count > longestBody {
            problems.append(.tooLong(characters: text.utf16.count, limit: longestBody))
        }
        return problems
    }

    private static func sizeProblems(_ template: Template) -> [TemplateProblem] {
        guard let sample = try? template.rendered(.large(template.key.language)) else { return [] }
        let limit = template.contentSid == nil ? longestBody : longestWhatsAppTemplate
        if sample.utf16.count > limit, template.text.utf16.count <= longestBody {
            return [.tooLong(characters: sample.utf16.count, limit: limit)]
        }
        guard template.key.channel == .sms else { return [] }
        let count = SegmentCount.of(sample)
        var problems: [TemplateProblem] = []
        let odd = sample.first { $0.unicodeScalars.contains { GSM7.septets($0) == 0 } }
        if let odd { problems.append(.outsideGSM7(String(odd))) }
        if count.segments > 1 { problems.append(.manySegments(count.segments)) }
        return problems
    }

    private static func offersOptOut(_ text: String) -> Bool {
        PlainWords.first(of: ["salir", "stop", "baja"], in: PlainWords.of(text)) != nil
    }

    /// Two words of four or more capitals that are no keyword, or a run of exclamation marks.
    private static func shouts(_ text: String) -> Bool {
        if zip(text, text.dropFirst()).contains(where: { $0 == "!" && $1 == "!" }) { return true }
        let loud = text.split(whereSeparator: { !$0.isLetter && !$0.isNumber }).filter { word in
            word.count >= 4 && word.allSatisfy(\.isUppercase) && !LintWords.keywords.contains(String(word))
        }
        return loud.count >= 2
    }

    private static func withoutPlaceholders(_ text: String) -> String {
        var result = ""
        var inside = false
        for character in text {
            if character == "{" { inside = true }
            if !inside { result.append(character) }
            if character == "}" { inside = false }
        }
        return result
    }
}

extension TemplateValues {
    /// Long but believable values, to judge a template by.
    package static func large(_ language: Language) -> TemplateValues {
        TemplateValues([
            .name: "Maximiliano", .amount: "$12.500.000", .date: language.choose(es: "mié 23/11", en: "Wed 23 Nov"),
            .time: "18:59", .loan: language.choose(es: "1042 y 1077", en: "1042 and 1077"), .company: "DIAMANTE PRO",
            .phone: "300 123 4567", .receipt: "R-1042-117", .balance: "$12.500.000", .installments: "120",
            .installmentAmount: "$1.250.000", .total: "$15.000.000", .daysPastDue: "365", .collector: "Maximiliano",
            .link: "https://pagos.example.co/d/1042", .method: "Transferencia", .reason: "Monto equivocado",
            .text: language.choose(
                es: "desde el 1/12/2026 atendemos de 8 a.m. a 5 p.m. y los sábados de 8 a.m. a 1 p.m.",
                en: "from 1 Dec 2026 we are open from 8 a.m. to 5 p.m., on Saturdays from 8 a.m. to 1 p.m."),
        ])
    }
}
