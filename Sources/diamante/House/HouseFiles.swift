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

    func errorTable(_ language: Language) throws(Failure) -> ErrorTable {
        do {
            return try ErrorTable(csv: text("errores-twilio.csv"))
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
