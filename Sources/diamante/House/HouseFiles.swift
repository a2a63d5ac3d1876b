import Embedded
import Glibc
import Messaging

/// The texts, prices and error sentences: compiled in, and over them the files of the same name in the data directory.
struct HouseFiles {
    let directory: DataDirectory

    init(_ directory: DataDirectory) {
        self.directory = directory
    }

    func templates() -> TemplateCatalogue {
        TemplateCatalogue(files: templateSources().map { (name: $0.key.fileName, text: $0.file) })
    }

    func priceList(_ language: Language) throws(Failure) -> PriceList {
        do {
            return try PriceList(csv: text("tarifas.csv"))
        } catch {
            throw Failure(.configuration, "tarifas.csv: " + error.sentence(language))
        }
    }

    /// What clients are read before they authorise messages, in the name of this company.
    func consentText(_ language: Language, company: String, phone: String) throws(ConsentText.Problem) -> ConsentText {
        let name = Self.consentTextName(language)
        let own = try? TextFile.bytes(directory.file(name))
        return try ConsentText(file: own ?? Embedded.file(name)?.bytes ?? [], company: company, phone: phone)
    }

    /// Whether the house has a text of its own, and does not go by the one that comes with the program.
    func hasOwnConsentText(_ language: Language) -> Bool {
        access(directory.file(Self.consentTextName(language)), F_OK) == 0
    }

    static func consentTextName(_ language: Language) -> String { "autorizacion.\(language.rawValue).txt" }

    /// Another value once a template, the price list or the authorisation was changed, added or removed: what a file's
    /// times, size and place tell, without opening it.
    func stamp() -> UInt64 {
        var stamp = FileStamp()
        stamp.add(directory.file("tarifas.csv"))
        for language in Language.allCases { stamp.add(directory.file(Self.consentTextName(language))) }
        // Nobody has templates of their own as long as there is no directory for them.
        guard stamp.add(directory.templates) else { return stamp.value }
        for key in TemplateKey.all { stamp.add(directory.templates + "/" + key.fileName) }
        return stamp.value
    }

    /// The sentences for Twilio's errors.
    func errorTable() -> ErrorTable {
        // The built-in one is read by a test, one's own by `checkOwn`.
        (try? ErrorTable(csv: text("errores-twilio.csv"))) ?? ErrorTable()
    }

    /// A file of one's own that cannot be read must be said before anything is done with its absence.
    func checkOwn(_ language: Language) throws(Failure) {
        if let own = try? TextFile.read(directory.file("errores-twilio.csv")) {
            do {
                _ = try ErrorTable(csv: own)
            } catch {
                throw Failure(.configuration, "errores-twilio.csv: " + error.sentence(language))
            }
        }
        let name = Self.consentTextName(language)
        guard let own = try? TextFile.bytes(directory.file(name)) else { return }
        do throws(ConsentText.Problem) {
            // With any names: which they are is another matter.
            _ = try ConsentText(file: own, company: "-", phone: "-")
        } catch {
            throw Failure(.configuration, name + ": " + error.sentence(language))
        }
    }

    /// The own file where there is one, else what is built in.
    private func text(_ name: String) -> String {
        if let own = try? TextFile.read(directory.file(name)) { return own }
        return Embedded.file(name)?.text ?? ""
    }
}

/// What the kernel knows of some files, as one number.
struct FileStamp {
    private(set) var value: UInt64 = 0xcbf2_9ce4_8422_2325

    /// Whether there is such a file.
    @discardableResult
    mutating func add(_ path: String) -> Bool {
        var info = stat()
        guard stat(path, &info) == 0 else {
            mix(0)
            return false
        }
        mix(UInt64(truncatingIfNeeded: info.st_mtim.tv_sec))
        mix(UInt64(truncatingIfNeeded: info.st_mtim.tv_nsec))
        mix(UInt64(truncatingIfNeeded: info.st_size))
        mix(UInt64(truncatingIfNeeded: info.st_ino))
        return true
    }

    private mutating func mix(_ number: UInt64) {
        value = (value ^ number) &* 0x100_0000_01b3
        value ^= value >> 29
    }
}
