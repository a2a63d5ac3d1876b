/// All templates in force: those built in, and over them those of the data directory.
package struct TemplateCatalogue: Sendable {
    /// Templates that cannot be read, by file name. They do not fall back to the built-in text: somebody wanted
    /// something else to be said.
    package private(set) var broken: [TemplateKey: TemplateError] = [:]
    private var templates: [TemplateKey: Template] = [:]

    /// Of two files of one name the later one wins; files that are no templates are passed over.
    package init(files: some Sequence<(name: String, text: String)>) {
        var latest: [TemplateKey: String] = [:]
        for file in files {
            if let key = TemplateKey(fileName: file.name) { latest[key] = file.text }
        }
        for (key, text) in latest {
            do throws(TemplateError) {
                templates[key] = try Template(key: key, file: text)
            } catch {
                broken[key] = error
            }
        }
    }

    package func template(
        _ kind: MessageKind, _ channel: Channel, _ language: Language
    ) throws(TemplateError) -> Template {
        let key = TemplateKey(kind, channel, language)
        if let template = templates[key] { return template }
        throw broken[key] ?? .missing(key)
    }

    package var all: [Template] { TemplateKey.all.compactMap { templates[$0] } }
}
