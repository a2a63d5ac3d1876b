import ArgumentParser
import Glibc
import Lending
import Messaging
import Store

struct BackupCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: HelpWords.name(of: .backup),
        abstract: .both(
            es: "Copia la base de datos, en uso o no, y comprueba la copia.",
            en: "Copies the database, in use or not, and checks the copy."),
        aliases: HelpWords.aliases(of: .backup))

    @Argument(help: .both(es: "Archivo nuevo.", en: "A new file.", value: ("archivo", "file"))) var archivo: String
    @OptionGroup var output: OutputOptions

    func run() throws {
        let house = try House()
        guard house.me.role.seesEverything else { throw StoreError.notAllowed(house.me.role) }
        guard access(archivo, F_OK) != 0 else {
            throw Failure(
                .refused,
                house.say(
                    es: "Ya existe \(archivo): use otro nombre, por ejemplo con la fecha.",
                    en: "\(archivo) exists already: use another name, for example with the date."))
        }
        // A folder that is not there, or not ours, is not the database's fault.
        let folder = archivo.lastIndex(of: "/").map { String(archivo[...$0]) } ?? "."
        guard access(folder, W_OK | X_OK) == 0 else {
            throw FileError(path: archivo, code: errno, isWriting: true)
        }
        try house.store.backup(to: archivo)
        try house.store.set(.lastBackup, String(house.store.clock.now.milliseconds))
        Printing.out(
            output.json
                ? JSON.object([("archivo", .string(archivo))]).text
                : house.say(
                    es: "Respaldo escrito y comprobado: \(archivo)", en: "Backup written and checked: \(archivo)"))
    }
}

struct VerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: HelpWords.name(of: .verify),
        abstract: .both(
            es: "Comprueba que la base de datos está sana y las cuentas cuadran.",
            en: "Checks that the database is sound and the books agree."),
        aliases: HelpWords.aliases(of: .verify))

    @OptionGroup var output: OutputOptions

    func run() throws {
        let house = try House()
        let problems = try house.store.integrityProblems() + house.store.ledgerProblems() + house.store.outboxProblems()
        if output.json {
            Printing.out(JSON.object([("problemas", .array(problems.map { .string($0) }))]).text)
        } else if problems.isEmpty {
            Printing.out(house.say(es: "Todo cuadra.", en: "All is well."))
        } else {
            for problem in problems { Printing.out(problem) }
        }
        if !problems.isEmpty {
            throw Failure(
                .refused,
                house.say(
                    es: "Hay problemas: haga un respaldo y avise a soporte.",
                    en: "There are problems: make a backup and tell support."))
        }
    }
}
