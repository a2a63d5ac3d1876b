import ArgumentParser
import Messaging
import Store

struct RestoreCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: HelpWords.name(of: .restore),
        abstract: .both(
            es: "Pone un respaldo en el lugar de la base de datos; nadie más puede estar dentro.",
            en: "Puts a backup in the place of the database; nobody else may be in it."),
        discussion: .both(
            es: "Lo que el respaldo tenía sin enviar queda sin resolver y los envíos quedan en pausa.",
            en: "What the backup had not sent becomes unresolved, and sending is paused."),
        aliases: HelpWords.aliases(of: .restore))

    @Argument(
        help: .both(
            es: "Archivo que hizo \(Language.es.call(.backup)).", en: "A file that \(Language.en.call(.backup)) made.",
            value: ("archivo", "file")))
    var archivo: String
    @OptionGroup var output: OutputOptions

    func run() throws {
        let environment = Variables.environment()
        let directory = DataDirectory.locate(environment)
        let variables = Variables(environment: environment, files: directory.environmentFiles)
        let configuration = try Configuration(variables, login: LoginName.current(variables))
        let done = try Restoration(directory: directory, configuration: configuration).run(archivo)
        guard !output.json else {
            return Printing.out(
                JSON.object([
                    ("archivo", .string(archivo)), ("sin_resolver", .integer(done.restored.unresolved)),
                    ("hasta", .string(done.knownUntil)), ("anterior", .string(done.before)),
                ]).text)
        }
        for line in lines(done, configuration.language) { Printing.out(line) }
    }

    private func lines(_ done: Restoration.Done, _ language: Language) -> [String] {
        var lines = [language.choose(es: "Restaurado: \(archivo).", en: "Restored: \(archivo).")]
        if let until = done.knownUntil {
            lines.append(
                language.choose(
                    es: "Llega hasta el \(until): lo que se anotó después no está.",
                    en: "It reaches until \(until): what was written down later is not in it."))
        }
        if done.restored.unresolved > 0 {
            let number = done.restored.unresolved
            lines.append(
                language.count(
                    number,
                    es: (
                        "mensaje sin enviar queda sin resolver: nadie sabe si salió. Decida en Mensajes.",
                        "mensajes sin enviar quedan sin resolver: nadie sabe si salieron. Decida en Mensajes."
                    ),
                    en: (
                        "message that was not sent is unresolved: nobody knows whether it went. Decide in Messages.",
                        "messages that were not sent are unresolved: nobody knows whether they went. Decide in Messages."
                    )))
        }
        lines.append(
            language.choose(
                es: "Los envíos quedan en pausa: reanúdelos con w en la consola o "
                    + language.call(.mensajero, "--reanudar") + ".",
                en: "Sending is paused: resume it with w on the console or " + language.call(.mensajero, "--resume")
                    + "."))
        if let before = done.before {
            lines.append(
                language.choose(
                    es: "La base anterior quedó en \(before).", en: "The database before lies in \(before)."))
        }
        return lines
    }
}
