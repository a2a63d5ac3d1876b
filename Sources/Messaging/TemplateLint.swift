/// Reads a text for clients as a strict supervisor would, before it is saved or sent.
package enum TemplateLint {
    /// Twilio's limit for `Body` (21617), in UTF-16 units.
    package static let longestBody = 1600
    /// WhatsApp's limit for an approved template with its variables (63021).
    package static let longestWhatsAppTemplate = 1024

    /// A template file that somebody wants to save. `unset` is what this business has not configured.
    package static func problems(key: TemplateKey, file: String, unset: Set<Placeholder> = []) -> [TemplateProblem] {
        do throws(TemplateError) {
            return problems(in: try Template(key: key, file: file), unset: unset)
        } catch {
            return [.unusable(error)]
        }
    }

    package static func problems(in template: Template, unset: Set<Placeholder> = []) -> [TemplateProblem] {
        var problems = problems(inText: template.text)
        if template.isEmptyWithoutOptionals { problems.append(.emptyResult) }
        problems += valueProblems(template, unset)
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

    /// Values that its messages will not have.
    private static func valueProblems(_ template: Template, _ unset: Set<Placeholder>) -> [TemplateProblem] {
        let known = template.key.kind.placeholders
        var problems: [TemplateProblem] = []
        for placeholder in template.placeholders where !known.contains(placeholder) {
            problems.append(.notOfThisKind(placeholder, known: known))
        }
        for placeholder in template.required where placeholder.mayBeMissing && known.contains(placeholder) {
            problems.append(unset.contains(placeholder) ? .neverFilled(placeholder) : .sometimesMissing(placeholder))
        }
        guard template.key.channel == .whatsapp else {
            return template.contentSid == nil ? problems : problems + [.contentSidOnSMS]
        }
        guard template.contentSid != nil else { return problems }
        for placeholder in template.variables where !template.required.contains(placeholder) {
            if !known.contains(placeholder) {
                problems.append(.notOfThisKind(placeholder, known: known))
            } else if placeholder.mayBeMissing {
                problems.append(.emptyVariable(placeholder))
            }
        }
        return problems
    }

    private static func sizeProblems(_ template: Template) -> [TemplateProblem] {
        guard let sample = try? template.rendered(.large(template.key.kind, template.key.language)) else { return [] }
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
