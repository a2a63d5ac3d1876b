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

/// One template file as it stands: what comes with the program, and what somebody here wrote over it.
package struct TemplateSource: Sendable, Equatable {
    package let key: TemplateKey
    package let builtIn: String
    /// Nil: the built-in text is in force.
    package let own: String?

    package init(key: TemplateKey, builtIn: String, own: String?) {
        self.key = key
        self.builtIn = builtIn
        // A copy of the built-in text is the built-in text.
        self.own = own == builtIn ? nil : own
    }

    package var isOwn: Bool { own != nil }
    package var file: String { own ?? builtIn }
    /// Nil when it cannot be read.
    package var template: Template? { try? Template(key: key, file: file) }
}
