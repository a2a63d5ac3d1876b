package import Messaging

/// The templates as files, which the executable reads and writes; the console opens no file itself.
package struct TemplateShelf {
    /// Every template as it stands now, in the order of `TemplateKey.all`.
    package var sources: () -> [TemplateSource]
    /// Writes the file as a whole, or throws a sentence.
    package var save: (TemplateKey, String) throws -> Void
    /// Lets the built-in text hold again.
    package var restore: (TemplateSource) throws -> Void
    /// Placeholders that no message of this business can fill in.
    package var unset: Set<Placeholder>

    package init(
        sources: @escaping () -> [TemplateSource], save: @escaping (TemplateKey, String) throws -> Void,
        restore: @escaping (TemplateSource) throws -> Void, unset: Set<Placeholder>
    ) {
        self.sources = sources
        self.save = save
        self.restore = restore
        self.unset = unset
    }
}
