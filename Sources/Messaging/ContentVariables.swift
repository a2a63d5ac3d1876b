/// The `ContentVariables` of an approved WhatsApp template: `{"1":"María","2":"$50.000"}`.
package enum ContentVariables {
    /// Twilio refuses null, empty values, line breaks, tabs and more than four spaces in a row (21656): values are made
    /// one line of single spaces, and an empty one is an error here.
    package static func json(_ template: Template, _ values: TemplateValues) throws(TemplateError) -> String {
        var result = "{"
        for (index, placeholder) in template.variables.enumerated() {
            let line = PlainLine.of(try Template.value(of: placeholder, in: values))
            if index > 0 { result += "," }
            result += "\"\(index + 1)\":" + quoted(Composition.composed(line))
        }
        return result + "}"
    }

    private static func quoted(_ value: String) -> String {
        var result = String.UnicodeScalarView("\"".unicodeScalars)
        for scalar in value.unicodeScalars {
            // Controls cannot be here: `PlainLine` took them out.
            if scalar == "\"" || scalar == "\\" { result.append("\\") }
            result.append(scalar)
        }
        result.append("\"")
        return String(result)
    }
}
