import ArgumentParser
import Glibc
import Messaging

/// The console and its commands in one executable.
@main
struct Diamante: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diamante",
        abstract: .both(
            es: "La consola del pequeño prestamista: quién debe, pagos, y mensajes por WhatsApp y SMS.",
            en: "The console of the small lender: who owes what, payments, and messages by WhatsApp and SMS."),
        discussion: .both(
            es: "Sin comando abre la consola. "
                + "Códigos de salida: 0 hecho, 1 rechazado, 2 uso, 3 configuración, 4 ocupado.",
            en: "Without a command it opens the console. "
                + "Exit codes: 0 done, 1 refused, 2 usage, 3 configuration, 4 busy."),
        version: "1.0.0",
        subcommands: [
            MensajeroCommand.self, StatusCommand.self, TestSMSCommand.self, TestWhatsAppCommand.self,
            ReminderCommand.self, OverdueCommand.self, RemindersCommand.self, ConfirmPaymentCommand.self,
            LoanApprovedCommand.self,
            NoticeCommand.self, PaymentCommand.self, ContactCommand.self, ImportCommand.self, ExportCommand.self,
            MessagesCommand.self, WithdrawCommand.self, ResolveCommand.self, PersonCommand.self, SettingCommand.self,
            HolidayCommand.self, TemplatesCommand.self, BackupCommand.self, RestoreCommand.self, VerifyCommand.self,
            SimulatorCommand.self,
        ])

    @Flag(
        name: .long,
        help: .both(
            es: "Abre una demostración con datos inventados y un Twilio simulado; nada sale de la máquina.",
            en: "Opens a demonstration with invented data and a simulated Twilio; nothing leaves the machine."))
    var demo = false

    @Flag(
        name: .both(es: "solo-lectura", en: "read-only"),
        help: .both(es: "Abre la consola sin poder cambiar nada.", en: "Opens the console unable to change anything."))
    var readOnly = false

    func run() throws {
        try ConsoleSession.run(demo: demo, readOnly: readOnly)
    }

    static func main() {
        // A reader that went away (`| head`) ends a command quietly.
        signal(SIGPIPE, SIG_IGN)
        holdStandardStreams()
        do {
            // Nothing to parse: the console is opened without the parser's look at every command there is.
            guard CommandLine.arguments.count > 1 else { return try ConsoleSession.run(demo: false, readOnly: false) }
            var command = try parseAsRoot()
            try refuseConsoleOptions(beside: command)
            try command.run()
        } catch {
            leave(with: error)
        }
    }

    /// A stream that was closed before the start is held, so that using it fails: else the first file to be opened would
    /// get its number, and what is printed would be written into that file.
    private static func holdStandardStreams() {
        for stream in STDIN_FILENO...STDERR_FILENO where fcntl(stream, F_GETFD) < 0 {
            _ = open("/dev/null", stream == STDIN_FILENO ? O_WRONLY : O_RDONLY)
        }
    }

    /// `--demo` and `--solo-lectura` belong to the console. The parser takes them before and behind a command as well, where
    /// they would promise what it does not keep.
    private static func refuseConsoleOptions(beside command: any ParsableCommand) throws {
        let options = CommandLine.arguments.dropFirst().prefix { $0 != "--" }
        guard !(command is Diamante),
            let found = options.first(where: ["--demo", "--solo-lectura", "--read-only"].contains)
        else { return }
        throw Failure(
            .usage,
            FailureSentence.currentLanguage.choose(
                es: "\(found) es de la consola y no vale para un comando: quítelo.",
                en: "\(found) belongs to the console and not to a command: remove it."))
    }

    /// Says what went wrong in one sentence and ends with the status the contract names.
    private static func leave(with error: any Error) -> Never {
        if let failure = FailureSentence.failure(for: error) {
            Printing.note(failure.sentence)
            JSONRefusal.print(failure.sentence, failure.status.rawValue)
            Glibc.exit(failure.status.rawValue)
        }
        let code = exitCode(for: error)
        let text = SpanishHelp.translated(fullMessage(for: error), FailureSentence.currentLanguage)
        if code.isSuccess {
            if !text.isEmpty { Printing.out(text) }
            Glibc.exit(ExitStatus.done.rawValue)
        }
        if !text.isEmpty { Printing.note(text) }
        let status = code == .validationFailure ? ExitStatus.usage.rawValue : code.rawValue
        // Without how the command is used.
        let sentence = SpanishHelp.translated("Error: " + message(for: error), FailureSentence.currentLanguage)
        JSONRefusal.print(sentence.hasPrefix("Error: ") ? String(sentence.dropFirst(7)) : sentence, status)
        Glibc.exit(status)
    }
}
