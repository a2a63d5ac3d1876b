import Embedded
import Messaging

/// The texts, prices and error sentences: compiled in, and over them the files of the same name in the data directory.
struct HouseFiles {
    let directory: DataDirectory

    init(_ directory: DataDirectory) {
        self.directory = directory
    }

    func templates() -> TemplateCatalogue {
        var files = Embedded.files.map { (name: $0.name, text: String(decoding: $0.bytes, as: UTF8.self)) }
        for key in TemplateKey.all {
            if let text = try? TextFile.read(directory.templates + "/" + key.fileName) {
                files.append((name: key.fileName, text: text))
            }
        }
        return TemplateCatalogue(files: files)
    }

    func priceList(_ language: Language) throws(Failure) -> PriceList {
        do {
            return try PriceList(csv: text("tarifas.csv"))
        } catch {
            throw Failure(.configuration, "tarifas.csv: " + error.sentence(language))
        }
    }

    /// The sentences for Twilio's errors.
    func errorTable() -> ErrorTable {
        // The built-in one is read by a test, one's own by `checkOwn`.
        (try? ErrorTable(csv: text("errores-twilio.csv"))) ?? ErrorTable()
    }

    /// A file of one's own that cannot be read must be said before anything is done with its absence.
    func checkOwn(_ language: Language) throws(Failure) {
        guard let own = try? TextFile.read(directory.file("errores-twilio.csv")) else { return }
        do {
            _ = try ErrorTable(csv: own)
        } catch {
            throw Failure(.configuration, "errores-twilio.csv: " + error.sentence(language))
        }
    }

    /// The own file where there is one, else what is built in.
    private func text(_ name: String) -> String {
        if let own = try? TextFile.read(directory.file(name)) { return own }
        return Embedded.files.first { $0.name == name }.map { String(decoding: $0.bytes, as: UTF8.self) } ?? ""
    }
}
